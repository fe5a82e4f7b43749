import type { Localized } from '@pulso/contracts';
import { canonicalJson, type CalendarUnit } from '@pulso/kernel';
import { createHash } from 'node:crypto';
import type pg from 'pg';

/** The parties of the demonstration signed twelve days before each start. */
export const SIGNED_AHEAD_MS = 12 * 86_400_000;

/** An objective of the demonstration, as one version of an agreement has it. */
export interface DemoObjective {
  readonly id: string;
  readonly code: string;
  readonly name: Localized;
  readonly serviceId: string;
  readonly indicatorKey: 'csat_top2' | 'error_rate';
  readonly comparator: 'gte' | 'lte';
  readonly target: string;
  readonly warningTarget?: string;
  readonly unit: CalendarUnit;
  readonly minSample: number;
}

export interface DemoVersion {
  readonly id: string;
  readonly n: number;
  readonly status: 'active' | 'superseded';
  readonly effectiveFromMs: number;
  readonly effectiveToMs: number;
  /** When the last party signed. */
  readonly signedAtMs: number;
  readonly content: unknown;
  readonly objectives: readonly DemoObjective[];
}

export interface DemoAgreement {
  readonly id: string;
  readonly code: string;
  readonly type: 'customer' | 'multilevel';
  readonly title: Localized;
  readonly timeZone: string;
  readonly versions: readonly DemoVersion[];
}

/** Writes an agreement with its versions and their objectives; `indicatorIds` are the organization's, by key. */
export async function insertAgreement(
  client: pg.ClientBase,
  organizationId: string,
  agreement: DemoAgreement,
  indicatorIds: ReadonlyMap<string, string>,
): Promise<void> {
  await client.query('INSERT INTO agreement (organization_id, id, code, type, title, is_demo) VALUES ($1, $2, $3, $4, $5, true)', [
    organizationId,
    agreement.id,
    agreement.code,
    agreement.type,
    agreement.title,
  ]);
  for (const version of agreement.versions) {
    await client.query(
      `INSERT INTO agreement_version (organization_id, id, agreement_id, n, status, time_zone, effective_from, effective_to, signed_at, content, document_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        organizationId,
        version.id,
        agreement.id,
        version.n,
        version.status,
        agreement.timeZone,
        new Date(version.effectiveFromMs),
        new Date(version.effectiveToMs),
        new Date(version.signedAtMs),
        JSON.stringify(version.content),
        createHash('sha256').update(canonicalJson(version.content)).digest('hex'),
      ],
    );
    for (const objective of version.objectives)
      await client.query(
        `INSERT INTO objective (organization_id, id, agreement_version_id, code, name, service_id, indicator_id, comparator, target, warning_target,
                                "window", min_sample)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          organizationId,
          objective.id,
          version.id,
          objective.code,
          objective.name,
          objective.serviceId,
          indicatorIds.get(objective.indicatorKey),
          objective.comparator,
          objective.target,
          objective.warningTarget ?? null,
          { kind: 'calendar', unit: objective.unit },
          objective.minSample,
        ],
      );
  }
}
