import type { OrganizationId } from '@pulso/kernel';
import type { Indicator } from '@pulso/sli';
import type { Sql } from '../../platform/database/unit-of-work.js';
import type { StoredIndicator } from './measure.js';

/**
 * An organization's indicators, every generation. Read in the transaction that measures: whoever went by an older list would leave a new indicator
 * without its feedback, or take an observation away whose slice it does not know.
 */
export async function findIndicators(sql: Sql, organizationId: OrganizationId): Promise<StoredIndicator[]> {
  const rows = await sql.query<{ id: string; definition: Indicator }>(
    'SELECT id, definition FROM indicator WHERE organization_id = $1 ORDER BY key, generation',
    [organizationId],
  );
  return rows.map(({ id, definition }) => ({ id, indicator: definition }));
}
