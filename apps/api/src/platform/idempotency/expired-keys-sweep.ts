import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DispatchPool } from '../database/pools.js';
import { Log } from '../logging/log.js';

const SWEEP_MS = 10 * 60_000;

/** Removes the answers that are not repeated any more. Any number of processes may run it. */
@Injectable()
export class ExpiredKeysSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: DispatchPool,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = () => void this.sweep().catch((err: unknown) => this.log.warning({ err }, 'sweep of idempotency keys failed'));
    sweep();
    this.timer = setInterval(sweep, SWEEP_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** @returns how many were removed */
  async sweep(): Promise<number> {
    const { rowCount } = await this.pool.query('DELETE FROM idempotency_key WHERE expires_at <= clock_timestamp()');
    return rowCount ?? 0;
  }
}
