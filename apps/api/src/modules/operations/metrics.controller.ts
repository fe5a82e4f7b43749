import { Controller, Get, Header, type OnModuleInit } from '@nestjs/common';
import { JOBS } from '@pulso/contracts';
import { Gauge } from 'prom-client';
import { DispatchPool } from '../../platform/database/pools.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { Queues } from '../../platform/queues/queues.js';

/** What Prometheus collects. Depths are asked for when it comes, not counted along. */
@Controller('metrics')
export class MetricsController implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly queues: Queues,
    private readonly dispatch: DispatchPool,
  ) {}

  onModuleInit(): void {
    const { queues, dispatch } = this;
    new Gauge({
      name: 'pulso_queue_waiting',
      help: 'Jobs that wait for a worker',
      labelNames: ['queue'],
      registers: [this.metrics.registry],
      async collect() {
        await Promise.all(JOBS.map(async (job) => this.set({ queue: job.name }, await queues.waiting(job).catch(() => NaN))));
      },
    });
    new Gauge({
      name: 'pulso_analysis_tasks',
      help: 'Feedback that is not understood yet, by state',
      labelNames: ['stage', 'state'],
      registers: [this.metrics.registry],
      async collect() {
        this.reset();
        const { rows } = await dispatch
          .query<{ stage: string; state: string; n: number }>('SELECT stage, state, count(*)::int AS n FROM analysis_task GROUP BY 1, 2')
          .catch(() => ({ rows: [] }));
        for (const { stage, state, n } of rows) this.set({ stage, state }, n);
      },
    });
  }

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  collect(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
