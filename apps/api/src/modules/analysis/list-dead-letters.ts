import { Injectable } from '@nestjs/common';
import type { DeadLetterView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

interface Row {
  feedback_id: string;
  touchpoint_name: string;
  stage: 'local' | 'llm';
  attempts: number;
  last_error: string | null;
  died_at: Date;
  received_at: Date;
}

/** Feedback that could not be analysed and waits for a person, newest first. */
@Injectable()
export class ListDeadLetters {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(
    actor: Actor,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<{ items: DeadLetterView[]; next: string | null }> {
    const rows = await this.unitOfWork.run(actor.organizationId, (sql) =>
      sql.query<Row>(
        `SELECT t.feedback_id, p.name AS touchpoint_name, t.stage, t.attempts, t.last_error, t.died_at, f.received_at
           FROM analysis_task t
           JOIN feedback f ON f.organization_id = t.organization_id AND f.id = t.feedback_id
           JOIN touchpoint p ON p.organization_id = t.organization_id AND p.id = f.touchpoint_id
          WHERE t.organization_id = $1 AND t.state = 'dead' AND ($2::uuid IS NULL OR t.feedback_id < $2)
          ORDER BY t.feedback_id DESC LIMIT $3`,
        [actor.organizationId, cursor ?? null, limit + 1],
      ),
    );
    const items = rows.slice(0, limit).map((row) => ({
      feedbackId: row.feedback_id,
      touchpointName: row.touchpoint_name,
      stage: row.stage,
      attempts: row.attempts,
      reason: row.last_error ?? 'unknown failure',
      diedAt: row.died_at.toISOString(),
      receivedAt: row.received_at.toISOString(),
    }));
    return { items, next: rows.length > limit ? (items.at(-1)?.feedbackId ?? null) : null };
  }
}
