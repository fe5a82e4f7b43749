import { Inject, type OnModuleDestroy } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayConnection, type OnGatewayInit } from '@nestjs/websockets';
import type { ConsoleServerEvents } from '@pulso/contracts';
import { DomainError, type Actor, type OrganizationId } from '@pulso/kernel';
import type { Namespace, Socket } from 'socket.io';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { permits } from '../../platform/http/authorize.guard.js';
import { SOCKET_ACCESS } from '../../platform/http/authz.table.js';
import { isOwnOrigin } from '../../platform/http/own-origin.js';
import { toProblem } from '../../platform/http/to-problem.js';
import { Log } from '../../platform/logging/log.js';
import { organizationRoom, sessionRoom } from '../../platform/realtime/console-sockets.js';
import { FindLiveSessions } from './find-live-sessions.js';
import { ResolveSession } from './resolve-session.js';

type Member = Extract<Actor, { kind: 'member' }>;
type NoEvents = Record<string, never>;
type ConsoleNamespace = Namespace<NoEvents, ConsoleServerEvents, NoEvents, { actor: Member }>;
type ConsoleSocket = Socket<NoEvents, ConsoleServerEvents, NoEvents, { actor: Member }>;

/** Sessions that ended while the word of it did not arrive are found after this long. */
const CHECK_EVERY_MS = 30_000;

/** Lets signed-in members listen to their organization. They are told, they say nothing. */
@WebSocketGateway({ namespace: '/console' })
export class ConsoleGateway implements OnGatewayInit<Namespace>, OnGatewayConnection<ConsoleSocket>, OnModuleDestroy {
  private namespace?: ConsoleNamespace;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly sessions: ResolveSession,
    private readonly liveSessions: FindLiveSessions,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  afterInit(namespace: Namespace): void {
    this.namespace = namespace as unknown as ConsoleNamespace;
    namespace.use((socket, next) => {
      this.authenticate(socket).then(
        (actor) => {
          socket.data.actor = actor;
          next();
        },
        (error: unknown) => {
          const { problem, isBug } = toProblem(error);
          if (isBug) this.log.error({ err: error, event: 'connect' }, 'console handshake failed');
          next(Object.assign(new Error(problem.code), { data: problem }));
        },
      );
    });
    this.timer = setInterval(() => void this.endStaleSockets(), CHECK_EVERY_MS);
    this.timer.unref();
  }

  async handleConnection(socket: ConsoleSocket): Promise<void> {
    socket.onAny(() => socket.disconnect(true));
    const { organizationId, sessionId } = socket.data.actor;
    await socket.join([organizationRoom(organizationId), sessionRoom(sessionId)]);
    // The session may have ended between the handshake and the room that its end is announced in.
    await this.endSockets(organizationId, [socket]);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Ends the sockets of this process whose session no longer holds, whoever ended it and whether or not we were told. */
  async endStaleSockets(): Promise<void> {
    const byOrganization = new Map<OrganizationId, ConsoleSocket[]>();
    for (const socket of this.namespace?.sockets.values() ?? []) {
      const { organizationId } = socket.data.actor;
      byOrganization.set(organizationId, [...(byOrganization.get(organizationId) ?? []), socket]);
    }
    for (const [organizationId, sockets] of byOrganization) await this.endSockets(organizationId, sockets);
  }

  private async endSockets(organizationId: OrganizationId, sockets: readonly ConsoleSocket[]): Promise<void> {
    try {
      const sessionIds = sockets.map((socket) => socket.data.actor.sessionId);
      const live = await this.liveSessions.execute(organizationId, [...new Set(sessionIds)]);
      for (const socket of sockets) if (!live.has(socket.data.actor.sessionId)) end(socket);
    } catch (error) {
      // Without a database nobody can be told anything new either; the next check decides.
      this.log.warning({ err: error, organizationId }, 'could not check console sessions');
    }
  }

  /** A browser sends the cookie along from any page, so the page must be ours: it names its origin on every WebSocket handshake. */
  private async authenticate({ handshake: { headers } }: Socket): Promise<Member> {
    const { origin, host, cookie } = headers;
    const site = headers['sec-fetch-site'];
    const isForeign =
      origin === undefined ? site !== undefined && site !== 'same-origin' : !isOwnOrigin(origin, host, this.config.publicUrl);
    if (isForeign) throw new DomainError('request.cross-site', 'The live connection is for the console itself.');
    const actor = await this.sessions.ofCookie(cookie);
    if (!actor) throw new DomainError('auth.required', 'Sign in first.');
    if (!permits(SOCKET_ACCESS['/console connect']!, actor)) throw new DomainError('auth.forbidden', 'Your role does not allow this.');
    return actor;
  }
}

function end(socket: ConsoleSocket): void {
  socket.emit('session:ended');
  socket.disconnect(true);
}
