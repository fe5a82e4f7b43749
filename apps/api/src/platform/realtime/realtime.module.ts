import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Server } from 'socket.io';
import { ConsoleSockets } from './console-sockets.js';
import { LiveNotices } from './live-notices.js';
import { SocketServer } from './socket-server.js';

@Global()
@Module({})
export class RealtimeModule {
  static forRoot(server: Server): DynamicModule {
    return {
      module: RealtimeModule,
      providers: [{ provide: SocketServer, useValue: new SocketServer(server) }, ConsoleSockets, LiveNotices],
      exports: [SocketServer, ConsoleSockets, LiveNotices],
    };
  }
}
