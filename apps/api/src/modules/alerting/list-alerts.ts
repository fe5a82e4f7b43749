import { Injectable } from '@nestjs/common';
import type { AlertView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { isInScope, scopeOf } from '../agreements/agreement-scope.js';
import { SELECT_ALERTS, toAlertView, type AlertRow } from './alert-view.js';

export interface AlertFilter {
  /** Whether it is still going on; both when left out. */
  readonly open?: boolean | undefined;
  readonly limit: number;
  /** Id of the last alert of the page before. */
  readonly cursor?: string | undefined;
}

/** Alerts, the one that opened last first. */
@Injectable()
export class ListAlerts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, { open, limit, cursor }: AlertFilter): Promise<{ items: AlertView[]; next: string | null }> {
    const rows = await this.unitOfWork.run(actor.organizationId, (sql) =>
      sql.query<AlertRow>(
        `${SELECT_ALERTS}
            AND ($2::boolean IS NULL OR (a.state IN ('firing', 'recovering')) = $2)
            AND ($3::uuid IS NULL OR (a.opened_at, a.id) < (SELECT opened_at, id FROM alert_episode WHERE organization_id = $1 AND id = $3))
            AND ${isInScope('g.id', '$5')}
          ORDER BY a.opened_at DESC, a.id DESC LIMIT $4`,
        [actor.organizationId, open ?? null, cursor ?? null, limit + 1, scopeOf(actor)],
      ),
    );
    const items = rows.slice(0, limit).map(toAlertView);
    return { items, next: rows.length > limit ? items.at(-1)!.id : null };
  }
}
