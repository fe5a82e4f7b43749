import { Injectable } from '@nestjs/common';
import type { AlertDetail } from '@pulso/contracts';
import { DomainError, type Actor, type OrganizationId } from '@pulso/kernel';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { isInScope, scopeOf } from '../agreements/agreement-scope.js';
import { toEvaluationView, type EvaluationRow } from '../slo/evaluation-view.js';
import { SELECT_ALERTS, toAlertView, type AlertRow } from './alert-view.js';

/** One alert with how its objective stands, who was told, and what has happened since. */
@Injectable()
export class GetAlert {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, id: string): Promise<AlertDetail> {
    const { organizationId } = actor;
    return this.unitOfWork.run(organizationId, async (sql) => {
      const [row] = await sql.query<AlertRow>(`${SELECT_ALERTS} AND a.id = $2 AND ${isInScope('g.id', '$3')}`, [
        organizationId,
        id,
        scopeOf(actor),
      ]);
      if (!row) throw new DomainError('resource.not-found', 'There is no such alert.');
      return {
        ...toAlertView(row),
        evaluation: await evaluationOf(sql, organizationId, row),
        deliveries: await deliveriesOf(sql, organizationId, id),
        history: await historyOf(sql, organizationId, id),
      };
    });
  }
}

async function evaluationOf(sql: Sql, organizationId: OrganizationId, alert: AlertRow): Promise<AlertDetail['evaluation']> {
  const [row] = await sql.query<EvaluationRow>(
    `SELECT period_key, from_at, to_at, state, verdict, n, good, result, inputs_hash, evaluated_at FROM period_evaluation
      WHERE organization_id = $1 AND objective_id = $2 AND period_key = $3 ORDER BY revision DESC LIMIT 1`,
    [organizationId, alert.objective_id, alert.period_key],
  );
  return row ? toEvaluationView(row, alert.comparator) : null;
}

async function deliveriesOf(sql: Sql, organizationId: OrganizationId, alertId: string): Promise<AlertDetail['deliveries']> {
  const rows = await sql.query<{ id: string; kind: 'email' | 'webhook'; target: string; state: string; at: Date }>(
    `SELECT id, kind, target, state, coalesce(delivered_at, created_at) AS at FROM delivery
      WHERE organization_id = $1 AND alert_id = $2 ORDER BY created_at, id`,
    [organizationId, alertId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function historyOf(sql: Sql, organizationId: OrganizationId, alertId: string): Promise<AlertDetail['history']> {
  const rows = await sql.query<{ at: Date; action: string; actor: string | null }>(
    `SELECT e.at, e.action, coalesce(m.name, k.name) AS actor
       FROM alert_event e
       LEFT JOIN member m ON m.organization_id = e.organization_id AND m.id = e.member_id
       LEFT JOIN api_key k ON k.organization_id = e.organization_id AND k.id = e.member_id
      WHERE e.organization_id = $1 AND e.alert_id = $2 ORDER BY e.id`,
    [organizationId, alertId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
