import { Injectable } from '@nestjs/common';
import type { LiveView } from '@pulso/contracts';
import { calendarPeriod, Clock, type Actor, type UserId } from '@pulso/kernel';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { isInScope, isServiceInScope, scopeOf } from '../agreements/agreement-scope.js';
import { ListObjectives } from './list-objectives.js';

interface HeadRow {
  time_zone: string;
  last_seq: string | null;
  newest_at: Date | null;
  pending: number;
  open_alerts: number;
}

/** How much waits for its analysis: of everything, or only of what is in scope, which has to look at each feedback. */
const PENDING = {
  all: `(SELECT count(*) FROM analysis_task WHERE organization_id = $1 AND state <> 'dead')::integer`,
  scoped: `(SELECT count(*) FROM analysis_task k JOIN feedback f ON f.organization_id = k.organization_id AND f.id = k.feedback_id
             WHERE k.organization_id = $1 AND k.state <> 'dead' AND ${isServiceInScope('f.service_id', '$2')})::integer`,
};

const OPEN_ALERTS = {
  all: `(SELECT count(*) FROM alert_episode WHERE organization_id = $1 AND state IN ('firing', 'recovering'))::integer`,
  scoped: `(SELECT count(*) FROM alert_episode a
              JOIN objective b ON b.organization_id = a.organization_id AND b.id = a.objective_id
              JOIN agreement_version v ON v.organization_id = b.organization_id AND v.id = b.agreement_version_id
             WHERE a.organization_id = $1 AND a.state IN ('firing', 'recovering') AND ${isInScope('v.agreement_id', '$2')})::integer`,
};

/** The head of the Live screen, every number from one transaction. Today is a day of the organization's zone. */
@Injectable()
export class GetLive {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly objectives: ListObjectives,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor): Promise<LiveView> {
    const now = this.clock.now();
    return this.unitOfWork.run(actor.organizationId, async (sql) => {
      const scope = scopeOf(actor);
      const head = await headOf(sql, actor.organizationId, scope);
      const { fromMs } = calendarPeriod('day', now.getTime(), head.time_zone).window;
      return {
        generatedAt: now.toISOString(),
        timeZone: head.time_zone,
        newestFeedbackAt: head.newest_at?.toISOString() ?? null,
        lastSeq: Number(head.last_seq ?? 0),
        today: { ...(await countsSince(sql, actor.organizationId, new Date(fromMs), scope)), pendingAnalysis: head.pending },
        objectives: await this.objectives.within(sql, actor),
        openAlerts: head.open_alerts,
      };
    });
  }
}

async function headOf(sql: Sql, organizationId: string, scope: UserId | null): Promise<HeadRow> {
  const [row] = await sql.query<HeadRow>(
    `SELECT o.time_zone, f.seq AS last_seq, f.received_at AS newest_at,
            ${PENDING[scope === null ? 'all' : 'scoped']} AS pending, ${OPEN_ALERTS[scope === null ? 'all' : 'scoped']} AS open_alerts
       FROM organization o
       LEFT JOIN LATERAL (SELECT seq, received_at FROM feedback f
                           WHERE organization_id = $1 AND ${isServiceInScope('f.service_id', '$2')} ORDER BY seq DESC LIMIT 1) f ON true
      WHERE o.organization_id = $1`,
    [organizationId, scope],
  );
  if (!row) throw new Error('The organization of an actor is gone.');
  return row;
}

/** Satisfied is the upper part of each scale: 4 of 5, 9 of 10, 5 of 7, thumbs up. What occurred offline may be received 72 hours later. */
async function countsSince(
  sql: Sql,
  organizationId: string,
  from: Date,
  scope: UserId | null,
): Promise<Omit<LiveView['today'], 'pendingAnalysis'>> {
  const [row] = await sql.query<Omit<LiveView['today'], 'pendingAnalysis'>>(
    `SELECT count(*)::integer AS received, count(f.rating_value)::integer AS rated,
            count(*) FILTER (WHERE f.rating_value >= CASE f.rating_scale WHEN 'nps' THEN 9 WHEN 'ces' THEN 5 WHEN 'thumbs' THEN 1 ELSE 4 END)::integer AS satisfied,
            count(*) FILTER (WHERE a.label = 'neg' AND NOT a.abstained)::integer AS negative
       FROM feedback f
       LEFT JOIN LATERAL (SELECT label, abstained FROM analysis WHERE organization_id = $1 AND feedback_id = f.id ORDER BY version DESC LIMIT 1) a ON true
      WHERE f.organization_id = $1 AND f.occurred_at >= $2::timestamptz - interval '72 hours' AND f.received_at >= $2
        AND ${isServiceInScope('f.service_id', '$3')}`,
    [organizationId, from, scope],
  );
  return row ?? { received: 0, rated: 0, satisfied: 0, negative: 0 };
}
