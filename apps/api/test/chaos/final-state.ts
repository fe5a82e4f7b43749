import pg from 'pg';
import { compareRollups } from '../../src/modules/analysis/compare-rollups.js';
import type { FinalState, StoredDelivery, StoredFeedback, StoredSubmission } from './check.js';

/** Reads what the checker asks for, in one snapshot, as the database's owner. */
export async function readFinalState(ownerUrl: string): Promise<FinalState> {
  return onDatabase(ownerUrl, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const rows = async <Row>(text: string) => (await client.query(text)).rows as Row[];
    return {
      submissions: await rows<StoredSubmission>(SUBMISSIONS),
      feedback: await rows<StoredFeedback>(FEEDBACK),
      outcomes: await rows<FinalState['outcomes'][number]>(OUTCOMES),
      rollups: await compareRollups(client),
      alerts: await rows<FinalState['alerts'][number]>(
        `SELECT id, objective_id AS "objectiveId", period_key AS "periodKey", coalesce((machine->>'reopenings')::int, 0) AS reopenings FROM alert_episode`,
      ),
      deliveries: await rows<StoredDelivery>(`SELECT id, alert_id AS "alertId", event, target, body, state FROM delivery`),
    };
  });
}

const SUBMISSIONS = /* sql */ `
SELECT f.id AS "feedbackId", f.submission_id AS "submissionId", t.public_key AS "publicKey", encode(f.body_hash, 'hex') AS "bodyHash",
       false AS "isFollowUp"
  FROM feedback f JOIN touchpoint t ON t.id = f.touchpoint_id
 UNION ALL
SELECT u.feedback_id, u.submission_id, t.public_key, encode(u.body_hash, 'hex'), true
  FROM feedback_follow_up u JOIN touchpoint t ON t.id = u.touchpoint_id`;

const FEEDBACK = /* sql */ `
SELECT f.id AS "feedbackId", array_remove(ARRAY[f.comment] || coalesce(u.words, '{}'), NULL) AS words, coalesce(u.n, 0)::int AS "followUps",
       coalesce(a.analyses, '[]') AS analyses,
       CASE WHEN k.state IS NOT NULL THEN jsonb_build_object('state', k.state, 'reason', k.last_error) END AS task
  FROM feedback f
  LEFT JOIN analysis_task k ON k.organization_id = f.organization_id AND k.feedback_id = f.id
  LEFT JOIN LATERAL (SELECT count(*) AS n, array_agg(comment ORDER BY received_at, id) AS words FROM feedback_follow_up
                      WHERE organization_id = f.organization_id AND feedback_id = f.id) u ON true
  LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('version', version, 'engine', engine, 'analyzedText', analyzed_text) ORDER BY version) AS analyses
                       FROM analysis WHERE organization_id = f.organization_id AND feedback_id = f.id) a ON true`;

const OUTCOMES = /* sql */ `
SELECT t.public_key AS "publicKey", o.outcome, sum(o.n)::int AS n
  FROM intake_outcome o JOIN touchpoint t ON t.id = o.touchpoint_id GROUP BY 1, 2`;

export interface Quiet {
  readonly afterMs: number;
  readonly openTasks: number;
  readonly pendingDeliveries: number;
}

/** Waits until no task is open and no message is due, or `limitMs` is over; says what was left then. */
export async function quiescence(ownerUrl: string, limitMs = 120_000): Promise<Quiet> {
  const startedAt = Date.now();
  for (;;) {
    const left = await countUnderWay(ownerUrl).catch(() => null);
    const afterMs = Date.now() - startedAt;
    if (left && left.openTasks === 0 && left.pendingDeliveries === 0) return { afterMs, ...left };
    if (afterMs > limitMs) return { afterMs, ...(left ?? { openTasks: Number.NaN, pendingDeliveries: Number.NaN }) };
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

function countUnderWay(ownerUrl: string): Promise<{ openTasks: number; pendingDeliveries: number }> {
  return onDatabase(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM analysis_task WHERE state <> 'dead') AS "openTasks",
              (SELECT count(*)::int FROM delivery WHERE state = 'pending') AS "pendingDeliveries"`,
    );
    return rows[0];
  });
}

/** Seconds from each of these moments to the next analysis that was committed; null where none followed. */
export function secondsToNextAnalysis(ownerUrl: string, moments: readonly number[]): Promise<(number | null)[]> {
  return onDatabase(ownerUrl, async (client) => {
    const { rows } = await client.query<{ seconds: string | null }>(
      `SELECT extract(epoch FROM (SELECT min(analyzed_at) FROM analysis WHERE analyzed_at > m.at) - m.at) AS seconds
         FROM unnest($1::timestamptz[]) WITH ORDINALITY AS m (at, ord) ORDER BY m.ord`,
      [moments.map((moment) => new Date(moment))],
    );
    return rows.map(({ seconds }) => (seconds === null ? null : Number(seconds)));
  });
}

export async function onDatabase<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
