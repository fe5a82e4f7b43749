import { Injectable } from '@nestjs/common';
import type { DeliveryView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DELIVERY_COLUMNS, toDeliveryView, type DeliveryRow } from './delivery-row.js';

export interface DeliveryFilter {
  readonly kind?: DeliveryView['kind'] | undefined;
  readonly state?: DeliveryView['state'] | undefined;
  readonly limit: number;
  /** Id of the last delivery of the page before. */
  readonly cursor?: string | undefined;
}

/** Mails and webhooks, newest first: sent, waiting, failed, and those that only the outbox has. */
@Injectable()
export class ListDeliveries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, { kind, state, limit, cursor }: DeliveryFilter): Promise<{ items: DeliveryView[]; next: string | null }> {
    const rows = await this.unitOfWork.run(actor.organizationId, (sql) =>
      sql.query<DeliveryRow>(
        `SELECT ${DELIVERY_COLUMNS} FROM delivery
          WHERE organization_id = $1 AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR state = $3)
            AND ($4::uuid IS NULL OR (created_at, id) < (SELECT created_at, id FROM delivery WHERE organization_id = $1 AND id = $4))
          ORDER BY created_at DESC, id DESC LIMIT $5`,
        [actor.organizationId, kind ?? null, state ?? null, cursor ?? null, limit + 1],
      ),
    );
    const items = rows.slice(0, limit).map(toDeliveryView);
    return { items, next: rows.length > limit ? items.at(-1)!.id : null };
  }
}
