import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { LeanHistogram } from './lean-histogram.js';

/** Everything /metrics shows. Labels never carry an organization, a key or a text. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  /** What became of what reached a touchpoint. */
  readonly intakeOutcomes = new Counter({
    name: 'pulso_intake_total',
    help: 'Submissions by outcome',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly intakeBatchSize = new Histogram({
    name: 'pulso_intake_batch_size',
    help: 'Submissions committed together',
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500],
    registers: [this.registry],
  });
  /** By `door`. */
  readonly ackSeconds = new LeanHistogram({
    name: 'pulso_intake_ack_seconds',
    help: 'Time from arrival to acknowledgement, after commit',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registry: this.registry,
  });
  readonly analyses = new Counter({
    name: 'pulso_analyses_total',
    help: 'Analyses committed',
    labelNames: ['engine'],
    registers: [this.registry],
  });
  readonly analysisSeconds = new Histogram({
    name: 'pulso_analysis_delay_seconds',
    help: 'Time from receipt to committed analysis',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers: [this.registry],
  });
  readonly evaluations = new Counter({
    name: 'pulso_evaluations_total',
    help: 'Objective periods evaluated',
    labelNames: ['verdict'],
    registers: [this.registry],
  });
  readonly deliveries = new Counter({
    name: 'pulso_deliveries_total',
    help: 'Mail and webhook attempts',
    labelNames: ['kind', 'outcome'],
    registers: [this.registry],
  });
  /** By `method`, `route` and `status`. */
  readonly httpSeconds = new LeanHistogram({
    name: 'pulso_http_request_seconds',
    help: 'Time to answer, by the pattern of the address',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registry: this.registry,
  });
  readonly signIns = new Counter({
    name: 'pulso_sign_ins_total',
    help: 'Attempts to sign in',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
