import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { evaluateObjectivesJob } from '@pulso/contracts';
import { DispatchPool } from '../../platform/database/pools.js';
import { Log } from '../../platform/logging/log.js';
import { Queues } from '../../platform/queues/queues.js';

const SWEEP_MS = 20_000;

/** Periods end, forecasts age and requests get lost without any feedback arriving; so every organization with a signed agreement has its turn. */
@Injectable()
export class EvaluationSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: DispatchPool,
    private readonly queues: Queues,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = () => void this.sweep().catch((err: unknown) => this.log.warning({ err }, 'evaluation sweep failed'));
    sweep();
    this.timer = setInterval(sweep, SWEEP_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    const { rows } = await this.pool.query<{ organization_id: string }>(
      `SELECT DISTINCT organization_id FROM agreement_version
        WHERE status IN ('signed', 'scheduled', 'active', 'superseded', 'expired', 'terminated') AND effective_from <= clock_timestamp()`,
    );
    for (const { organization_id: organizationId } of rows)
      await this.queues.add(evaluateObjectivesJob, { organizationId }, `sweep-${organizationId}`);
  }
}
