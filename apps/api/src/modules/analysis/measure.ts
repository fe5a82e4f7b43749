import type { FeedbackId, OrganizationId } from '@pulso/kernel';
import { observe, sliceDeltas, type Indicator, type MeasuredEvent, type Observation, type SliceDelta } from '@pulso/sli';
import type { Sql } from '../../platform/database/unit-of-work.js';

/** An organization's indicator with its row. */
export interface StoredIndicator {
  readonly id: string;
  readonly indicator: Indicator;
}

/** A feedback as the indicators see it now. */
export interface Measurable {
  readonly feedbackId: FeedbackId;
  readonly serviceId: string;
  readonly occurredAtMs: number;
  readonly event: MeasuredEvent;
}

/** What a scorer understood, as far as indicators ask. */
export interface Reading {
  readonly sentiment: number;
  readonly abstained: boolean;
  readonly defectReported: boolean;
  readonly severity: number;
}

/** @param reading null when the customer wrote nothing: that is no neutral feeling, but it is an interaction without a reported error */
export function measuredEvent(rating: MeasuredEvent['rating'] | null, reading: Reading | null): MeasuredEvent {
  return {
    ...(rating && { rating }),
    ...(reading && { sentiment: reading.sentiment, abstained: reading.abstained, severity: reading.severity }),
    defectReported: reading?.defectReported ?? false,
    flags: [],
  };
}

interface ObservationRow {
  indicator_id: string;
  feedback_id: string;
  service_id: string;
  occurred_at: Date;
  good: boolean;
}

/**
 * Replaces what these feedbacks counted for with what they count for now, in observations and in slices, inside the caller's transaction.
 * Slices take whole-number differences in one lock order, so they equal a recount from raw whatever the history.
 */
export async function measure(
  sql: Sql,
  organizationId: OrganizationId,
  indicators: readonly StoredIndicator[],
  items: readonly Measurable[],
): Promise<void> {
  if (items.length === 0) return;
  const byId = new Map(indicators.map((stored) => [stored.id, stored.indicator]));
  const idOf = new Map(indicators.map(({ id, indicator }) => [`${indicator.key} ${indicator.generation}`, id]));
  const feedbackIds = items.map(({ feedbackId }) => feedbackId);
  const stored = await sql.query<ObservationRow>(
    'SELECT indicator_id, feedback_id, service_id, occurred_at, good FROM observation WHERE organization_id = $1 AND feedback_id = ANY($2)',
    [organizationId, feedbackIds],
  );
  const before = stored.flatMap((row): Observation[] => {
    const indicator = byId.get(row.indicator_id);
    return indicator ? [asObservation(indicator, row.service_id, row.occurred_at.getTime(), row.good)] : [];
  });
  const current = items.flatMap((item) =>
    indicators.flatMap(({ id, indicator }) => {
      const { valid, good } = observe(indicator, item.event);
      return valid ? [{ id, item, indicator, good }] : [];
    }),
  );
  const after = current.map(({ indicator, item, good }) => asObservation(indicator, item.serviceId, item.occurredAtMs, good));
  const kept = new Set(current.map(({ id, item }) => `${item.feedbackId} ${id}`));
  const gone = stored.filter((row) => !kept.has(`${row.feedback_id} ${row.indicator_id}`));
  if (gone.length > 0)
    await sql.query(
      `DELETE FROM observation o USING unnest($2::uuid[], $3::uuid[]) AS g (feedback_id, indicator_id)
        WHERE o.organization_id = $1 AND o.feedback_id = g.feedback_id AND o.indicator_id = g.indicator_id`,
      [organizationId, gone.map(({ feedback_id }) => feedback_id), gone.map(({ indicator_id }) => indicator_id)],
    );
  if (current.length > 0)
    await sql.query(
      `INSERT INTO observation (organization_id, indicator_id, feedback_id, service_id, occurred_at, good)
       SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::boolean[])
       ON CONFLICT (organization_id, feedback_id, indicator_id) DO UPDATE SET good = excluded.good WHERE observation.good <> excluded.good`,
      [
        organizationId,
        current.map(({ id }) => id),
        current.map(({ item }) => item.feedbackId),
        current.map(({ item }) => item.serviceId),
        current.map(({ item }) => new Date(item.occurredAtMs)),
        current.map(({ good }) => good),
      ],
    );
  await addToSlices(
    sql,
    organizationId,
    sliceDeltas(before, after).map((delta) => ({ ...delta, indicatorId: idOf.get(`${delta.indicatorKey} ${delta.generation}`)! })),
  );
}

type StoredDelta = SliceDelta & { readonly indicatorId: string };

/**
 * Adds differences to slices, locking rows in key order so that two writers cannot wait for each other. A difference that takes something
 * back is no row of its own: it changes a slice that must be there.
 */
async function addToSlices(sql: Sql, organizationId: OrganizationId, deltas: readonly StoredDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  const columns = (chosen: readonly StoredDelta[]) => [
    organizationId,
    chosen.map(({ indicatorId }) => indicatorId),
    chosen.map(({ scopeKey }) => scopeKey),
    chosen.map(({ minuteMs }) => new Date(minuteMs)),
    chosen.map(({ valid }) => valid),
    chosen.map(({ good }) => good),
  ];
  const input =
    'unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::integer[], $6::integer[]) AS d (indicator_id, service_id, minute, valid, good)';
  const key = 's.organization_id = $1 AND s.indicator_id = d.indicator_id AND s.service_id = d.service_id AND s.minute = d.minute';
  const isRow = ({ valid, good }: StoredDelta) => good >= 0 && good <= valid;
  const changes = deltas.filter((delta) => !isRow(delta));
  if (changes.length > 0) {
    await sql.query(
      `SELECT FROM slice s JOIN ${input} ON ${key} ORDER BY s.indicator_id, s.service_id, s.minute FOR UPDATE OF s`,
      columns(deltas),
    );
    await sql.query(`UPDATE slice s SET valid = s.valid + d.valid, good = s.good + d.good FROM ${input} WHERE ${key}`, columns(changes));
  }
  const additions = deltas.filter(isRow);
  if (additions.length > 0)
    await sql.query(
      `INSERT INTO slice AS s (organization_id, indicator_id, service_id, minute, valid, good)
       SELECT $1, d.* FROM ${input} ORDER BY d.indicator_id, d.service_id, d.minute
       ON CONFLICT (organization_id, indicator_id, service_id, minute) DO UPDATE SET valid = s.valid + excluded.valid, good = s.good + excluded.good`,
      columns(additions),
    );
}

function asObservation(indicator: Indicator, serviceId: string, occurredAtMs: number, good: boolean): Observation {
  return { indicatorKey: indicator.key, generation: indicator.generation, scopeKey: serviceId, occurredAtMs, valid: true, good };
}
