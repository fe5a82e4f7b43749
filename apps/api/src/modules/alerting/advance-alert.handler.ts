import { Inject, Injectable } from '@nestjs/common';
import {
  advanceEpisode,
  alertPolicy,
  closeEpisode,
  isBreach,
  tellOf,
  type AlertEvidence,
  type AlertNotice,
  type ClosingReason,
  type EpisodeTransition,
} from '@pulso/alerting';
import { advanceAlertJob, type JobPayload } from '@pulso/contracts';
import { Clock, type OrganizationId } from '@pulso/kernel';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { JobHandler } from '../../platform/queues/job-handler.js';
import { Queues } from '../../platform/queues/queues.js';
import { LiveNotices } from '../../platform/realtime/live-notices.js';
import { sendPromptly } from '../delivery/queue-delivery.js';
import { factsOf, readAlertSubject, type AlertSubject } from './alert-subject.js';
import { alertSentence } from './alert-words.js';
import { announceAlert } from './announce-alert.js';
import { appendAlertEvent, forgetEpisode, readEpisode, writeEpisode, type StoredEpisode, type StoredMachine } from './stored-episode.js';

/** What one evaluation did to an episode. */
interface Step {
  readonly machine: StoredMachine;
  readonly evidence: AlertEvidence;
  readonly transition: EpisodeTransition | null;
  readonly isNewlyBreached: boolean;
  /** What people are told now. */
  readonly notice: AlertNotice | null;
}

interface Advanced {
  readonly alertId: string;
  readonly isVisible: boolean;
  readonly deliveryIds: readonly string[];
}

/**
 * Lets the alert episode of one objective and period follow its newest evaluation, and writes down who is to hear of it, all in one
 * transaction. Run any number of times for one evaluation it takes one step.
 */
@Injectable()
export class AdvanceAlertHandler extends JobHandler<typeof advanceAlertJob> {
  readonly job = advanceAlertJob;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queues: Queues,
    private readonly notices: LiveNotices,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async handle({ organizationId, objectiveId, periodKey }: JobPayload<typeof advanceAlertJob>): Promise<void> {
    const advanced = await this.unitOfWork.run(organizationId, async (sql) => {
      // Two first evaluations would find no row to lock.
      await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`alert ${objectiveId} ${periodKey}`]);
      const subject = await readAlertSubject(sql, organizationId, objectiveId, periodKey);
      return subject ? this.advance(sql, organizationId, subject) : null;
    });
    if (!advanced) return;
    await sendPromptly(this.queues, organizationId, advanced.deliveryIds);
    if (advanced.isVisible) this.notices.alertChanged(organizationId, advanced.alertId);
  }

  private async advance(sql: Sql, organizationId: OrganizationId, subject: AlertSubject): Promise<Advanced | null> {
    const { objective_id: objectiveId, period_key: periodKey, result } = subject;
    const before = await readEpisode(sql, organizationId, objectiveId, periodKey);
    if ((before?.machine.advancedToMs ?? Number.NEGATIVE_INFINITY) >= result.asOfMs) return null;
    const now = this.clock.now();
    const step = stepOf(before, subject, now.getTime());
    if (step.machine.state === 'inactive') {
      if (before) await forgetEpisode(sql, organizationId, before.id);
      return null;
    }
    // What made it fire stays to be read after the danger has passed.
    const reasons = step.evidence.reasons;
    const evidence =
      before && reasons.length === 0 ? before.evidence : { ...alertSentence(factsOf(subject, reasons)), figures: step.evidence };
    const alertId = await writeEpisode(sql, organizationId, objectiveId, periodKey, step.machine, evidence);
    for (const action of eventsOf(before, step)) await appendAlertEvent(sql, organizationId, alertId, action);
    const announcement = { alertId, machine: step.machine, reasons, at: now, publicUrl: this.config.publicUrl };
    const deliveryIds =
      step.notice === null ? [] : await announceAlert(sql, organizationId, subject, { ...announcement, notice: step.notice });
    return { alertId, isVisible: step.machine.openedAtMs !== null && isChanged(before, step), deliveryIds };
  }
}

function stepOf(before: StoredEpisode | null, subject: AlertSubject, nowMs: number): Step {
  const { result } = subject;
  const { episode, transition, evidence } = advanceEpisode(
    before?.machine ?? null,
    { ...result, canonicalInputs: '' },
    nowMs,
    alertPolicy(horizonMs(subject)),
  );
  const reason = closingReason(subject);
  const closed = reason === null ? episode : closeEpisode(episode, reason, nowMs);
  const wasBreached = before?.machine.breached === true && transition !== 'reopened';
  const breached = closed.state !== 'inactive' && (wasBreached || (closed.state === 'firing' && isBreach(evidence)));
  const { notice, told } = tellOf(closed, evidence, before?.machine.told ?? null, { nowMs, isOver: result.closed });
  return {
    machine: { ...closed, advancedToMs: result.asOfMs, breached, told },
    evidence,
    transition,
    isNewlyBreached: breached && !wasBreached,
    notice,
  };
}

/** How long the period still lasts; of a rolling window, its length. */
function horizonMs({ window, from_at, to_at, result }: AlertSubject): number {
  return to_at.getTime() - (window.kind === 'rolling' ? from_at.getTime() : result.asOfMs);
}

const ENDED_STATUSES: readonly string[] = ['terminated', 'expired', 'superseded'];

/** A rolling window never becomes final, so its alert ends with the version of the agreement that asks for it, whether or not that is written down yet. */
function closingReason({ version_status, version_ended, window, period_state }: AlertSubject): ClosingReason | null {
  if (ENDED_STATUSES.includes(version_status)) return 'agreement-ended';
  if (window.kind === 'rolling' && version_ended) return 'agreement-ended';
  return period_state === 'final' ? 'period-final' : null;
}

function eventsOf(before: StoredEpisode | null, { machine, transition, isNewlyBreached }: Step): string[] {
  const was = before?.machine;
  const isClosedOpen =
    machine.closingReason !== null && (was?.state === 'firing' || was?.state === 'recovering') && transition !== 'recovered';
  return [
    ...(transition === null ? [] : [transition]),
    ...(isNewlyBreached ? ['breached'] : []),
    ...(isClosedOpen ? ['resolved'] : []),
    ...(machine.openedAtMs !== null && was !== undefined && was.frozen !== machine.frozen ? [machine.frozen ? 'frozen' : 'thawed'] : []),
  ];
}

function isChanged(before: StoredEpisode | null, { machine, transition, isNewlyBreached }: Step): boolean {
  const was = before?.machine;
  return transition !== null || isNewlyBreached || was?.state !== machine.state || was.frozen !== machine.frozen;
}
