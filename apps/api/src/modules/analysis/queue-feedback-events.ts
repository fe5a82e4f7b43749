import type { FeedbackId, OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { queueWebhookEvents, type WebhookEvent } from '../delivery/queue-webhook-event.js';
import type { FinishedAnalysis } from './commit-analyses.js';

/**
 * Tells the endpoints that asked for it of feedback received and of each reading of it; most organizations have none, and then this is one query.
 * @param versions which reading of its feedback each is
 */
export async function queueFeedbackEvents(
  sql: Sql,
  organizationId: OrganizationId,
  finished: readonly FinishedAnalysis[],
  versions: ReadonlyMap<FeedbackId, number>,
): Promise<void> {
  await queueWebhookEvents(
    sql,
    organizationId,
    finished.flatMap((one) => eventsOf(one, versions.get(one.item.feedbackId)!)),
  );
}

function eventsOf({ item, analysis }: FinishedAnalysis, version: number): WebhookEvent[] {
  const { feedbackId, touchpointId, rating, occurredAtMs, receivedAtMs } = item;
  const feedback = { feedbackId, touchpointId, rating, occurredAt: new Date(occurredAtMs).toISOString() };
  const { engine, model, sentiment, label, language, topics, defectReported, severity } = analysis;
  return [
    { type: 'feedback.received', at: new Date(receivedAtMs), dedupeKey: `feedback.received:${feedbackId}`, data: feedback },
    {
      type: 'feedback.analyzed',
      at: new Date(),
      // A reading, not a reader: the words that come after the tap are read by the same model again.
      dedupeKey: `feedback.analyzed:${feedbackId}:${version}`,
      data: { ...feedback, analysis: { engine, model, sentiment, label, language, topics, defectReported, severity } },
    },
  ];
}
