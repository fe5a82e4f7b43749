import { Injectable } from '@nestjs/common';
import type { AlertView } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { LiveNotices } from '../../platform/realtime/live-notices.js';
import { SELECT_ALERTS, toAlertView, type AlertRow } from './alert-view.js';
import { appendAlertEvent } from './stored-episode.js';

/** What a person did: the name of it in the alert's history and in the audit log. */
export type AlertAction = 'acknowledged' | 'silenced' | 'unsilenced';

/** Makes one change of a person to an alert, with its traces: history, audit log and a notice to open consoles. */
@Injectable()
export class ChangeAlert {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: LiveNotices,
  ) {}

  /** @param change makes it; answers whether there was anything to change. It never touches the state, which follows evidence alone. */
  async execute(
    actor: Actor,
    id: string,
    action: AlertAction,
    change: (sql: Sql, who: string | null) => Promise<boolean>,
  ): Promise<AlertView> {
    const { organizationId } = actor;
    const who = actor.kind === 'member' ? actor.userId : actor.kind === 'api-key' ? actor.apiKeyId : null;
    const { row, changed } = await this.unitOfWork.run(organizationId, async (sql) => {
      await sql.query('SELECT FROM alert_episode WHERE organization_id = $1 AND id = $2 FOR UPDATE', [organizationId, id]);
      const [before] = await sql.query<AlertRow>(`${SELECT_ALERTS} AND a.id = $2`, [organizationId, id]);
      if (!before) throw new DomainError('resource.not-found', 'There is no such alert.');
      if (!(await change(sql, who))) return { row: before, changed: false };
      await appendAlertEvent(sql, organizationId, id, action, who);
      await recordAudit(sql, actor, `alert.${action}`, 'alert_episode', id);
      const [after] = await sql.query<AlertRow>(`${SELECT_ALERTS} AND a.id = $2`, [organizationId, id]);
      return { row: after!, changed: true };
    });
    if (changed) this.notices.alertChanged(organizationId, id);
    return toAlertView(row);
  }
}
