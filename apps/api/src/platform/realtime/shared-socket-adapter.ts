import type { INestApplicationContext } from '@nestjs/common';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, Socket } from 'socket.io';

/** Lets Nest's gateways live on the one socket.io server of this process. */
export class SharedSocketAdapter extends IoAdapter {
  private attached = false;

  constructor(
    app: INestApplicationContext,
    private readonly server: Server,
  ) {
    super(app);
  }

  override createIOServer(): Server {
    if (!this.attached) this.server.attach(this.httpServer);
    this.attached = true;
    return this.server;
  }

  /** What a handler answers is its acknowledgement; no handler of ours sends more than that one. */
  override bindMessageHandlers(socket: Socket, handlers: MessageMappingProperties[]): void {
    for (const { message, callback } of handlers)
      socket.on(message as string, async (...sent: unknown[]) => {
        const { data, ack } = this.mapPayload(sent);
        const answer: unknown = await callback(data, ack);
        if (answer !== undefined) ack?.(answer);
      });
  }
}
