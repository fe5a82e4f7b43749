import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { DomainError } from '@pulso/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ulid } from 'ulid';
import { z } from 'zod';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { isOwnOrigin } from '../../platform/http/own-origin.js';
import { reportQuotas } from '../../platform/http/rate-limit-headers.js';
import { sendPage } from '../../platform/http/security-headers.js';
import { toProblem, TryLater } from '../../platform/http/to-problem.js';
import { SubmitFeedback } from '../feedback/submit-feedback.js';
import { FindTouchpoint } from '../touchpoints/find-touchpoint.js';
import { GetSurvey } from '../touchpoints/get-survey.js';
import { HOSTED_LANGUAGES, HostedPage, type HostedLanguage, type HostedOutcome } from './hosted-page.js';

const language = z.enum(HOSTED_LANGUAGES).optional().catch(undefined);
const hostedQuery = z.object({ lang: language });
const hostedForm = z.object({
  submissionId: z.string().max(26).catch(''),
  // What is no number is no step of any scale, and intake says so.
  rating: z
    .string()
    .transform((text) => (text === '' ? undefined : Number(text)))
    .optional(),
  comment: z.string().max(8_000).optional().catch(undefined),
  lang: language,
});

/** The hosted page of a touchpoint: its form, and what the form sends where no script runs. */
@Controller('f/:publicKey')
export class HostedController {
  constructor(
    private readonly page: HostedPage,
    private readonly getSurvey: GetSurvey,
    private readonly findTouchpoint: FindTouchpoint,
    private readonly submitFeedback: SubmitFeedback,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(
    @Param('publicKey') publicKey: string,
    @Query({ schema: hostedQuery }) { lang }: z.infer<typeof hostedQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(request, reply, publicKey, lang, async (spoken) =>
      this.page.form(await this.getSurvey.execute(publicKey, spoken), spoken, ulid()),
    );
  }

  @Post()
  @HttpCode(200)
  async submit(
    @Param('publicKey') publicKey: string,
    @Body({ schema: hostedForm }) { submissionId, rating, comment, lang }: z.infer<typeof hostedForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(request, reply, publicKey, lang, async (spoken) => {
      const { surveyKind, organizationName } = await this.getSurvey.execute(publicKey, spoken);
      await this.submitFeedback.execute(
        {
          publicKey,
          source: 'form',
          address: request.ip,
          origin: this.foreignOrigin(request),
          report: (left) => reportQuotas(reply, left),
        },
        { submissionId, ...(rating !== undefined && { rating: { scale: surveyKind, value: rating } }), ...(comment && { comment }) },
      );
      return this.page.message('saved', publicKey, spoken, organizationName);
    });
  }

  /** Sends what `draw` makes, or the page that says why not; a person reads it, so a refusal is a page as well. */
  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    publicKey: string,
    asked: HostedLanguage | undefined,
    draw: (spoken: HostedLanguage) => Promise<string>,
  ): Promise<void> {
    const touchpoint = await this.findTouchpoint.execute(publicKey);
    const spoken = asked ?? touchpoint?.language ?? 'es';
    const policy = { host: request.headers.host, frameAncestors: [`'self'`, ...(touchpoint?.allowedOrigins ?? [])] };
    try {
      sendPage(reply, await draw(spoken), policy);
    } catch (error) {
      const { problem, isBug } = toProblem(error);
      if (isBug || problem.code.startsWith('service.unavailable')) throw error;
      if (error instanceof TryLater) void reply.header('retry-after', String(Math.ceil(error.retryAfterMs / 1000)));
      void reply.status(problem.status);
      sendPage(reply, this.page.message(outcomeOf(error), publicKey, spoken, touchpoint?.organizationName), policy);
    }
  }

  /** The form stands on our own page, whatever sites the touchpoint names; a browser that hides the origin says `null`. */
  private foreignOrigin({ headers: { origin, host } }: FastifyRequest): string | undefined {
    return origin === undefined || origin === 'null' || isOwnOrigin(origin, host, this.config.publicUrl) ? undefined : origin;
  }
}

function outcomeOf(error: unknown): HostedOutcome {
  if (error instanceof TryLater) return 'busy';
  if (error instanceof DomainError && error.code === 'touchpoint.unknown') return 'unknown';
  if (error instanceof DomainError && error.code === 'touchpoint.closed') return 'closed';
  return 'refused';
}
