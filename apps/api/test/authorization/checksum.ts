import type pg from 'pg';
import { TENANT_TABLES } from '../../src/migrations/tenant-tables.js';

/** One hash a table over every row, the times of last use aside; of one organization, or of all. */
export async function checksums(client: pg.Client, organizationId?: string): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const table of TENANT_TABLES) {
    const { rows } = await client.query<{ sum: string }>(
      `SELECT md5(coalesce(string_agg(line, E'\\n' ORDER BY line), '')) AS sum
         FROM (SELECT (to_jsonb(t) - 'last_seen_at' - 'last_used_at')::text AS line FROM ${table} t
                WHERE $1::uuid IS NULL OR organization_id = $1) lines`,
      [organizationId ?? null],
    );
    sums[table] = rows[0]!.sum;
  }
  return sums;
}
