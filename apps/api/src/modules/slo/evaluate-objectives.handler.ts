import { Injectable } from '@nestjs/common';
import { advanceAlertJob, evaluateObjectivesJob, type JobPayload } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/log.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { JobHandler } from '../../platform/queues/job-handler.js';
import { Queues } from '../../platform/queues/queues.js';
import { LiveNotices } from '../../platform/realtime/live-notices.js';
import { evaluatePeriod, type EvaluatedPeriod } from './evaluate-period.js';
import { periodsToEvaluate } from './periods-to-evaluate.js';
import { loadObjectiveTerms, type ObjectiveTerms } from './objective-terms.js';

/**
 * Brings an organization's objectives up to date. The primary key of an evaluation makes it right whoever runs; the advisory lock only
 * saves two from doing the same work.
 */
@Injectable()
export class EvaluateObjectivesHandler extends JobHandler<typeof evaluateObjectivesJob> {
  readonly job = evaluateObjectivesJob;
  /** When this process last began on an organization. Requests come faster than large streams are evaluated; those made before that are answered. */
  private readonly begunAtMs = new Map<OrganizationId, number>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queues: Queues,
    private readonly notices: LiveNotices,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {
    super();
  }

  async handle({ organizationId, requestedAtMs }: JobPayload<typeof evaluateObjectivesJob>): Promise<void> {
    if (requestedAtMs !== undefined && requestedAtMs < (this.begunAtMs.get(organizationId) ?? 0)) return;
    const begunAtMs = Date.now();
    const objectives = await this.unitOfWork.run(organizationId, (sql) => loadObjectiveTerms(sql, organizationId));
    const failures: unknown[] = [];
    let isWhole = true;
    for (const terms of objectives) {
      try {
        if (!(await this.evaluate(organizationId, terms))) isWhole = false;
      } catch (err) {
        // One that cannot be judged must not keep the others from it.
        this.log.error({ err, organizationId, objectiveId: terms.objective.id }, 'an objective could not be evaluated');
        failures.push(err);
      }
    }
    if (failures.length > 0) throw failures[0];
    if (isWhole) this.begunAtMs.set(organizationId, begunAtMs);
  }

  /**
   * What time it is the database says: a machine whose clock is wrong must not end a period.
   * @returns false when somebody else is at it, who may have begun before the newest facts
   */
  private async evaluate(organizationId: OrganizationId, terms: ObjectiveTerms): Promise<boolean> {
    const evaluated = await this.unitOfWork.run(organizationId, async (sql) => {
      const [lock] = await sql.query<{ held: boolean; now: Date }>(
        `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS held, clock_timestamp() AS now`,
        [`evaluate ${terms.objective.id}`],
      );
      if (!lock?.held) return null;
      const nowMs = lock.now.getTime();
      const done: EvaluatedPeriod[] = [];
      for (const period of periodsToEvaluate(terms, nowMs)) {
        const result = await evaluatePeriod(sql, organizationId, terms, period, nowMs);
        if (result) done.push(result);
      }
      return done;
    });
    if (!evaluated) return false;
    for (const { periodKey, evaluation, changed, isHistory } of evaluated) {
      this.metrics.evaluations.inc({ verdict: evaluation.verdict });
      if (changed) this.notices.objectiveChanged(organizationId, terms.objective.id, evaluation.verdict);
      if (!isHistory) await this.queues.add(advanceAlertJob, { organizationId, objectiveId: terms.objective.id, periodKey });
    }
    return true;
  }
}
