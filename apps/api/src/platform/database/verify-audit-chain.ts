import { createHash } from 'node:crypto';

/** An entry of the audit log as it is stored. */
export interface AuditEntry {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
  readonly previousEntryHash: string | null;
  readonly entryHash: string;
}

/** Where the chain says it ends. */
export interface AuditHead {
  readonly seq: number;
  readonly entryHash: string | null;
}

/**
 * `altered`: the entry does not fit its own hash; `missing`: there is no entry at this position; `inserted`: one too many at this position;
 * `unlinked`: the entry does not follow the one before it, so one of the two was replaced; `head`: the last entry is not the one written last.
 */
export interface AuditFault {
  readonly kind: 'altered' | 'missing' | 'inserted' | 'unlinked' | 'head';
  readonly seq: number;
}

/** SHA-256 of the canonical JSON (RFC 8785) of all members but the hash itself; the same as `audit_entry_hash` in the database. */
export function auditEntryHash(entry: Omit<AuditEntry, 'entryHash'>): string {
  // Names in order, whole numbers, well-formed text: JSON.stringify is canonical here.
  const { action, actor, afterHash, at, beforeHash, entity, entityId, previousEntryHash, seq } = entry;
  const canonical = JSON.stringify({
    action,
    actor,
    afterHash,
    at: at.toISOString(),
    beforeHash,
    entity,
    entityId,
    previousEntryHash,
    seq,
  });
  return createHash('sha256').update(canonical).digest('hex');
}

/** The first entry of an organization's log, by position, that was altered, taken out, put in or exchanged; null for an unbroken chain. */
export function firstAuditFault(entries: readonly AuditEntry[], head: AuditHead): AuditFault | null {
  let previous: AuditEntry | undefined;
  for (const entry of entries.toSorted((left, right) => left.seq - right.seq)) {
    const expected = (previous?.seq ?? 0) + 1;
    if (entry.seq > expected) return { kind: 'missing', seq: expected };
    if (entry.seq < expected || entry.seq > head.seq) return { kind: 'inserted', seq: entry.seq };
    if (auditEntryHash(entry) !== entry.entryHash) return { kind: 'altered', seq: entry.seq };
    if (entry.previousEntryHash !== (previous?.entryHash ?? null)) return { kind: 'unlinked', seq: entry.seq };
    previous = entry;
  }
  const last = previous?.seq ?? 0;
  if (last < head.seq) return { kind: 'missing', seq: last + 1 };
  return (previous?.entryHash ?? null) === head.entryHash ? null : { kind: 'head', seq: last };
}
