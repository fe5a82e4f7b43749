import { Injectable } from '@nestjs/common';
import type { AlertView } from '@pulso/contracts';
import { Clock, DomainError, type Actor } from '@pulso/kernel';
import { ChangeAlert } from './change-alert.js';

const LONGEST_MS = 30 * 24 * 3_600_000;

/** Nobody is called until an instant; the alert stays open and in sight, and every silence ends by itself. */
@Injectable()
export class SilenceAlert {
  constructor(
    private readonly changeAlert: ChangeAlert,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `alert.silence-in-past`, `alert.silence-too-long` */
  async execute(actor: Actor, id: string, { until, reason }: { readonly until: string; readonly reason: string }): Promise<AlertView> {
    const aheadMs = Date.parse(until) - this.clock.now().getTime();
    if (aheadMs <= 0) throw new DomainError('alert.silence-in-past', 'Choose a time to come: a silence ends in the future.');
    if (aheadMs > LONGEST_MS)
      throw new DomainError('alert.silence-too-long', 'Choose a time within the next 30 days: every silence has to end.');
    return this.changeAlert.execute(actor, id, 'silenced', async (sql, who) => {
      await sql.query(
        `UPDATE alert_episode SET silenced_until = $3, silenced_by = $4, silence_reason = $5 WHERE organization_id = $1 AND id = $2`,
        [actor.organizationId, id, new Date(until), who, reason],
      );
      return true;
    });
  }
}
