import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import { Controller, Get, Optional, Res, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Canary } from '../../platform/queues/canary.js';
import { CheckReadiness } from './check-readiness.js';

/** A process whose loop stands still this long answers nobody in time. */
const MAX_LAG_MS = 5_000;

interface Health {
  readonly status: 'alive' | 'dead';
  readonly eventLoopLagMs: number;
  /** Since a job last came back; absent where no jobs are done. */
  readonly canaryAgeMs?: number;
}

/** For whoever restarts and routes: is this process alive, and may it be given work? */
@Controller()
export class HealthController implements OnModuleDestroy {
  private readonly loop: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });

  constructor(
    private readonly checkReadiness: CheckReadiness,
    @Optional() private readonly canary?: Canary,
  ) {
    this.loop.enable();
  }

  @Get('healthz')
  alive(@Res({ passthrough: true }) reply: FastifyReply): Health {
    const eventLoopLagMs = Math.round(this.loop.max / 1e6);
    this.loop.reset();
    const isDead = eventLoopLagMs > MAX_LAG_MS || this.canary?.isSilent() === true;
    void reply.status(isDead ? 503 : 200).header('cache-control', 'no-store');
    return { status: isDead ? 'dead' : 'alive', eventLoopLagMs, ...(this.canary && { canaryAgeMs: this.canary.silentMs() }) };
  }

  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const readiness = await this.checkReadiness.execute();
    void reply.status(readiness.status === 'ready' ? 200 : 503).header('cache-control', 'no-store');
    return readiness;
  }

  onModuleDestroy(): void {
    this.loop.disable();
  }
}
