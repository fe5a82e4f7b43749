import type { FeedbackAnalysis } from './feedback-analysis.js';
import { foldText } from './fold-text.js';
import { looksInjected } from './injection.js';

/** How far the two engines may be apart before a person looks; half the scale would be 1. */
export const MAX_DISAGREEMENT = 0.6;

/**
 * Decides which analysis counts. The local model cannot be talked into anything, so where the two are far apart, or the text
 * speaks to its reader, the local one stays current and asks for review. Where it abstains there is nothing to compare.
 */
export function crossCheck({
  local,
  llm,
  redactedText,
}: {
  local: FeedbackAnalysis;
  llm: FeedbackAnalysis;
  redactedText: string;
}): FeedbackAnalysis {
  const disagree = !local.abstained && thousandths(llm.sentiment - local.sentiment) > thousandths(MAX_DISAGREEMENT);
  return disagree || looksInjected(foldText(redactedText)) ? { ...local, needsReview: true, provisional: false } : llm;
}

/** Scores have three decimals; compared as whole numbers, 0.8 and 0.2 are not more than 0.6 apart. */
function thousandths(difference: number): number {
  return Math.round(Math.abs(difference) * 1_000);
}
