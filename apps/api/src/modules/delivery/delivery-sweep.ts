import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DispatchPool } from '../../platform/database/pools.js';
import { Log } from '../../platform/logging/log.js';
import { Queues } from '../../platform/queues/queues.js';
import { sendPromptly } from './queue-delivery.js';

const SWEEP_MS = 2_000;
const MOST_AT_ONCE = 200;

/** Finds deliveries that are due: retries, those whose job was lost, and those whose worker died. Any number of processes may run it. */
@Injectable()
export class DeliverySweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly pool: DispatchPool,
    private readonly queues: Queues,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  onModuleDestroy(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** @returns how many were found */
  async sweep(): Promise<number> {
    const { rows } = await this.pool.query<{ organization_id: string; id: string }>(
      `SELECT organization_id, id FROM delivery WHERE state = 'pending' AND next_at <= clock_timestamp() ORDER BY next_at LIMIT $1`,
      [MOST_AT_ONCE],
    );
    for (const { organization_id: organizationId, id } of rows) await sendPromptly(this.queues, organizationId, [id]);
    return rows.length;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.sweep()
        .catch((err: unknown) => this.log.warning({ err }, 'delivery sweep failed'))
        .then(() => this.schedule());
    }, SWEEP_MS);
  }
}
