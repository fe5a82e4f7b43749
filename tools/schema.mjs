/** `npm run schema`: writes apps/api/src/migrations/schema.sql, what all migrations make of an empty database. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { buildWhatIsStale } from '../apps/api/bin/build-what-is-stale.mjs';

const REPOSITORY = path.resolve(import.meta.dirname, '..');
const FILE = path.join(REPOSITORY, 'apps/api/src/migrations/schema.sql');

if (!(await buildWhatIsStale(REPOSITORY))) process.exit(1);
const { startEmbeddedPostgres } = await import('../libs/embedded-postgres/dist/index.js');
const { migrate } = await import('../apps/api/dist/platform/database/migrate.js');
const { dumpSchema } = await import('../apps/api/dist/platform/database/dump-schema.js');

const folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-schema-'));
try {
  const server = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres'), durable: false });
  try {
    await migrate(server.url);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    writeFileSync(FILE, await dumpSchema(client));
    await client.end();
  } finally {
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(path.relative(process.cwd(), FILE));
