import { Injectable } from '@nestjs/common';
import type { OrganizationId } from '@pulso/kernel';
import type { Indicator } from '@pulso/sli';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { StoredIndicator } from './measure.js';

const FRESH_MS = 5_000;

/** An organization's indicators, every generation; a change of meaning is a new row, so a short memory is safe. */
@Injectable()
export class FindIndicators {
  private readonly known = new Map<OrganizationId, { at: number; indicators: readonly StoredIndicator[] }>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(organizationId: OrganizationId): Promise<readonly StoredIndicator[]> {
    const known = this.known.get(organizationId);
    if (known && Date.now() - known.at < FRESH_MS) return known.indicators;
    const rows = await this.unitOfWork.run(organizationId, (sql) =>
      sql.query<{ id: string; definition: Indicator }>(
        'SELECT id, definition FROM indicator WHERE organization_id = $1 ORDER BY key, generation',
        [organizationId],
      ),
    );
    const indicators = rows.map(({ id, definition }) => ({ id, indicator: definition }));
    this.known.set(organizationId, { at: Date.now(), indicators });
    return indicators;
  }
}
