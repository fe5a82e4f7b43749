import { Injectable } from '@nestjs/common';
import type { Actor, FeedbackId } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Gives dead tasks a fresh start: the named ones, or all. */
@Injectable()
export class ReplayDeadLetters {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, feedbackIds?: readonly FeedbackId[]): Promise<{ replayed: number }> {
    return this.unitOfWork.run(actor.organizationId, async (sql) => {
      const rows = await sql.query<{ feedback_id: string }>(
        `UPDATE analysis_task SET state = 'pending', attempts = 0, next_at = clock_timestamp(), died_at = NULL, lease_token = NULL, lease_until = NULL
          WHERE organization_id = $1 AND state = 'dead' AND ($2::uuid[] IS NULL OR feedback_id = ANY($2)) RETURNING feedback_id`,
        [actor.organizationId, feedbackIds ?? null],
      );
      if (rows.length > 0)
        await recordAudit(
          sql,
          actor,
          'dead-letter.replayed',
          'analysis_task',
          rows.length === 1 ? rows[0]!.feedback_id : String(rows.length),
        );
      return { replayed: rows.length };
    });
  }
}
