import { Injectable } from '@nestjs/common';
import type { TouchpointView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SELECT_TOUCHPOINTS, toTouchpointView, type TouchpointRow } from './touchpoint-view.js';

/** An organization's touchpoints, newest first; the cursor is the id of the last one shown. */
@Injectable()
export class ListTouchpoints {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(
    actor: Actor,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ items: TouchpointView[]; next: string | null }> {
    const rows = await this.unitOfWork.run(actor.organizationId, (sql) =>
      sql.query<TouchpointRow>(`${SELECT_TOUCHPOINTS} AND ($2::uuid IS NULL OR t.id < $2) ORDER BY t.id DESC LIMIT $3`, [
        actor.organizationId,
        cursor ?? null,
        limit + 1,
      ]),
    );
    const items = rows.slice(0, limit).map(toTouchpointView);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }
}
