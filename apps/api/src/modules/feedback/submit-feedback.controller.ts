import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { submitFeedbackBody, type FeedbackReceipt, type SubmitFeedbackBody } from '@pulso/contracts';
import type { FastifyRequest } from 'fastify';
import { Metrics } from '../../platform/metrics/metrics.js';
import { SubmitFeedback } from './submit-feedback.js';

/** The HTTP door of intake. */
@Controller('v1/touchpoints/:publicKey/feedback')
export class SubmitFeedbackController {
  constructor(
    private readonly submitFeedback: SubmitFeedback,
    private readonly metrics: Metrics,
  ) {}

  @Post()
  @HttpCode(202)
  async submit(
    @Param('publicKey') publicKey: string,
    @Body({ schema: submitFeedbackBody }) body: SubmitFeedbackBody,
    @Req() request: FastifyRequest,
  ): Promise<FeedbackReceipt> {
    const done = this.metrics.ackSeconds.startTimer({ door: 'http' });
    const receipt = await this.submitFeedback.execute(
      { publicKey, source: 'http', address: request.ip, origin: request.headers.origin },
      body,
    );
    done();
    return receipt;
  }
}
