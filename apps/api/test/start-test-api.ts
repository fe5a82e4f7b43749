import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import pg from 'pg';
import type { Namespace } from 'socket.io';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import type { Config } from '../src/config/config.js';
import { loadConfig } from '../src/config/env.js';
import { DispatchPool, IntakePool } from '../src/platform/database/pools.js';
import { runtimeUrl } from '../src/platform/database/runtime-roles.js';
import { configureHttp } from '../src/platform/http/configure-http.js';
import { httpAdapter } from '../src/platform/http/http-adapter.js';
import { Log } from '../src/platform/logging/log.js';
import { openPostgresBackend } from '../src/platform/queues/queue-backend.js';
import { openSocketServer } from '../src/platform/realtime/open-socket-server.js';
import { SharedSocketAdapter } from '../src/platform/realtime/shared-socket-adapter.js';
import { createTestDatabase } from './test-database.js';

export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly url: string;
  /** Connected as the owner, for whom row-level security does not hold. */
  readonly owner: pg.Client;
  /** Every route there is, as `METHOD /pattern`, whether Nest made it or not. */
  readonly routes: readonly string[];
  /** Every socket event a client may send, as `/namespace event`. */
  readonly socketEvents: readonly string[];
  close(): Promise<void>;
}

export interface TestApiOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Planted beside the real ones. */
  readonly controllers?: readonly Type[];
  readonly providers?: readonly Type[];
  readonly override?: (builder: TestingModuleBuilder, ownerUrl: string) => TestingModuleBuilder;
}

/** The whole API on a database of its own: routes, guards, sockets, everything but workers. */
export async function startTestApi({ environment, controllers = [], providers = [], override }: TestApiOptions = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'pulso-api-'));
  const config = loadConfig({
    DATABASE_URL: database.ownerUrl,
    PULSO_SECRET_KEY: 'a key for tests, of thirty-two bytes and more',
    PULSO_DATA_DIR: dataDir,
    PULSO_DEMO: 'false',
    LOG_LEVEL: 'silent',
    // A matrix of every caller and route is more than any member asks in a minute.
    PULSO_API_RATE_PER_MEMBER: '1000000',
    PULSO_API_RATE_PER_KEY: '1000000',
    ...environment,
  });
  const backend = openPostgresBackend(runtimeUrl(database.ownerUrl, 'pulso_dispatch'), 0);
  const sockets = openSocketServer(null);
  const parts = {
    config,
    role: { serves: true, works: false },
    ownerUrl: database.ownerUrl,
    log: new Log(config.logLevel),
    backend,
    socketServer: sockets.server,
  };
  const builder = Test.createTestingModule({
    imports: [AppModule.forRoot(parts)],
    controllers: [...controllers],
    providers: [...providers],
  });
  const module = await (override ? override(builder, database.ownerUrl) : builder).compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(config), { logger: parts.log });
  const routes: string[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (each !== 'HEAD') routes.push(`${each} ${url}`);
    });
  app.useWebSocketAdapter(new SharedSocketAdapter(app, sockets.server));
  configureHttp(app);
  await app.listen(0, '127.0.0.1');
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  return {
    app,
    config,
    url: `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`,
    owner,
    routes,
    socketEvents: socketEventsOf(sockets.server._nsps.values()),
    close: async () => {
      const pools = [app.get(IntakePool), app.get(DispatchPool)];
      const dataSource = app.get(DataSource);
      await app.close();
      await Promise.allSettled([...pools.map((pool) => pool.end()), dataSource.destroy(), backend.close(), sockets.close(), owner.end()]);
      await database.drop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** What each namespace listens for, found by connecting a stand-in for a socket, whoever added the listeners. */
function socketEventsOf(namespaces: Iterable<Namespace>): string[] {
  return [...namespaces]
    .filter(({ name }) => name !== '/')
    .flatMap((namespace) => {
      const standIn = Object.assign(new EventEmitter(), {
        data: { sender: {}, actor: { organizationId: randomUUID(), sessionId: randomUUID() } },
        onAny: () => undefined,
        join: async () => undefined,
        disconnect: () => undefined,
      });
      for (const listener of namespace.listeners('connection')) (listener as (socket: unknown) => void)(standIn);
      return ['connect', ...standIn.eventNames()]
        .filter((event) => event !== 'disconnect')
        .map((event) => `${namespace.name} ${String(event)}`);
    });
}
