import { Inject, Injectable } from '@nestjs/common';
import { advanceLifecycleJob, type JobPayload } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/log.js';
import { JobHandler } from '../../platform/queues/job-handler.js';
import { Queues } from '../../platform/queues/queues.js';
import { LiveNotices } from '../../platform/realtime/live-notices.js';
import { sendPromptly } from '../delivery/queue-delivery.js';
import { endIfDue } from './end-if-due.js';
import { recordSteps, type LifecycleProgress } from './lifecycle-step.js';
import { startIfDue } from './start-if-due.js';
import { tellOfTerm } from './tell-of-term.js';

interface Advanced {
  readonly closedAlerts: readonly string[];
  readonly deliveryIds: readonly string[];
}

/**
 * Takes every agreement of an organization to where the database's clock says it should be, one transaction an agreement, after however long nobody
 * looked. Run again it finds nothing to do.
 */
@Injectable()
export class AdvanceLifecycleHandler extends JobHandler<typeof advanceLifecycleJob> {
  readonly job = advanceLifecycleJob;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queues: Queues,
    private readonly notices: LiveNotices,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async handle({ organizationId }: JobPayload<typeof advanceLifecycleJob>): Promise<void> {
    const agreements = await this.unitOfWork.run(organizationId, (sql) =>
      sql.query<{ id: string }>(
        `SELECT DISTINCT agreement_id AS id FROM agreement_version
          WHERE organization_id = $1 AND status IN ('out_for_signature', 'scheduled', 'active') ORDER BY agreement_id`,
        [organizationId],
      ),
    );
    const failures: unknown[] = [];
    for (const { id } of agreements) {
      try {
        const advanced = await this.unitOfWork.run(organizationId, (sql) => this.advance(sql, organizationId, id));
        await sendPromptly(this.queues, organizationId, advanced.deliveryIds);
        for (const alertId of advanced.closedAlerts) this.notices.alertChanged(organizationId, alertId);
      } catch (err) {
        // One that cannot go on must not keep the others from it.
        this.log.error({ err, organizationId, agreementId: id }, 'an agreement could not be taken further');
        failures.push(err);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  private async advance(sql: Sql, organizationId: OrganizationId, agreementId: string): Promise<Advanced> {
    const done: LifecycleProgress[] = [];
    for (const versionId of await this.versions(sql, organizationId, agreementId, 'scheduled'))
      done.push(await startIfDue(sql, organizationId, versionId));
    for (const versionId of await this.versions(sql, organizationId, agreementId, 'active'))
      done.push(await endIfDue(sql, organizationId, versionId));
    const deliveryIds = await tellOfTerm(sql, organizationId, agreementId, this.config.publicUrl);
    await recordSteps(
      sql,
      organizationId,
      done.flatMap(({ steps }) => steps),
    );
    return { closedAlerts: done.flatMap(({ closedAlerts }) => closedAlerts), deliveryIds };
  }

  private async versions(sql: Sql, organizationId: OrganizationId, agreementId: string, status: 'scheduled' | 'active'): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `SELECT id FROM agreement_version WHERE organization_id = $1 AND agreement_id = $2 AND status = $3 ORDER BY effective_from, n`,
      [organizationId, agreementId, status],
    );
    return rows.map(({ id }) => id);
  }
}
