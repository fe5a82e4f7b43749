import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { grantRuntimeLogins } from './runtime-roles.js';

/** One migration at a time, whichever replica comes first. */
const MIGRATION_LOCK = 7_086_501;
const MINIMUM_SERVER_VERSION = 160_010;

/**
 * Brings a database to the newest schema: Pulso's tables, BullMQ's, and the runtime logins. Safe to run at every start.
 * @param ownerUrl a login that may create tables and roles
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    if (Number(rows[0]?.server_version_num) < MINIMUM_SERVER_VERSION)
      throw new Error(
        'Pulso needs PostgreSQL 16.10, 17.6 or newer: older servers leak statistics past row-level security (CVE-2025-8713).',
      );
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = new DataSource({
      type: 'postgres',
      url: ownerUrl,
      migrations: MIGRATIONS,
      migrationsTransactionMode: 'each',
      poolSize: 2,
    });
    await dataSource.initialize();
    try {
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
    await runMigrations(client);
    await client.query(BULLMQ_GRANTS);
    await grantRuntimeLogins(client, ownerUrl);
  } finally {
    await client.end();
  }
}

/**
 * Jobs carry ids only, so the queue's tables need no row-level security; they need frequent vacuum (rows live for milliseconds). BullMQ makes a
 * sequence for each queue at its first bulk addition, hence CREATE in its schema.
 */
const BULLMQ_GRANTS = /* sql */ `
GRANT USAGE, CREATE ON SCHEMA bullmq TO pulso_dispatch;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO pulso_dispatch;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA bullmq TO pulso_dispatch;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO pulso_dispatch;
ALTER TABLE bullmq.job SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE bullmq.event SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
`;
