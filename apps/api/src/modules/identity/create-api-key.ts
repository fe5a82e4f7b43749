import { Injectable } from '@nestjs/common';
import type { CreateApiKeyBody, CreatedApiKey } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '../../platform/database/record-audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { API_KEY_COLUMNS, apiKeyView, type ApiKeyRow } from './api-key-row.js';
import { newOpaqueToken, tokenHash } from './opaque-token.js';

/** Enough of a key to recognise it in a list, too little to guess the rest. */
const SHOWN = 'pk_'.length + 6;

/** Makes a key for a program. This answer is the only place where it ever stands. */
@Injectable()
export class CreateApiKey {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, { name, scopes }: CreateApiKeyBody): Promise<CreatedApiKey> {
    const key = newOpaqueToken('pk_');
    const row = await this.unitOfWork.run(actor.organizationId, async (sql) => {
      const [created] = await sql.query<ApiKeyRow>(
        `INSERT INTO api_key (organization_id, id, name, prefix, token_hash, scopes) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${API_KEY_COLUMNS}`,
        [actor.organizationId, uuidv7(), name, key.slice(0, SHOWN), tokenHash(key), [...new Set(scopes)]],
      );
      await recordAudit(sql, actor, 'api-key.created', 'api-key', created!.id);
      return created!;
    });
    return { ...apiKeyView(row), key };
  }
}
