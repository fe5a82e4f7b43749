import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SCRIPT = `INSERT INTO bench_feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, rating_scale, rating_value, comment, context, source, occurred_at)
VALUES ('00000000-0000-0000-0000-000000000001', gen_random_uuid(), '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000003', gen_random_uuid()::text, '\\\\x07', 'csat', 5, 'Todo bien, gracias.', '{}', 'http', now());
`;

/** Single inserts a second that the server itself takes, by number of clients; null when pgbench is not installed. */
export async function pgbenchInserts(databaseUrl, seconds) {
  if (spawnSync('pgbench', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-pgbench-'));
  try {
    const script = path.join(folder, 'insert.sql');
    writeFileSync(script, SCRIPT.replaceAll('\\\\', '\\'));
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
