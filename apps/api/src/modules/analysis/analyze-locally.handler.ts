import { Inject, Injectable } from '@nestjs/common';
import { localAnalyzer, redact, type LocalAnalyzer } from '@pulso/analysis';
import { analyzeLocallyJob, type JobPayload } from '@pulso/contracts';
import { setImmediate } from 'node:timers/promises';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { loadLocalModel } from '../../platform/llm/load-local-model.js';
import { Log } from '../../platform/logging/log.js';
import { JobHandler } from '../../platform/queues/job-handler.js';
import { AnalysisTasks, type ClaimedFeedback } from './analysis-tasks.js';
import { CommitAnalyses, type FinishedAnalysis } from './commit-analyses.js';
import { reasonOf } from './reason-of.js';

/** Texts scored before the event loop gets a turn: about ten milliseconds. */
const TURN = 40;

/** Reads a batch with the local model. With a language model configured its reading stands in until that one answers. */
@Injectable()
export class AnalyzeLocallyHandler extends JobHandler<typeof analyzeLocallyJob> {
  readonly job = analyzeLocallyJob;
  private readonly analyze: LocalAnalyzer = localAnalyzer(loadLocalModel());

  constructor(
    private readonly tasks: AnalysisTasks,
    private readonly commit: CommitAnalyses,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async handle({ organizationId, feedbackIds }: JobPayload<typeof analyzeLocallyJob>): Promise<void> {
    const { leaseToken, items } = await this.tasks.claim(organizationId, feedbackIds, 'local');
    const finished: FinishedAnalysis[] = [];
    for (const [index, item] of items.entries()) {
      if (index % TURN === TURN - 1) await setImmediate();
      try {
        finished.push(this.read(item));
      } catch (err) {
        this.log.error({ err, organizationId, feedbackId: item.feedbackId }, 'a feedback could not be analysed');
        await this.tasks.fail(organizationId, leaseToken, [item.feedbackId], reasonOf(err));
      }
    }
    try {
      await this.commit.execute(organizationId, leaseToken, finished);
    } catch (err) {
      const ids = finished.map(({ item }) => item.feedbackId);
      await this.tasks.afterFailedCommit(organizationId, leaseToken, ids, err).catch(() => undefined);
      throw err;
    }
  }

  private read(item: ClaimedFeedback): FinishedAnalysis {
    const { text } = redact(item.text);
    return { item, analysis: this.analyze(text), analyzedText: text, goesToLlm: this.config.llm !== null && text !== '' };
  }
}
