import { Injectable, type OnModuleInit } from '@nestjs/common';
import { submitFeedbackBody, type FeedbackReceipt, type SubmitFeedbackBody } from '@pulso/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DirectRoutes } from '../../platform/http/direct-routes.js';
import { reportQuotas } from '../../platform/http/rate-limit-headers.js';
import type { Series } from '../../platform/metrics/lean-histogram.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { SubmitFeedback } from './submit-feedback.js';

/** The HTTP door of intake. */
@Injectable()
export class SubmitFeedbackRoute implements OnModuleInit {
  private readonly ackSeconds: Series;

  constructor(
    private readonly routes: DirectRoutes,
    private readonly submitFeedback: SubmitFeedback,
    metrics: Metrics,
  ) {
    this.ackSeconds = metrics.ackSeconds.series({ door: 'http' });
  }

  onModuleInit(): void {
    this.routes.add({
      url: '/v1/touchpoints/:publicKey/feedback',
      status: 202,
      body: submitFeedbackBody,
      handle: (body, request, reply) => this.submit(body, request, reply),
    });
  }

  private async submit(body: SubmitFeedbackBody, request: FastifyRequest, reply: FastifyReply): Promise<FeedbackReceipt> {
    const arrivedAtMs = performance.now();
    const receipt = await this.submitFeedback.execute(
      {
        publicKey: (request.params as { publicKey: string }).publicKey,
        source: 'http',
        address: request.ip,
        origin: request.headers.origin,
        report: (left) => reportQuotas(reply, left),
      },
      body,
    );
    this.ackSeconds.observe((performance.now() - arrivedAtMs) / 1_000);
    return receipt;
  }
}
