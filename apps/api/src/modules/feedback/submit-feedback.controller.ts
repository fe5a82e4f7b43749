import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { submitFeedbackBody, type FeedbackReceipt, type SubmitFeedbackBody } from '@pulso/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reportQuotas } from '../../platform/http/rate-limit-headers.js';
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
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FeedbackReceipt> {
    const done = this.metrics.ackSeconds.startTimer({ door: 'http' });
    const receipt = await this.submitFeedback.execute(
      {
        publicKey,
        source: 'http',
        address: request.ip,
        origin: request.headers.origin,
        report: (left) => reportQuotas(reply, left),
      },
      body,
    );
    done();
    return receipt;
  }
}
