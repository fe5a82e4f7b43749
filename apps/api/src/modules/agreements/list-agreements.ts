import { Injectable } from '@nestjs/common';
import type { AgreementView, Localized } from '@pulso/contracts';
import { Clock, type Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ListObjectives } from '../slo/list-objectives.js';

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
}

/** Every agreement by code, with the version in force now, if one is, and that version's objectives. */
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
        `SELECT g.id, g.code, g.type, g.title, g.is_demo, coalesce(v.time_zone, o.time_zone) AS time_zone, v.n, v.status, v.effective_from,
                v.effective_to, v.document_hash
           FROM agreement g
           JOIN organization o ON o.organization_id = g.organization_id
           LEFT JOIN versions_in_force($1, $2) v ON v.agreement_id = g.id
          WHERE g.organization_id = $1 ORDER BY g.code`,
        [actor.organizationId, this.clock.now()],
      );
      const objectives = await this.objectives.within(sql, actor);
      return rows.map((row) => ({
        id: row.id,
        code: row.code,
        type: row.type,
        title: row.title,
        timeZone: row.time_zone,
        isDemo: row.is_demo,
        version: row.n === null ? null : versionOf(row, row.n),
        objectives: objectives.filter(({ agreement }) => agreement.id === row.id),
      }));
    });
  }
}

function versionOf(row: Row, n: number): NonNullable<AgreementView['version']> {
  return {
    n,
    status: row.status,
    effectiveFrom: row.effective_from.toISOString(),
    effectiveTo: row.effective_to?.toISOString() ?? null,
    documentHash: row.document_hash,
  };
}
