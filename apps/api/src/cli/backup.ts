import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DomainError } from '@pulso/kernel';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { writeBackupFile, type BackupTrailer } from './backup-file.js';
import { listMigrations, listTables, quoteName } from './database-tables.js';

/**
 * Writes every table, as it stands at one moment, to a new file; Pulso may keep working meanwhile. Returns rows by table.
 * The key that opens sealed secrets (`secret.key`, PULSO_SECRET_KEY) is not in it.
 * @throws DomainError `backup.file-exists`
 */
export async function backup(ownerUrl: string, file: string, now = new Date()): Promise<BackupTrailer['tables']> {
  if (existsSync(file)) throw new DomainError('backup.file-exists', `${file} exists already: choose another name.`);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const migrations = await listMigrations(client);
    const tables = await listTables(client);
    // The owner is under forced row-level security like everyone, unless it happens to be a superuser.
    await client.query('SET LOCAL ROLE pulso_maintenance');
    const written: BackupTrailer['tables'] = [];
    await writeBackupFile(
      file,
      {
        format: 'pulso-backup-1',
        createdAt: now.toISOString(),
        migrations,
        tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
      },
      async function* ({ name, columns }) {
        const hash = createHash('sha256');
        let bytes = 0;
        const copy = client.query(copyTo(`COPY (SELECT ${columns.map(quoteName).join(', ')} FROM ${quoteName(name)}) TO STDOUT`));
        for await (const chunk of copy as AsyncIterable<Buffer>) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
        written.push({ name, rows: copy.rowCount, bytes, sha256: hash.digest('hex') });
      },
      () => ({ tables: written }),
    );
    return written;
  } finally {
    await client.end();
  }
}
