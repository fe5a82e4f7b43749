import type { ClientBase } from 'pg';
import type { AuditEntry, AuditHead } from './verify-audit-chain.js';

export interface AuditChain {
  readonly organizationId: string;
  readonly organization: string;
  readonly head: AuditHead;
  readonly entries: readonly AuditEntry[];
}

/** Every organization's log, one at a time. `client` sees all organizations, in one snapshot if what it says is to hold together. */
export async function* readAuditChains(client: ClientBase): AsyncGenerator<AuditChain> {
  const { rows: organizations } = await client.query<{ organizationId: string; organization: string; seq: string; hash: string | null }>(
    `SELECT organization_id AS "organizationId", name AS organization, audit_seq AS seq, audit_hash AS hash FROM organization ORDER BY created_at, 1`,
  );
  for (const { organizationId, organization, seq, hash } of organizations) {
    const { rows } = await client.query<Omit<AuditEntry, 'seq'> & { readonly seq: string }>(
      `SELECT seq, at, actor, action, entity, entity_id AS "entityId", before_hash AS "beforeHash", after_hash AS "afterHash",
              previous_entry_hash AS "previousEntryHash", entry_hash AS "entryHash"
         FROM audit_entry WHERE organization_id = $1 ORDER BY seq, id`,
      [organizationId],
    );
    yield {
      organizationId,
      organization,
      head: { seq: Number(seq), entryHash: hash },
      entries: rows.map((row) => ({ ...row, seq: Number(row.seq) })),
    };
  }
}
