import { Injectable } from '@nestjs/common';
import type { AgreementVersionStatus } from '@pulso/agreements';
import type { AgreementView, Localized } from '@pulso/contracts';
import { Clock, type Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ListObjectives } from '../slo/list-objectives.js';
import { isInScope, scopeOf } from './agreement-scope.js';
import { NEXT_EVENT, toNextEvent } from './next-event.js';

interface Row {
  id: string;
  code: string;
  type: AgreementView['type'];
  title: Localized;
  is_demo: boolean;
  time_zone: string;
  n: number | null;
  status: string;
  effective_from: Date;
  effective_to: Date | null;
  document_hash: string | null;
  work_id: string | null;
  work_n: number;
  work_status: AgreementVersionStatus;
  amends: number | null;
  updated_at: Date;
  latest_n: number | null;
  latest_status: AgreementVersionStatus;
  next_event: { kind: NonNullable<AgreementView['nextEvent']>['kind']; at: string } | null;
}

/** Every agreement in the actor's scope by code: the version in force now with its objectives, the one in work, and what comes next. */
@Injectable()
export class ListAgreements {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly objectives: ListObjectives,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor): Promise<AgreementView[]> {
    return this.unitOfWork.run(actor.organizationId, async (sql) => {
      const rows = await sql.query<Row>(
        `SELECT g.id, g.code, g.type, g.title, g.is_demo, coalesce(v.time_zone, w.time_zone, o.time_zone) AS time_zone, v.n, v.status,
                v.effective_from, v.effective_to, v.document_hash, w.id AS work_id, w.n AS work_n, w.status AS work_status, a.n AS amends,
                g.updated_at, l.n AS latest_n, l.status AS latest_status, ${NEXT_EVENT} AS next_event
           FROM agreement g
           JOIN organization o ON o.organization_id = g.organization_id
           LEFT JOIN versions_in_force($1, $2) v ON v.agreement_id = g.id
           LEFT JOIN agreement_version w ON w.organization_id = g.organization_id AND w.agreement_id = g.id
                                        AND w.status IN ('draft', 'in_review', 'approved', 'out_for_signature')
           LEFT JOIN agreement_version a ON a.organization_id = w.organization_id AND a.id = w.amends_version_id
           LEFT JOIN LATERAL (SELECT n, status FROM agreement_version
                               WHERE organization_id = $1 AND agreement_id = g.id ORDER BY n DESC LIMIT 1) l ON true
          WHERE g.organization_id = $1 AND ${isInScope('g.id', '$3')} ORDER BY g.code`,
        [actor.organizationId, this.clock.now(), scopeOf(actor)],
      );
      const objectives = await this.objectives.within(sql, actor);
      return rows.map((row) => ({
        id: row.id,
        code: row.code,
        type: row.type,
        title: row.title,
        timeZone: row.time_zone,
        isDemo: row.is_demo,
        version: row.n === null ? null : inForceOf(row, row.n),
        work: row.work_id === null ? null : inWorkOf(row, row.work_id),
        latest: row.latest_n === null ? null : { n: row.latest_n, status: row.latest_status },
        nextEvent: toNextEvent(row),
        objectives: objectives.filter(({ agreement }) => agreement.id === row.id),
      }));
    });
  }
}

function inForceOf(row: Row, n: number): NonNullable<AgreementView['version']> {
  return {
    n,
    status: row.status,
    effectiveFrom: row.effective_from.toISOString(),
    effectiveTo: row.effective_to?.toISOString() ?? null,
    documentHash: row.document_hash,
  };
}

function inWorkOf(row: Row, versionId: string): NonNullable<AgreementView['work']> {
  return { versionId, n: row.work_n, status: row.work_status, amends: row.amends, updatedAt: row.updated_at.toISOString() };
}
