import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@pulso/kernel';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { readBackupFile, type BackupHeader, type BackupTrailer } from './backup-file.js';
import { listMigrations, listTables, quoteName, type DatabaseTable } from './database-tables.js';

/**
 * Fills a migrated database from a backup, all of it or nothing. Returns rows by table.
 * @throws DomainError `backup.other-schema`, `backup.not-empty` (unless `replace`), `backup.damaged`, `backup.unreadable`
 */
export async function restore(ownerUrl: string, file: string, { replace = false } = {}): Promise<BackupTrailer['tables']> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c lock_timeout=10000' });
  await client.connect();
  try {
    await client.query('BEGIN');
    const tables = await listTables(client);
    const loaded: BackupTrailer['tables'] = [];
    const trailer = await readBackupFile(
      file,
      async (header) => {
        requireSameSchema(header, await listMigrations(client), tables);
        await openTables(client, tables);
        await requireEmpty(client, tables, replace);
      },
      async (table, content) => void loaded.push(await loadTable(client, table, content)),
    );
    requireEqual(loaded, trailer.tables);
    await closeTables(client, tables);
    await client.query('COMMIT');
    return loaded;
  } catch (error) {
    // A connection whose COPY was cut short may take no further statement; leaving rolls back as well.
    if ((error as { code?: string }).code === '55P03')
      throw new DomainError('backup.in-use', 'Something else uses the database: stop Pulso, then restore.');
    throw error;
  } finally {
    await client.end();
  }
}

function requireSameSchema(header: BackupHeader, migrations: readonly string[], tables: readonly DatabaseTable[]): void {
  const isSame =
    JSON.stringify(header.migrations) === JSON.stringify(migrations) &&
    JSON.stringify(header.tables) === JSON.stringify(tables.map(({ name, columns }) => ({ name, columns })));
  if (!isSame)
    throw new DomainError(
      'backup.other-schema',
      `The backup was made with the schema ${header.migrations.at(-1)}, this Pulso has ${migrations.at(-1)}: restore with the Pulso that made it.`,
    );
}

/** COPY does not fill a table whose row-level security binds the owner too; within this transaction it does not. */
async function openTables(client: pg.Client, tables: readonly DatabaseTable[]): Promise<void> {
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoteName(name)} NO FORCE ROW LEVEL SECURITY`);
}

async function requireEmpty(client: pg.Client, tables: readonly DatabaseTable[], replace: boolean): Promise<void> {
  if (replace) {
    await client.query(`TRUNCATE ${tables.map(({ name }) => quoteName(name)).join(', ')}`);
    return;
  }
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${quoteName(name)} LIMIT 1`);
    if (rowCount)
      throw new DomainError(
        'backup.not-empty',
        `The database holds data already (${name}): restore with --replace to lose it for the backup's.`,
      );
  }
}

async function loadTable(
  client: pg.Client,
  { name, columns }: BackupHeader['tables'][number],
  content: AsyncIterable<Buffer>,
): Promise<BackupTrailer['tables'][number]> {
  const hash = createHash('sha256');
  let bytes = 0;
  const copy = client.query(copyFrom(`COPY ${quoteName(name)} (${columns.map(quoteName).join(', ')}) FROM STDIN`));
  await pipeline(
    Readable.from(content),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    copy,
  );
  return { name, rows: copy.rowCount, bytes, sha256: hash.digest('hex') };
}

function requireEqual(loaded: BackupTrailer['tables'], promised: BackupTrailer['tables']): void {
  if (JSON.stringify(loaded) !== JSON.stringify(promised))
    throw new DomainError('backup.damaged', 'The backup does not match its own checksums; nothing was changed.');
}

/** Puts row-level security back as it was, and lets every sequence go on after the largest number in use. */
async function closeTables(client: pg.Client, tables: readonly DatabaseTable[]): Promise<void> {
  for (const { name, identityColumns, isForced } of tables) {
    for (const column of identityColumns) {
      await client.query(
        `SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoteName(column)}), 0) + 1, false) FROM ${quoteName(name)}`,
        [quoteName(name), column],
      );
    }
    if (isForced) await client.query(`ALTER TABLE ${quoteName(name)} FORCE ROW LEVEL SECURITY`);
  }
}
