import { Injectable } from '@nestjs/common';
import type { ConsoleServerEvents } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import { SocketServer } from './socket-server.js';

/** The room of everyone signed in to one organization; a client never names a room itself. */
export function organizationRoom(organizationId: OrganizationId): string {
  return `organization:${organizationId}`;
}

/** The room of one session, so that ending the session ends its sockets on every replica. */
export function sessionRoom(sessionId: string): string {
  return `session:${sessionId}`;
}

/** The `/console` namespace, reachable from a process with or without sockets of its own. */
@Injectable()
export class ConsoleSockets {
  constructor(private readonly io: SocketServer) {}

  emit<Event extends keyof ConsoleServerEvents>(
    organizationId: OrganizationId,
    event: Event,
    ...parameters: Parameters<ConsoleServerEvents[Event]>
  ): void {
    this.io.server
      .of('/console')
      .to(organizationRoom(organizationId))
      .emit(event, ...parameters);
  }

  endSession(sessionId: string): void {
    const sockets = this.io.server.of('/console').in(sessionRoom(sessionId));
    sockets.emit('session:ended');
    sockets.disconnectSockets(true);
  }
}
