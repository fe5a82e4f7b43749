import { Injectable } from '@nestjs/common';
import type { MemberView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { pageById, type ByIdQuery } from './by-id-page.js';
import { MEMBER_COLUMNS, memberView, type MemberRow } from './member-row.js';

@Injectable()
export class ListMembers {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute({ organizationId }: Actor, { cursor, limit }: ByIdQuery): Promise<{ items: MemberView[]; next: string | null }> {
    const rows = await this.unitOfWork.run(organizationId, (sql) =>
      sql.query<MemberRow>(
        `SELECT ${MEMBER_COLUMNS} FROM member WHERE organization_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
        [organizationId, cursor ?? null, limit + 1],
      ),
    );
    return pageById(rows.map(memberView), limit, ({ userId }) => userId);
  }
}
