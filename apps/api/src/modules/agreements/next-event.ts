import type { AgreementEvent } from '@pulso/contracts';

interface NextEventRow {
  readonly next_event: { readonly kind: AgreementEvent['kind']; readonly at: string } | null;
}

/**
 * SQL for the first thing that comes up in an agreement `g`, as the column `next_event`; `$1` is the organization and `$2` the instant now.
 * Notice of a renewal counts from the end of the term.
 */
export const NEXT_EVENT = /* sql */ `(
  SELECT jsonb_build_object('kind', e.kind, 'at', e.at) FROM (
    SELECT d.kind, d.at
      FROM agreement_version w,
           LATERAL (VALUES
             ('review-deadline', CASE WHEN w.status = 'in_review' THEN w.review_deadline END),
             ('signing-deadline', CASE WHEN w.status = 'out_for_signature' THEN w.signing_deadline END),
             ('starts', CASE WHEN w.status IN ('signed', 'scheduled') THEN w.effective_from END),
             ('renewal-notice', CASE WHEN w.status = 'active' AND w.content #>> '{overview,renewal,mode}' IN ('auto', 'manual')
                                     THEN w.effective_to - make_interval(days => (w.content #>> '{overview,renewal,noticeDays}')::integer) END),
             ('ends', CASE WHEN w.status = 'active' THEN w.effective_to END)) AS d (kind, at)
     WHERE w.organization_id = $1 AND w.agreement_id = g.id
    UNION ALL
    SELECT 'obligation-due', due_at FROM obligation_occurrence
     WHERE organization_id = $1 AND agreement_id = g.id AND status = 'due'
    UNION ALL
    SELECT CASE kind WHEN 'review' THEN 'review-meeting' ELSE 'monitoring-meeting' END, due_at FROM review_session
     WHERE organization_id = $1 AND agreement_id = g.id AND status = 'planned') e
   WHERE e.at >= $2::timestamptz ORDER BY e.at LIMIT 1)`;

export function toNextEvent({ next_event: event }: NextEventRow): AgreementEvent | null {
  return event && { kind: event.kind, at: new Date(event.at).toISOString() };
}
