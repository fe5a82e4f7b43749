import pg from 'pg';
import { compareRollups } from '../modules/analysis/compare-rollups.js';

const SHOWN = 50;

/** Recomputes every slice from raw and says where they differ. @returns the exit code: 1 on any difference */
export async function rebuild(ownerUrl: string, report: (line: string) => void): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL ROLE pulso_maintenance');
    const { feedback, slices, differences } = await compareRollups(client);
    await client.query('ROLLBACK');
    for (const { what, key, stored, recomputed } of differences.slice(0, SHOWN))
      report(`${what} ${key}: stored ${stored}, recomputed ${recomputed}`);
    if (differences.length > SHOWN) report(`… and ${differences.length - SHOWN} more`);
    report(`${feedback} feedback, ${slices} slices, ${differences.length} differences`);
    return differences.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
}
