import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@pulso/embedded-postgres';
import { onDatabase } from './final-state.js';
import { embeddedOwnerUrl, killPostgres } from './postgres-processes.js';
import { PulsoProcess } from './pulso-process.js';
import { RedisServer } from './redis-server.js';
import { seedOrganization, type SeededOrganization } from '../seeded-organization.js';
import { seedAgreement } from './seed-agreement.js';
import { WebhookSink } from './webhook-sink.js';

export interface ClusterOptions {
  /** `redis`: processes of one role each on a database of their own; `postgres`: one process that is all and brings its database. */
  readonly backend: 'redis' | 'postgres';
  /** With Redis: how many of each. */
  readonly api?: number;
  readonly workers?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Long enough to be accepted; it protects nothing. */
const SECRET_KEY = 'chaos-chaos-chaos-chaos-chaos-chaos';

const ALERT_EVENTS = ['slo.at_risk', 'slo.breached', 'slo.recovered'];

/** Limits that no test load reaches, so that a refusal is a finding. */
const WIDE_LIMITS = Object.fromEntries(
  ['RATE_PER_KEY', 'BURST_PER_KEY', 'RATE_PER_IP', 'BURST_PER_IP'].map((name) => [`PULSO_INTAKE_${name}`, '100000']),
);

/** A whole installation of real parts on free ports, ended together with everything it wrote. */
export class Cluster {
  readonly processes: PulsoProcess[] = [];
  redis: RedisServer | null = null;
  /** Where every webhook of the installation goes. */
  sink!: WebhookSink;
  private postgres: EmbeddedPostgres | null = null;
  /** Who gives feedback, and where it counts. */
  organization!: SeededOrganization;

  private constructor(
    readonly folder: string,
    private readonly options: ClusterOptions,
  ) {}

  /** Ready to serve and to work, with one organization. Nothing is left behind when it cannot be started. */
  static async start(options: ClusterOptions): Promise<Cluster> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-chaos-'));
    chmodSync(folder, 0o755);
    const cluster = new Cluster(folder, options);
    try {
      cluster.sink = await WebhookSink.start();
      await (options.backend === 'redis' ? cluster.startSplit() : cluster.spawn('all', {}));
      await Promise.all(cluster.processes.map((one) => one.ready(undefined, 2)));
      cluster.organization = await onDatabase(cluster.ownerUrl, async (owner) => {
        const organization = await seedOrganization(owner);
        await seedAgreement(owner, organization, { sinkUrl: cluster.sink.url, secretKey: SECRET_KEY, events: ALERT_EVENTS });
        return organization;
      });
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  get apis(): PulsoProcess[] {
    return this.processes.filter(({ name }) => !name.startsWith('worker'));
  }

  get workers(): PulsoProcess[] {
    return this.processes.filter(({ name }) => !name.startsWith('api'));
  }

  get urls(): string[] {
    return this.apis.map(({ url }) => url);
  }

  /** Folder of the database server's files. */
  get postgresFolder(): string {
    return path.join(this.folder, 'postgres');
  }

  get ownerUrl(): string {
    return embeddedOwnerUrl(this.postgresFolder);
  }

  /** One more process; not waited for. */
  async spawn(role: 'all' | 'api' | 'worker', env: Readonly<Record<string, string>>): Promise<PulsoProcess> {
    const name = role === 'all' ? 'all' : `${role}-${this.processes.filter((one) => one.name.startsWith(role)).length + 1}`;
    const one = await PulsoProcess.spawn({
      name,
      supervised: true,
      env: {
        ROLE: role,
        PULSO_DATA_DIR: this.folder,
        PULSO_DEMO: 'false',
        PULSO_SECRET_KEY: SECRET_KEY,
        PULSO_EGRESS_ALLOW: '127.0.0.0/8',
        ...WIDE_LIMITS,
        ...this.options.env,
        ...env,
      },
    });
    this.processes.push(one);
    return one;
  }

  /** One more process of a split installation. */
  spawnSplit(role: 'api' | 'worker'): Promise<PulsoProcess> {
    if (!this.redis) throw new Error('A split installation talks through Redis');
    return this.spawn(role, { DATABASE_URL: this.ownerUrl, REDIS_URL: this.redis.url });
  }

  private async startSplit(): Promise<void> {
    [this.redis] = await Promise.all([RedisServer.start(), this.startPostgres()]);
    for (let n = 0; n < (this.options.api ?? 1); n++) await this.spawnSplit('api');
    for (let n = 0; n < (this.options.workers ?? 1); n++) await this.spawnSplit('worker');
  }

  /** The database of a split installation, which is watched over and brought back after a crash. */
  async startPostgres(): Promise<void> {
    this.postgres = await startEmbeddedPostgres({ dataDir: this.postgresFolder });
  }

  /** Takes the database of a split installation away until `startPostgres`. */
  async stopPostgres(): Promise<void> {
    await this.postgres?.stop();
    this.postgres = null;
  }

  /** Ends everything and removes all it wrote; each part even when another cannot be ended. */
  async stop(): Promise<void> {
    await Promise.allSettled(this.processes.map((one) => one.stop()));
    await Promise.allSettled([this.postgres?.stop(), this.redis?.stop(), this.sink?.stop()]);
    await killPostgres(this.postgresFolder);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
