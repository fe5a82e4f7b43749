import { randomBytes } from 'node:crypto';
import { startEmbeddedPostgres } from '@pulso/embedded-postgres';
import pg from 'pg';

/** A database of a test's own, migrated and empty. */
export interface TestDatabase {
  /** Connects as its owner, a superuser: row-level security does not hold for it. */
  readonly ownerUrl: string;
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>;
}

const TEMPLATE = 'pulso_template';
/** Any number that nothing else on the throw-away cluster locks. */
const TEMPLATE_LOCK = 711_001;
const CLONE_ATTEMPTS = 40;

/** A clone, some 50 ms, of the one template that `migrate` prepared for the whole Jest run. Needs the `integration` project. */
export async function cloneTestDatabase(migrate: (ownerUrl: string) => Promise<void>): Promise<TestDatabase> {
  const maintenanceUrl = await clusterUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onMaintenance(maintenanceUrl, async (client) => {
    // One at a time: the template is made once, and PostgreSQL clones only a template nobody is connected to.
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rowCount === 0) await makeTemplate(client, maintenanceUrl, migrate);
    await clone(client, name);
  });
  return {
    ownerUrl: withDatabase(maintenanceUrl, name),
    drop: () => onMaintenance(maintenanceUrl, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

async function clusterUrl(): Promise<string> {
  const dataDir = process.env.PULSO_TEST_CLUSTER;
  if (dataDir === undefined) throw new Error('Databases are for *.integration.spec.ts, run with --selectProjects integration');
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  // The Jest run holds the server, see jest-global-setup.ts; this process only lets go of watching it.
  await server.stop();
  return server.url;
}

async function makeTemplate(client: pg.Client, url: string, migrate: (ownerUrl: string) => Promise<void>): Promise<void> {
  const unfinished = `${TEMPLATE}_unfinished`;
  await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${unfinished}`);
  await migrate(withDatabase(url, unfinished));
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${TEMPLATE}`);
      return;
    } catch (error) {
      await waitIfInUse(error, attempt);
    }
  }
}

async function clone(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      return;
    } catch (error) {
      await waitIfInUse(error, attempt);
    }
  }
}

/** 55006: a session of the migration, or autovacuum, has not left yet. */
async function waitIfInUse(error: unknown, attempt: number): Promise<void> {
  if ((error as { code?: string }).code !== '55006' || attempt === CLONE_ATTEMPTS) throw error;
  await new Promise((resolve) => setTimeout(resolve, 50));
}

async function onMaintenance(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
