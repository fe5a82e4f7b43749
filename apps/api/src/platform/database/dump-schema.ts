import type { ClientBase } from 'pg';
import {
  COLUMNS,
  COLUMN_GRANTS,
  CONSTRAINTS,
  FOREIGN_KEYS,
  FUNCTIONS,
  FUNCTION_GRANTS,
  INDEXES,
  IS_FOR_EVERYONE,
  POLICIES,
  ROW_SECURITY,
  SCHEMA_GRANTS,
  SEQUENCES,
  SEQUENCE_OWNERS,
  TABLES,
  TABLE_GRANTS,
  TABLE_OPTIONS,
  TRIGGERS,
  UNKNOWN_OBJECTS,
} from './schema-queries.js';

const HEADER = `-- What all migrations make of an empty database; written by \`npm run schema\`, never by hand. A test compares it with a migrated database.
-- BullMQ's own schema is not here. Roles belong to the whole server and are made by the first migration.
SET check_function_bodies = off;`;

interface FunctionRow {
  readonly oid: number;
  readonly definition: string;
  readonly signature: string;
  readonly owner: string | null;
  readonly needsTables: boolean;
}

/**
 * Pulso's schema as SQL that makes it again: in an order that does not depend on how it came about, so that two databases are the same when
 * their texts are.
 * @throws Error on a kind of object that it could only leave out
 */
export async function dumpSchema(client: ClientBase): Promise<string> {
  await client.query('SET search_path = public');
  const lines = async (text: string, oid?: number): Promise<string[]> => {
    const { rows } = await client.query<{ text: string }>(text, oid === undefined ? [] : [oid]);
    return rows.map((row) => row.text).filter((line) => line !== '');
  };
  const unknown = await client.query<{ name: string }>(UNKNOWN_OBJECTS);
  if (unknown.rows.length > 0) throw new Error(`dump-schema.ts cannot write these yet: ${unknown.rows.map(({ name }) => name).join(', ')}`);

  const writeTable = async ({ oid, name }: { oid: number; name: string }): Promise<string> => {
    const parts = [...(await lines(COLUMNS, oid)), ...(await lines(CONSTRAINTS, oid))];
    const [options] = await lines(TABLE_OPTIONS, oid);
    const text = [`CREATE TABLE ${name} (`, parts.map((part) => `  ${part}`).join(',\n'), `)${options ? ` ${options}` : ''};`];
    for (const query of [INDEXES, TRIGGERS, ROW_SECURITY, POLICIES, TABLE_GRANTS, COLUMN_GRANTS]) text.push(...(await lines(query, oid)));
    return text.join('\n');
  };
  const writeFunction = async ({ oid, definition, signature, owner }: FunctionRow): Promise<string> => {
    const { rows } = await client.query<{ is: boolean }>(IS_FOR_EVERYONE, [oid]);
    return [
      `${definition.trimEnd()};`,
      ...(owner ? [`ALTER FUNCTION ${signature} OWNER TO ${owner};`] : []),
      ...(rows[0]!.is ? [] : [`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC;`]),
      ...(await lines(FUNCTION_GRANTS, oid)),
    ].join('\n');
  };
  const inTurn = async <Row>(rows: readonly Row[], write: (row: Row) => Promise<string>): Promise<string[]> => {
    const texts: string[] = [];
    for (const row of rows) texts.push(await write(row));
    return texts;
  };

  const { rows: functions } = await client.query<FunctionRow>(FUNCTIONS);
  const { rows: tables } = await client.query<{ oid: number; name: string }>(TABLES);
  const sections = [
    HEADER,
    (await lines(SCHEMA_GRANTS)).join('\n'),
    ...(await inTurn(
      functions.filter(({ needsTables }) => !needsTables),
      writeFunction,
    )),
    (await lines(SEQUENCES)).join('\n'),
    ...(await inTurn(tables, writeTable)),
    (await lines(SEQUENCE_OWNERS)).join('\n'),
    ...(await inTurn(
      functions.filter(({ needsTables }) => needsTables),
      writeFunction,
    )),
    (await lines(FOREIGN_KEYS)).join('\n'),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
