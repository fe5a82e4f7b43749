import { Injectable } from '@nestjs/common';
import type { Actor } from '@pulso/kernel';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FindTouchpoint } from '../touchpoints/find-touchpoint.js';

/**
 * In the order foreign keys ask for. Feedback given at a touchpoint of the demonstration goes with it, tried out by hand or not; a
 * service that something of the organization's own uses stays and becomes its own.
 */
const REMOVALS = [
  `DELETE FROM delivery WHERE organization_id = $1 AND is_demo`,
  `DELETE FROM agreement WHERE organization_id = $1 AND is_demo`,
  `DELETE FROM feedback f WHERE f.organization_id = $1
      AND (f.is_demo OR EXISTS (SELECT FROM touchpoint t WHERE t.organization_id = $1 AND t.id = f.touchpoint_id AND t.is_demo))`,
  `DELETE FROM slice s WHERE s.organization_id = $1
      AND EXISTS (SELECT FROM service v WHERE v.organization_id = $1 AND v.id = s.service_id AND v.is_demo)`,
] as const;

const REMAINDER = [
  // What touchpoints of its own received for such a service is counted again.
  `INSERT INTO slice (organization_id, indicator_id, service_id, minute, valid, good)
     SELECT o.organization_id, o.indicator_id, o.service_id, date_trunc('minute', o.occurred_at), count(*), count(*) FILTER (WHERE o.good)
       FROM observation o JOIN service v ON v.organization_id = o.organization_id AND v.id = o.service_id AND v.is_demo
      WHERE o.organization_id = $1 GROUP BY 1, 2, 3, 4`,
  `UPDATE service v SET is_demo = false WHERE v.organization_id = $1 AND v.is_demo
      AND (EXISTS (SELECT FROM touchpoint t WHERE t.organization_id = $1 AND t.service_id = v.id)
        OR EXISTS (SELECT FROM objective o WHERE o.organization_id = $1 AND o.service_id = v.id))`,
  `DELETE FROM service WHERE organization_id = $1 AND is_demo`,
  `DELETE FROM member WHERE organization_id = $1 AND is_demo`,
  `SELECT remove_other_demo_organizations() WHERE $1::uuid IS NOT NULL`,
  `UPDATE organization SET is_demo = false WHERE organization_id = $1`,
] as const;

/** Takes the demonstration out of an organization, and the demonstration's other organization with it; its owner and name stay. */
@Injectable()
export class RemoveDemo {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findTouchpoint: FindTouchpoint,
  ) {}

  async execute(actor: Actor): Promise<void> {
    const { organizationId } = actor;
    const touchpoints = await this.unitOfWork.run(organizationId, async (sql) => {
      for (const removal of REMOVALS) await sql.query(removal, [organizationId]);
      const removed = await sql.query<{ public_key: string }>(
        'DELETE FROM touchpoint WHERE organization_id = $1 AND is_demo RETURNING public_key',
        [organizationId],
      );
      for (const removal of REMAINDER) await sql.query(removal, [organizationId]);
      await recordAudit(sql, actor, 'demo.removed', 'organization', organizationId);
      return removed;
    });
    for (const { public_key: publicKey } of touchpoints) this.findTouchpoint.forget(publicKey);
  }
}
