import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server } from 'socket.io';

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
}
