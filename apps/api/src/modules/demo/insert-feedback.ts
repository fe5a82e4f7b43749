import { BUILT_IN_INDICATORS, recount, type Observation } from '@pulso/sli';
import type pg from 'pg';
import type { DemoFeedback } from './demo-feedback.js';

/** As text, which the driver passes on without a detour through the local zone. */
function iso(instantMs: number): string {
  return new Date(instantMs).toISOString();
}

/** Writes feedback with everything that follows from it: readings, observations, slices and the ledger of what was accepted. */
export async function insertFeedback(
  client: pg.ClientBase,
  organizationId: string,
  feedback: readonly DemoFeedback[],
  indicatorIds: ReadonlyMap<string, string>,
): Promise<void> {
  // Numbered in the order of receipt, as intake does it.
  const received = [...feedback].sort((left, right) => left.receivedMs - right.receivedMs);
  await insertRows(client, organizationId, received);
  await insertAnalyses(client, organizationId, received);
  await insertObservations(client, organizationId, received, indicatorIds);
  await insertSlices(client, organizationId, received, indicatorIds);
  await insertLedger(client, organizationId, received);
}

async function insertRows(client: pg.ClientBase, organizationId: string, feedback: readonly DemoFeedback[]): Promise<void> {
  await client.query(
    `INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, rating_scale, rating_value, comment, context,
                           source, occurred_at, received_at, is_demo)
     SELECT $1, id, touchpoint_id, service_id, submission_id, body_hash, scale, value, comment, context, 'socket', occurred_at, received_at, true
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::bytea[], $7::text[], $8::smallint[], $9::text[], $10::jsonb[],
                   $11::timestamptz[], $12::timestamptz[]) WITH ORDINALITY
            AS u (id, touchpoint_id, service_id, submission_id, body_hash, scale, value, comment, context, occurred_at, received_at, ord)
      ORDER BY ord`,
    [
      organizationId,
      feedback.map(({ id }) => id),
      feedback.map(({ touchpoint }) => touchpoint.id),
      feedback.map(({ touchpoint }) => touchpoint.serviceId),
      feedback.map(({ submissionId }) => submissionId),
      feedback.map(({ bodyHash }) => bodyHash),
      feedback.map(({ touchpoint }) => touchpoint.surveyKind),
      feedback.map(({ value }) => value),
      feedback.map(({ comment }) => comment),
      feedback.map(({ context }) => JSON.stringify(context)),
      feedback.map(({ occurredMs }) => iso(occurredMs)),
      feedback.map(({ receivedMs }) => iso(receivedMs)),
    ],
  );
}

async function insertAnalyses(client: pg.ClientBase, organizationId: string, feedback: readonly DemoFeedback[]): Promise<void> {
  await client.query(
    `INSERT INTO analysis (organization_id, feedback_id, version, engine, model, sentiment, label, language, topics, defect_reported, severity,
                           quotes, confidence, abstained, needs_review, provisional, analyzed_text, analyzed_at)
     SELECT $1, u.feedback_id, 1, 'local', u.model, u.sentiment, u.label, u.language, u.topics, u.defect_reported, u.severity, u.quotes,
            u.confidence, u.abstained, u.needs_review, false, u.analyzed_text, u.received_at + interval '1 second'
       FROM unnest($2::uuid[], $3::text[], $4::numeric[], $5::text[], $6::text[], $7::jsonb[], $8::boolean[], $9::smallint[], $10::jsonb[],
                   $11::numeric[], $12::boolean[], $13::boolean[], $14::text[], $15::timestamptz[])
            AS u (feedback_id, model, sentiment, label, language, topics, defect_reported, severity, quotes, confidence, abstained, needs_review,
                  analyzed_text, received_at)`,
    [
      organizationId,
      feedback.map(({ id }) => id),
      feedback.map(({ analysis }) => analysis.model),
      feedback.map(({ analysis }) => analysis.sentiment.toFixed(3)),
      feedback.map(({ analysis }) => analysis.label),
      feedback.map(({ analysis }) => analysis.language),
      feedback.map(({ analysis }) => JSON.stringify(analysis.topics)),
      feedback.map(({ analysis }) => analysis.defectReported),
      feedback.map(({ analysis }) => analysis.severity),
      feedback.map(({ analysis }) => JSON.stringify(analysis.quotes)),
      feedback.map(({ analysis }) => analysis.confidence.toFixed(3)),
      feedback.map(({ analysis }) => analysis.abstained),
      feedback.map(({ analysis }) => analysis.needsReview),
      feedback.map(({ comment }) => comment ?? ''),
      feedback.map(({ receivedMs }) => iso(receivedMs)),
    ],
  );
}

async function insertObservations(
  client: pg.ClientBase,
  organizationId: string,
  feedback: readonly DemoFeedback[],
  indicatorIds: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = feedback.flatMap((one) => one.observations.map((observation) => ({ one, ...observation })));
  await client.query(
    `INSERT INTO observation (organization_id, indicator_id, feedback_id, service_id, occurred_at, good)
     SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::boolean[])`,
    [
      organizationId,
      rows.map(({ indicatorKey }) => indicatorIds.get(indicatorKey)),
      rows.map(({ one }) => one.id),
      rows.map(({ one }) => one.touchpoint.serviceId),
      rows.map(({ one }) => iso(one.occurredMs)),
      rows.map(({ good }) => good),
    ],
  );
}

async function insertSlices(
  client: pg.ClientBase,
  organizationId: string,
  feedback: readonly DemoFeedback[],
  indicatorIds: ReadonlyMap<string, string>,
): Promise<void> {
  const generations = new Map(BUILT_IN_INDICATORS.map(({ key, generation }) => [key, generation]));
  const observations = feedback.flatMap(({ observations, touchpoint, occurredMs }) =>
    observations.map(({ indicatorKey, good }): Observation => ({
      indicatorKey,
      generation: generations.get(indicatorKey) ?? 1,
      scopeKey: touchpoint.serviceId,
      occurredAtMs: occurredMs,
      valid: true,
      good,
    })),
  );
  const slices = recount(observations);
  await client.query(
    `INSERT INTO slice (organization_id, indicator_id, service_id, minute, valid, good)
     SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::integer[], $6::integer[])`,
    [
      organizationId,
      slices.map(({ indicatorKey }) => indicatorIds.get(indicatorKey)),
      slices.map(({ scopeKey }) => scopeKey),
      slices.map(({ minuteMs }) => iso(minuteMs)),
      slices.map(({ valid }) => valid),
      slices.map(({ good }) => good),
    ],
  );
}

/** One entry a touchpoint and day, at the time of its newest. */
async function insertLedger(client: pg.ClientBase, organizationId: string, feedback: readonly DemoFeedback[]): Promise<void> {
  await client.query(
    `INSERT INTO intake_outcome (organization_id, touchpoint_id, at, outcome, n)
     SELECT $1, touchpoint_id, max(received_at), 'accepted', count(*)
       FROM unnest($2::uuid[], $3::timestamptz[]) AS u (touchpoint_id, received_at)
      GROUP BY touchpoint_id, date_trunc('day', received_at) ORDER BY 3`,
    [organizationId, feedback.map(({ touchpoint }) => touchpoint.id), feedback.map(({ receivedMs }) => iso(receivedMs))],
  );
}
