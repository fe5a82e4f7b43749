import type { AgreementVersionView } from '@pulso/contracts';
import type { VersionRow } from './read-version.js';

export function toVersionView(row: VersionRow): AgreementVersionView {
  const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id: row.id,
    n: row.n,
    status: row.status,
    amends: row.amends,
    changeSummary: row.change_summary,
    createdAt: row.created_at.toISOString(),
    effectiveFrom: instant(row.effective_from),
    effectiveTo: instant(row.effective_to),
    reviewDeadline: instant(row.review_deadline),
    approvedAt: instant(row.approved_at),
    signingOrder: row.signing_order,
    signingDeadline: instant(row.signing_deadline),
    frozenAt: instant(row.frozen_at),
    signedAt: instant(row.signed_at),
    endedAt: instant(row.ended_at),
    endReason: row.end_reason,
    documentHash: row.document_hash,
    pdfHash: row.pdf_hash,
  };
}
