import { Injectable } from '@nestjs/common';
import type { ApiKeyView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { API_KEY_COLUMNS, apiKeyView, type ApiKeyRow } from './api-key-row.js';
import { pageById, type ByIdQuery } from './by-id-page.js';

/** Every key there ever was, the revoked ones included: the list answers who could have done something. */
@Injectable()
export class ListApiKeys {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute({ organizationId }: Actor, { cursor, limit }: ByIdQuery): Promise<{ items: ApiKeyView[]; next: string | null }> {
    const rows = await this.unitOfWork.run(organizationId, (sql) =>
      sql.query<ApiKeyRow>(
        `SELECT ${API_KEY_COLUMNS} FROM api_key WHERE organization_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
        [organizationId, cursor ?? null, limit + 1],
      ),
    );
    return pageById(rows.map(apiKeyView), limit, ({ id }) => id);
  }
}
