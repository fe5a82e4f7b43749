import type { OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { queueWebhookEvent } from '../delivery/queue-webhook-event.js';
import type { FinishedAnalysis } from './commit-analyses.js';

/** Tells the endpoints that asked for it of feedback received and of feedback understood; most organizations have none, and then this is one query. */
export async function queueFeedbackEvents(sql: Sql, organizationId: OrganizationId, finished: readonly FinishedAnalysis[]): Promise<void> {
  const rows = await sql.query<{ event: string }>(
    `SELECT DISTINCT unnest(events) AS event FROM webhook_endpoint WHERE organization_id = $1 AND status = 'active'`,
    [organizationId],
  );
  const wanted = new Set(rows.map(({ event }) => event));
  for (const { item, analysis } of finished) {
    const feedback = {
      feedbackId: item.feedbackId,
      touchpointId: item.touchpointId,
      rating: item.rating,
      occurredAt: new Date(item.occurredAtMs).toISOString(),
    };
    if (wanted.has('feedback.received'))
      await queueWebhookEvent(sql, organizationId, {
        type: 'feedback.received',
        at: new Date(item.receivedAtMs),
        dedupeKey: `feedback.received:${item.feedbackId}`,
        data: feedback,
      });
    if (wanted.has('feedback.analyzed')) {
      const { engine, model, sentiment, label, language, topics, defectReported, severity } = analysis;
      await queueWebhookEvent(sql, organizationId, {
        type: 'feedback.analyzed',
        at: new Date(),
        dedupeKey: `feedback.analyzed:${item.feedbackId}:${engine}:${model}`,
        data: { ...feedback, analysis: { engine, model, sentiment, label, language, topics, defectReported, severity } },
      });
    }
  }
}
