import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { JOBS } from '@pulso/contracts';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { processRole } from './config/process-role.js';
import { firstRun } from './modules/demo/first-run.js';
import { CheckReadiness } from './modules/operations/check-readiness.js';
import { assertClock } from './platform/database/assert-clock.js';
import { migrate } from './platform/database/migrate.js';
import { DispatchPool, IntakePool } from './platform/database/pools.js';
import { runtimeUrl } from './platform/database/runtime-roles.js';
import { closingConnections } from './platform/http/close-connections.js';
import { configureHttp } from './platform/http/configure-http.js';
import { httpAdapter } from './platform/http/http-adapter.js';
import { Log } from './platform/logging/log.js';
import { openPostgresBackend, openRedisBackend, type QueueBackend } from './platform/queues/queue-backend.js';
import { openSocketServer } from './platform/realtime/open-socket-server.js';
import { SharedSocketAdapter } from './platform/realtime/shared-socket-adapter.js';

export interface RunningServer {
  readonly url: string;
  /** Takes nothing new, finishes what was taken, and lets go of everything but the database server itself. */
  close(): Promise<void>;
}

/** Starts one process of Pulso on a database that is up: schema, first run, then HTTP, sockets and workers as its role says. */
export async function startServer(config: Config, ownerUrl: string, report: (line: string) => void): Promise<RunningServer> {
  const log = new Log(config.logLevel);
  const role = processRole(config);
  await migrate(ownerUrl);
  await assertClock(ownerUrl);
  if (role.serves) await firstRun(config, ownerUrl, report);
  const backend = openQueueBackend(config, ownerUrl, role.works);
  const sockets = openSocketServer(config.queue.backend === 'redis' ? config.queue.url : null);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot({ config, role, ownerUrl, log, backend, socketServer: sockets.server }),
    httpAdapter(config),
    { logger: log, abortOnError: false },
  );
  app.useWebSocketAdapter(new SharedSocketAdapter(app, sockets.server));
  await configureHttp(app);
  const closeServer = closingConnections(app.getHttpServer());
  await app.listen(config.port, config.host);
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    url: config.port === 0 ? `http://localhost:${port}` : config.publicUrl,
    close: async () => {
      app.get(CheckReadiness, { strict: false }).leave();
      const pools = [app.get(IntakePool), app.get(DispatchPool)];
      const dataSource = app.get(DataSource);
      await closeServer(() => app.close());
      await Promise.allSettled([...pools.map((pool) => pool.end()), dataSource.destroy(), backend.close(), sockets.close()]);
    },
  };
}

function openQueueBackend(config: Config, ownerUrl: string, works: boolean): QueueBackend {
  if (config.queue.backend === 'redis') return openRedisBackend(config.queue.url);
  return openPostgresBackend(runtimeUrl(ownerUrl, 'pulso_dispatch'), works ? JOBS.length : 0);
}
