import type { FeedbackAnalysis, LocalAnalyzer } from '@pulso/analysis';
import { receiveSubmission, type SurveyKind } from '@pulso/feedback';
import { BUILT_IN_INDICATORS, observe } from '@pulso/sli';
import { createHash } from 'node:crypto';
import { measuredEvent } from '../analysis/measure.js';
import type { Answer } from './answers.js';
import type { Random } from './random.js';

/** Where an answer was given. */
export interface DemoTouchpoint {
  readonly id: string;
  readonly serviceId: string;
  readonly surveyKind: SurveyKind;
}

/** How one feedback counts for one indicator; what does not count is left out. */
export interface DemoObservation {
  readonly indicatorKey: string;
  readonly good: boolean;
}

/** An answer as it is stored, read and counted. */
export interface DemoFeedback extends Answer {
  readonly id: string;
  readonly touchpoint: DemoTouchpoint;
  readonly submissionId: string;
  readonly bodyHash: Buffer;
  readonly analysis: FeedbackAnalysis;
  readonly observations: readonly DemoObservation[];
}

/** Stores, reads and counts answers the way intake and analysis do. */
export function toDemoFeedback(
  answers: readonly Answer[],
  touchpoint: DemoTouchpoint,
  analyze: LocalAnalyzer,
  random: Random,
): DemoFeedback[] {
  return answers.map((answer) => {
    const submissionId = random.ulid(answer.occurredMs);
    const rating = { scale: touchpoint.surveyKind, value: answer.value };
    const { canonicalBody } = receiveSubmission(
      { submissionId, rating, comment: answer.comment ?? undefined, context: answer.context },
      touchpoint.surveyKind,
    );
    const analysis = analyze(answer.comment ?? '');
    const event = measuredEvent(rating, answer.comment === null ? null : analysis);
    return {
      ...answer,
      id: random.uuid(answer.receivedMs),
      touchpoint,
      submissionId,
      bodyHash: createHash('sha256').update(canonicalBody).digest(),
      analysis,
      observations: BUILT_IN_INDICATORS.flatMap((indicator) => {
        const { valid, good } = observe(indicator, event);
        return valid ? [{ indicatorKey: indicator.key, good }] : [];
      }),
    };
  });
}

/** Reads each different text once. */
export function remembering(analyze: LocalAnalyzer): LocalAnalyzer {
  const known = new Map<string, FeedbackAnalysis>();
  return (text) => {
    let analysis = known.get(text);
    if (!analysis) known.set(text, (analysis = analyze(text)));
    return analysis;
  };
}
