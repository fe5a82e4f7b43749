import type { Server } from 'socket.io';

/** The socket.io server of this process, as Nest injects it. */
export class SocketServer {
  constructor(readonly server: Server) {}
}
