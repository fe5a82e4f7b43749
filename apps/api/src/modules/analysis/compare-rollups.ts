import { minuteOf, observe, type Indicator, type MeasuredEvent } from '@pulso/sli';
import type pg from 'pg';
import type { ClaimedFeedback } from './analysis-tasks.js';
import { measuredEvent } from './measure.js';

/** A slice or observation whose stored value is not what the raw feedback says. */
export interface RollupDifference {
  readonly what: 'slice' | 'observation';
  readonly key: string;
  readonly stored: string;
  readonly recomputed: string;
}

export interface RollupComparison {
  readonly feedback: number;
  readonly slices: number;
  readonly differences: readonly RollupDifference[];
}

interface RawRow {
  organization_id: string;
  id: string;
  service_id: string;
  occurred_at: Date;
  rating_scale: NonNullable<ClaimedFeedback['rating']>['scale'] | null;
  rating_value: number | null;
  read: boolean;
  sentiment: string;
  abstained: boolean;
  defect_reported: boolean;
  severity: number;
}

const PAGE = 5_000;

/**
 * Recomputes every observation and slice from raw feedback and its current analysis, and compares with what is stored.
 * @param client a connection that sees every organization, inside a REPEATABLE READ transaction
 */
export async function compareRollups(client: pg.ClientBase): Promise<RollupComparison> {
  const indicators = await indicatorsByOrganization(client);
  const slices = new Map<string, { valid: number; good: number }>();
  const differences: RollupDifference[] = [];
  let feedback = 0;
  for (let after: { organizationId: string; id: string } | null = null; ;) {
    const rows = await rawPage(client, after);
    if (rows.length === 0) break;
    feedback += rows.length;
    const stored = await storedObservations(client, rows);
    for (const row of rows) {
      for (const { id, indicator } of indicators.get(row.organization_id) ?? []) {
        const { valid, good } = observe(indicator, eventOf(row));
        const key = `${row.organization_id} ${id} ${row.id}`;
        const recomputed = valid ? String(good) : 'none';
        const was = stored.get(key) ?? 'none';
        if (was !== recomputed) differences.push({ what: 'observation', key, stored: was, recomputed });
        if (!valid) continue;
        const slice = `${row.organization_id} ${id} ${row.service_id} ${minuteOf(row.occurred_at.getTime())}`;
        const counts = slices.get(slice) ?? { valid: 0, good: 0 };
        counts.valid += 1;
        if (good) counts.good += 1;
        slices.set(slice, counts);
      }
    }
    const last = rows.at(-1)!;
    after = { organizationId: last.organization_id, id: last.id };
  }
  differences.push(...(await compareSlices(client, slices)));
  return { feedback, slices: slices.size, differences };
}

async function indicatorsByOrganization(client: pg.ClientBase): Promise<Map<string, { id: string; indicator: Indicator }[]>> {
  const { rows } = await client.query<{ organization_id: string; id: string; definition: Indicator }>(
    'SELECT organization_id, id, definition FROM indicator',
  );
  const byOrganization = new Map<string, { id: string; indicator: Indicator }[]>();
  for (const { organization_id, id, definition } of rows)
    byOrganization.set(organization_id, [...(byOrganization.get(organization_id) ?? []), { id, indicator: definition }]);
  return byOrganization;
}

/** Feedback without any analysis yet has not been measured, so it is not part of the comparison. */
async function rawPage(client: pg.ClientBase, after: { organizationId: string; id: string } | null): Promise<RawRow[]> {
  const { rows } = await client.query<RawRow>(
    `SELECT f.organization_id, f.id, f.service_id, f.occurred_at, f.rating_scale, f.rating_value,
            a.analyzed_text <> '' AS read, a.sentiment, a.abstained, a.defect_reported, a.severity
       FROM feedback f
       JOIN LATERAL (SELECT * FROM analysis WHERE organization_id = f.organization_id AND feedback_id = f.id ORDER BY version DESC LIMIT 1) a ON true
      WHERE $1::uuid IS NULL OR (f.organization_id, f.id) > ($1, $2::uuid)
      ORDER BY f.organization_id, f.id LIMIT ${PAGE}`,
    [after?.organizationId ?? null, after?.id ?? null],
  );
  return rows;
}

function eventOf(row: RawRow): MeasuredEvent {
  const rating = row.rating_scale === null || row.rating_value === null ? null : { scale: row.rating_scale, value: row.rating_value };
  const { abstained, severity } = row;
  return measuredEvent(
    rating,
    row.read ? { sentiment: Number(row.sentiment), abstained, defectReported: row.defect_reported, severity } : null,
  );
}

async function storedObservations(client: pg.ClientBase, rows: readonly RawRow[]): Promise<Map<string, string>> {
  const stored = await client.query<{ key: string; good: boolean }>(
    `SELECT o.organization_id || ' ' || o.indicator_id || ' ' || o.feedback_id AS key, o.good
       FROM unnest($1::uuid[], $2::uuid[]) AS u (organization_id, feedback_id)
       JOIN observation o ON o.organization_id = u.organization_id AND o.feedback_id = u.feedback_id`,
    [rows.map(({ organization_id }) => organization_id), rows.map(({ id }) => id)],
  );
  return new Map(stored.rows.map(({ key, good }) => [key, String(good)]));
}

async function compareSlices(
  client: pg.ClientBase,
  recomputed: ReadonlyMap<string, { valid: number; good: number }>,
): Promise<RollupDifference[]> {
  const { rows } = await client.query<{
    organization_id: string;
    indicator_id: string;
    service_id: string;
    minute: Date;
    valid: number;
    good: number;
  }>('SELECT organization_id, indicator_id, service_id, minute, valid, good FROM slice WHERE valid > 0');
  const stored = new Map(rows.map((row) => [`${row.organization_id} ${row.indicator_id} ${row.service_id} ${row.minute.getTime()}`, row]));
  const text = (counts: { valid: number; good: number } | undefined) => (counts ? `${counts.good} of ${counts.valid}` : 'none');
  return [...new Set([...stored.keys(), ...recomputed.keys()])]
    .filter((key) => text(stored.get(key)) !== text(recomputed.get(key)))
    .map((key) => ({ what: 'slice', key, stored: text(stored.get(key)), recomputed: text(recomputed.get(key)) }));
}
