import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { advanceLifecycleJob } from '@pulso/contracts';
import { DispatchPool } from '../../platform/database/pools.js';
import { Log } from '../../platform/logging/log.js';
import { Queues } from '../../platform/queues/queues.js';

const SWEEP_MS = 20_000;

/** Midnight comes without anyone asking; so every organization with an agreement that is signed or about to be has its turn. */
@Injectable()
export class LifecycleSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: DispatchPool,
    private readonly queues: Queues,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = () => void this.sweep().catch((err: unknown) => this.log.warning({ err }, 'lifecycle sweep failed'));
    sweep();
    this.timer = setInterval(sweep, SWEEP_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** @returns how many organizations have their turn */
  async sweep(): Promise<number> {
    const { rows } = await this.pool.query<{ organization_id: string }>(
      `SELECT DISTINCT organization_id FROM agreement_version
        WHERE status IN ('out_for_signature', 'scheduled') AND effective_from <= clock_timestamp()
           OR status = 'active' AND effective_to IS NOT NULL`,
    );
    for (const { organization_id: organizationId } of rows)
      await this.queues.add(advanceLifecycleJob, { organizationId }, `lifecycle-${organizationId}`);
    return rows.length;
  }
}
