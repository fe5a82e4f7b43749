import { Inject, Injectable } from '@nestjs/common';
import { crossCheck, DEFAULT_TAXONOMY, localAnalyzer, redact, type FeedbackAnalysis, type LocalAnalyzer } from '@pulso/analysis';
import { analyzeWithLlmJob, type JobPayload } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LlmAnswerUnusable, LlmUnavailable } from '../../platform/llm/llm-errors.js';
import { loadLocalModel } from '../../platform/llm/load-local-model.js';
import { OpenAiScorer } from '../../platform/llm/open-ai-scorer.js';
import { Log } from '../../platform/logging/log.js';
import { JobHandler } from '../../platform/queues/job-handler.js';
import { AnalysisTasks, type ClaimedFeedback } from './analysis-tasks.js';
import { CommitAnalyses, type FinishedAnalysis } from './commit-analyses.js';
import { LlmBreakers } from './llm-breakers.js';

/** A task waits for a tenth of the time it has waited already, within these bounds and as long again by chance, or as long as it is asked to. */
const MIN_PAUSE_MS = 5_000;
const MAX_PAUSE_MS = 300_000;
const PAUSES_IN_AGE = 10;

/** The request as such is refused, so it is this very text: filtered, or too long. Other refusals (key, model, address) are the operator's to cure. */
const REFUSED_TEXT = new Set([400, 413, 422]);

/** Has the language model read one feedback that the local model has read before, and keeps the reading that may be believed. */
@Injectable()
export class AnalyzeWithLlmHandler extends JobHandler<typeof analyzeWithLlmJob> {
  readonly job = analyzeWithLlmJob;
  private readonly analyze: LocalAnalyzer = localAnalyzer(loadLocalModel());
  private readonly scorer: OpenAiScorer | null;

  constructor(
    private readonly tasks: AnalysisTasks,
    private readonly commit: CommitAnalyses,
    private readonly breakers: LlmBreakers,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
    @Inject(CONFIG) { llm }: Config,
  ) {
    super();
    // The operator chose this address; the guard on outgoing calls is for addresses that tenants choose.
    this.scorer =
      llm &&
      new OpenAiScorer({ apiKey: llm.apiKey, ...(llm.baseUrl && { baseURL: llm.baseUrl }), model: llm.model, fetch: globalThis.fetch });
  }

  async handle({ organizationId, feedbackId }: JobPayload<typeof analyzeWithLlmJob>): Promise<void> {
    const { leaseToken, items } = await this.tasks.claim(organizationId, [feedbackId], 'llm');
    const [item] = items;
    if (!item) return;
    try {
      const finished = await this.read(organizationId, item);
      await this.commit.execute(organizationId, leaseToken, [finished]);
    } catch (error) {
      if (error instanceof LlmUnavailable && error.status !== null && REFUSED_TEXT.has(error.status)) {
        await this.tasks.fail(organizationId, leaseToken, [feedbackId], `llm ${error.reason} ${error.status}`);
        return;
      }
      if (error instanceof LlmUnavailable) {
        await this.tasks.postpone(organizationId, leaseToken, [feedbackId], this.pause(organizationId, item, error), `llm ${error.reason}`);
        return;
      }
      await this.tasks.afterFailedCommit(organizationId, leaseToken, [feedbackId], error);
      throw error;
    }
  }

  /** @throws LlmUnavailable when the provider gave no answer; the local reading stays in force until it does */
  private async read(organizationId: OrganizationId, item: ClaimedFeedback): Promise<FinishedAnalysis> {
    const { text } = redact(item.text);
    const local = this.analyze(text);
    // Without a key nothing is left to wait for: an installation that lost its key keeps what the local model understood.
    if (!this.scorer || text === '') return this.finished(item, local, text);
    const permit = this.breakers.of(organizationId).acquire();
    if (!permit) throw new LlmUnavailable('unreachable', this.breakers.of(organizationId).retryInMs);
    try {
      const organizationName = await this.organizationName(organizationId);
      const { analysis, usage } = await this.scorer.score({ text, language: local.language, taxonomy: DEFAULT_TAXONOMY, organizationName });
      permit.done('success');
      return {
        ...this.finished(item, crossCheck({ local, llm: analysis, redactedText: text }), text),
        tokens: { input: usage.inputTokens, output: usage.outputTokens },
      };
    } catch (error) {
      if (error instanceof LlmAnswerUnusable) {
        permit.done('success');
        this.log.warning(
          { organizationId, feedbackId: item.feedbackId, problems: error.problems.length },
          'the language model gave no usable answer',
        );
        return {
          ...this.finished(item, { ...local, needsReview: true }, text),
          tokens: { input: error.usage.inputTokens, output: error.usage.outputTokens },
        };
      }
      permit.done(error instanceof LlmUnavailable && error.reason === 'timeout' ? 'timeout' : 'failure');
      throw error;
    }
  }

  private finished(item: ClaimedFeedback, analysis: FeedbackAnalysis, analyzedText: string): FinishedAnalysis {
    return { item, analysis: { ...analysis, provisional: false }, analyzedText, goesToLlm: false };
  }

  private pause(organizationId: OrganizationId, { receivedAtMs }: ClaimedFeedback, error: LlmUnavailable): number {
    const asked = Math.max(error.retryAfterMs ?? 0, this.breakers.of(organizationId).retryInMs);
    const waitedMs = Date.now() - receivedAtMs;
    return Math.min(MAX_PAUSE_MS, Math.max(MIN_PAUSE_MS, asked, waitedMs / PAUSES_IN_AGE)) * (1 + Math.random());
  }

  private async organizationName(organizationId: OrganizationId): Promise<string> {
    const rows = await this.unitOfWork.run(organizationId, (sql) =>
      sql.query<{ name: string }>('SELECT name FROM organization WHERE organization_id = $1', [organizationId]),
    );
    return rows[0]?.name ?? '';
  }
}
