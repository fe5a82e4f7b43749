import { INACTIVE_EPISODE, type AlertEpisode, type AlertEvidence, type AlertLevel } from '@pulso/alerting';
import type { Localized } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { Sql } from '../../platform/database/unit-of-work.js';

/** What the `machine` column holds: the episode of libs/alerting and how far it has come. */
export type StoredMachine = AlertEpisode & {
  /** Time of the evaluation it was last advanced by; the same one, handed in again, counts for nothing. */
  readonly advancedToMs?: number;
  /** The target was missed beyond doubt since it last fired. */
  readonly breached?: boolean;
  /** The worst people were told of and have not been told is over. */
  readonly told?: AlertLevel | null;
};

/** What the `evidence` column holds: why it fires, in words and in figures. */
export type StoredEvidence = Localized & { readonly figures?: AlertEvidence };

export interface StoredEpisode {
  readonly id: string;
  readonly machine: StoredMachine;
  readonly evidence: StoredEvidence;
}

interface EpisodeRow {
  readonly id: string;
  readonly machine: StoredMachine;
  readonly evidence: StoredEvidence;
  readonly acknowledged_at: Date | null;
  readonly silenced_until: Date | null;
}

/** Reads and locks the one episode of an objective and period. What people did to it stands in columns of its own, which count. */
export async function readEpisode(
  sql: Sql,
  organizationId: OrganizationId,
  objectiveId: string,
  periodKey: string,
): Promise<StoredEpisode | null> {
  const [row] = await sql.query<EpisodeRow>(
    `SELECT id, machine, evidence, acknowledged_at, silenced_until FROM alert_episode
      WHERE organization_id = $1 AND objective_id = $2 AND period_key = $3 FOR UPDATE`,
    [organizationId, objectiveId, periodKey],
  );
  if (!row) return null;
  const machine = {
    ...INACTIVE_EPISODE,
    ...row.machine,
    acknowledgedAtMs: row.acknowledged_at?.getTime() ?? null,
    silencedUntilMs: row.silenced_until?.getTime() ?? null,
  };
  return { id: row.id, machine, evidence: row.evidence };
}

/** @returns its id, the old one where there was one */
export async function writeEpisode(
  sql: Sql,
  organizationId: OrganizationId,
  objectiveId: string,
  periodKey: string,
  machine: StoredMachine,
  evidence: StoredEvidence,
): Promise<string> {
  const [row] = await sql.query<{ id: string }>(
    `INSERT INTO alert_episode (organization_id, id, objective_id, period_key, state, severity, frozen, machine, evidence, opened_at, resolved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (organization_id, objective_id, period_key) DO UPDATE
        SET state = excluded.state, severity = excluded.severity, frozen = excluded.frozen, machine = excluded.machine,
            evidence = excluded.evidence, opened_at = excluded.opened_at, resolved_at = excluded.resolved_at,
            acknowledged_at = CASE WHEN $12 THEN alert_episode.acknowledged_at END,
            acknowledged_by = CASE WHEN $12 THEN alert_episode.acknowledged_by END, updated_at = clock_timestamp()
     RETURNING id`,
    [
      organizationId,
      uuidv7(),
      objectiveId,
      periodKey,
      machine.state,
      machine.severity ?? 'warning',
      machine.frozen,
      JSON.stringify(machine),
      JSON.stringify(evidence),
      dateOf(machine.openedAtMs),
      dateOf(machine.resolvedAtMs),
      machine.acknowledgedAtMs !== null,
    ],
  );
  return row!.id;
}

/** Nobody was told of an episode that never fired, so it leaves no trace. */
export async function forgetEpisode(sql: Sql, organizationId: OrganizationId, id: string): Promise<void> {
  await sql.query('DELETE FROM alert_episode WHERE organization_id = $1 AND id = $2 AND opened_at IS NULL', [organizationId, id]);
}

/** @param memberId the member or API key that did it; null when the evaluation did */
export async function appendAlertEvent(
  sql: Sql,
  organizationId: OrganizationId,
  alertId: string,
  action: string,
  memberId: string | null = null,
): Promise<void> {
  await sql.query('INSERT INTO alert_event (organization_id, alert_id, action, member_id) VALUES ($1, $2, $3, $4)', [
    organizationId,
    alertId,
    action,
    memberId,
  ]);
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
