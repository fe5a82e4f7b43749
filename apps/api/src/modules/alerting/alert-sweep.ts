import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { advanceAlertJob } from '@pulso/contracts';
import { DispatchPool } from '../../platform/database/pools.js';
import { Log } from '../../platform/logging/log.js';
import { Queues } from '../../platform/queues/queues.js';

const SWEEP_MS = 60_000;
const MOST_AT_ONCE = 200;

/** A final period is not evaluated again, so an alert whose last job was lost would stay open for ever; this closes it. */
@Injectable()
export class AlertSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: DispatchPool,
    private readonly queues: Queues,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep().catch((err: unknown) => this.log.warning({ err }, 'alert sweep failed')), SWEEP_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** @returns how many were found */
  async sweep(): Promise<number> {
    const { rows } = await this.pool.query<{ organization_id: string; objective_id: string; period_key: string }>(
      `SELECT DISTINCT a.organization_id, a.objective_id, a.period_key
         FROM alert_episode a
         JOIN period_evaluation e ON e.organization_id = a.organization_id AND e.objective_id = a.objective_id AND e.period_key = a.period_key
        WHERE a.state <> 'resolved' AND e.state = 'final' LIMIT $1`,
      [MOST_AT_ONCE],
    );
    await this.queues.addBulk(
      advanceAlertJob,
      rows.map(({ organization_id: organizationId, objective_id: objectiveId, period_key: periodKey }) => ({
        organizationId,
        objectiveId,
        periodKey,
      })),
    );
    return rows.length;
  }
}
