import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SCRIPT = String.raw`INSERT INTO bench_feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, rating_scale, rating_value, comment, context, source, occurred_at)
VALUES (':organization_id', gen_random_uuid(), ':id', ':service_id', gen_random_uuid()::text, '\x07', 'csat', 5, 'Todo bien, gracias.', '{}', 'http', now());
`;

/**
 * Single inserts a second that the server itself takes, by number of clients; null when pgbench is not installed.
 * @param {{ organization_id: string, id: string, service_id: string }} touchpoint whose feedback it is
 */
export async function pgbenchInserts(databaseUrl, touchpoint, seconds) {
  if (spawnSync('pgbench', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-pgbench-'));
  try {
    const script = path.join(folder, 'insert.sql');
    writeFileSync(
      script,
      SCRIPT.replace(/:(organization_id|id|service_id)/g, (_, name) => touchpoint[name]),
    );
    return Object.fromEntries(
      [1, 10, 50].map((clients) => {
        const { stdout } = spawnSync(
          'pgbench',
          ['-n', '-f', script, '-c', String(clients), '-j', '1', '-T', String(seconds), databaseUrl],
          { encoding: 'utf8' },
        );
        return [clients, Math.round(Number(/tps = ([\d.]+)/.exec(stdout ?? '')?.[1] ?? Number.NaN))];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
