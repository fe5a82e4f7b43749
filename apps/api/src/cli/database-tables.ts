import type { ClientBase } from 'pg';

export interface DatabaseTable {
  readonly name: string;
  /** Without generated ones, which compute themselves. */
  readonly columns: readonly string[];
  /** Columns numbered by a sequence. */
  readonly identityColumns: readonly string[];
  /** Whether row-level security binds even the owner. */
  readonly isForced: boolean;
}

/** TypeORM's own list of what was applied; it belongs to the schema, not to the data. */
const MIGRATIONS_TABLE = 'migrations';

/** Pulso's tables, each after those it refers to. BullMQ's are left out: they are rebuilt from the ledger. */
export async function listTables(client: ClientBase): Promise<DatabaseTable[]> {
  const { rows } = await client.query<DatabaseTable & { refersTo: string[] }>(
    `SELECT c.relname AS name, c.relforcerowsecurity AS "isForced",
            ARRAY(SELECT attname::text FROM pg_attribute
                   WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
            ARRAY(SELECT attname::text FROM pg_attribute
                   WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attidentity <> '' ORDER BY attnum) AS "identityColumns",
            ARRAY(SELECT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
                   WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS "refersTo"
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> $1
      ORDER BY c.relname`,
    [MIGRATIONS_TABLE],
  );
  const sorted: typeof rows = [];
  while (sorted.length < rows.length) {
    const next = rows.find((table) => !sorted.includes(table) && table.refersTo.every((name) => sorted.some((done) => done.name === name)));
    if (!next) throw new Error('The tables refer to each other in a circle');
    sorted.push(next);
  }
  return sorted;
}

export async function listMigrations(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY timestamp`);
  return rows.map(({ name }) => name);
}

/** Names come from the catalogue or from a file, so they are quoted wherever they enter a statement. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
