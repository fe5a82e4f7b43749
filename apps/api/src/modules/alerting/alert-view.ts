import type { AlertView, Localized } from '@pulso/contracts';

/** `$1` is the organization. An episode that never fired is not an alert yet. */
export const SELECT_ALERTS = /* sql */ `
SELECT a.id, a.period_key, a.state, a.severity, a.frozen, a.opened_at, a.resolved_at, a.evidence, a.acknowledged_at,
       coalesce(am.name, ak.name) AS acknowledged_by, a.silenced_until, coalesce(sm.name, sk.name) AS silenced_by, a.silence_reason,
       o.id AS objective_id, o.code AS objective_code, o.name AS objective_name, o.comparator, trim_scale(o.target)::text AS target,
       v.time_zone, g.id AS agreement_id, g.code AS agreement_code, g.title AS agreement_title, g.is_demo, s.id AS service_id, s.name AS service_name
  FROM alert_episode a
  JOIN objective o ON o.organization_id = a.organization_id AND o.id = a.objective_id
  JOIN service s ON s.organization_id = o.organization_id AND s.id = o.service_id
  JOIN agreement_version v ON v.organization_id = o.organization_id AND v.id = o.agreement_version_id
  JOIN agreement g ON g.organization_id = v.organization_id AND g.id = v.agreement_id
  LEFT JOIN member am ON am.organization_id = a.organization_id AND am.id = a.acknowledged_by
  LEFT JOIN api_key ak ON ak.organization_id = a.organization_id AND ak.id = a.acknowledged_by
  LEFT JOIN member sm ON sm.organization_id = a.organization_id AND sm.id = a.silenced_by
  LEFT JOIN api_key sk ON sk.organization_id = a.organization_id AND sk.id = a.silenced_by
 WHERE a.organization_id = $1 AND a.opened_at IS NOT NULL`;

export interface AlertRow {
  readonly id: string;
  readonly period_key: string;
  readonly state: AlertView['state'];
  readonly severity: AlertView['severity'];
  readonly frozen: boolean;
  readonly opened_at: Date;
  readonly resolved_at: Date | null;
  readonly evidence: Localized;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_by: string | null;
  readonly silenced_until: Date | null;
  readonly silenced_by: string | null;
  readonly silence_reason: string | null;
  readonly objective_id: string;
  readonly objective_code: string;
  readonly objective_name: Localized;
  readonly comparator: 'gte' | 'lte';
  readonly target: string;
  readonly time_zone: string;
  readonly agreement_id: string;
  readonly agreement_code: string;
  readonly agreement_title: Localized;
  readonly is_demo: boolean;
  readonly service_id: string;
  readonly service_name: string;
}

export function toAlertView(row: AlertRow): AlertView {
  return {
    id: row.id,
    objective: {
      id: row.objective_id,
      code: row.objective_code,
      name: row.objective_name,
      comparator: row.comparator,
      target: row.target,
      timeZone: row.time_zone,
    },
    agreement: { id: row.agreement_id, code: row.agreement_code, title: row.agreement_title },
    service: { id: row.service_id, name: row.service_name },
    periodKey: row.period_key,
    state: row.state,
    severity: row.severity,
    frozen: row.frozen,
    openedAt: row.opened_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    evidence: { es: row.evidence.es, en: row.evidence.en },
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: row.acknowledged_by,
    silencedUntil: row.silenced_until?.toISOString() ?? null,
    silencedBy: row.silenced_by,
    silenceReason: row.silence_reason,
    isDemo: row.is_demo,
  };
}
