import type { TouchpointView } from '@pulso/contracts';

/** A touchpoint with its service and what it received, as `SELECT_TOUCHPOINTS` reads it. */
export interface TouchpointRow {
  readonly id: string;
  readonly public_key: string;
  readonly name: string;
  readonly survey_kind: TouchpointView['surveyKind'];
  readonly language: TouchpointView['language'];
  readonly question: string;
  readonly follow_up_question: string;
  readonly allowed_origins: string[];
  readonly status: TouchpointView['status'];
  readonly is_demo: boolean;
  readonly created_at: Date;
  readonly service_id: string;
  readonly service_name: string;
  readonly received_30d: string;
  readonly last_received_at: Date | null;
}

/**
 * `$1` is the organization; more conditions and the order follow. What occurred at most 72 hours before it was received, so the index by
 * occurrence finds the last 30 days; the ledger, indexed by touchpoint, knows when the newest came.
 */
export const SELECT_TOUCHPOINTS = /* sql */ `
SELECT t.id, t.public_key, t.name, t.survey_kind, t.language, t.question, t.follow_up_question, t.allowed_origins, t.status, t.is_demo,
       t.created_at, s.id AS service_id, s.name AS service_name, coalesce(r.received, 0) AS received_30d, l.last_received_at
  FROM touchpoint t
  JOIN service s ON s.organization_id = t.organization_id AND s.id = t.service_id
  LEFT JOIN (SELECT touchpoint_id, count(*) AS received FROM feedback
              WHERE organization_id = $1 AND occurred_at >= now() - interval '33 days' AND received_at >= now() - interval '30 days'
              GROUP BY touchpoint_id) r ON r.touchpoint_id = t.id
  LEFT JOIN LATERAL (SELECT at AS last_received_at FROM intake_outcome
                      WHERE organization_id = $1 AND touchpoint_id = t.id AND outcome = 'accepted' ORDER BY at DESC LIMIT 1) l ON true
 WHERE t.organization_id = $1`;

export function toTouchpointView(row: TouchpointRow): TouchpointView {
  return {
    id: row.id,
    publicKey: row.public_key,
    name: row.name,
    surveyKind: row.survey_kind,
    language: row.language,
    question: row.question,
    followUpQuestion: row.follow_up_question,
    allowedOrigins: row.allowed_origins,
    service: { id: row.service_id, name: row.service_name },
    status: row.status,
    isDemo: row.is_demo,
    createdAt: row.created_at.toISOString(),
    received30d: Number(row.received_30d),
    lastReceivedAt: row.last_received_at?.toISOString() ?? null,
  };
}
