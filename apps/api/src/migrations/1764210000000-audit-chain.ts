import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that are evidence: they go only together with what they belong to. */
const APPEND_ONLY_TABLES = ['audit_entry', 'signature', 'signature_refusal', 'agreement_document'] as const;

/**
 * The head of the chain stands with the organization, so that an entry taken from the end is missed as well; its row is the lock under which positions are
 * given out.
 */
const HEAD = /* sql */ `
ALTER TABLE organization ADD COLUMN audit_seq bigint NOT NULL DEFAULT 0, ADD COLUMN audit_hash text;
REVOKE UPDATE ON organization FROM pulso_app;
GRANT UPDATE (name, time_zone, locale, is_demo) ON organization TO pulso_app;
`;

const FUNCTIONS = /* sql */ `
-- SHA-256 of the canonical JSON (RFC 8785) of an entry, which verify-audit-chain.ts recomputes.
CREATE FUNCTION audit_entry_hash(seq bigint, at timestamptz, actor text, action text, entity text, entity_id text, before_hash text,
                                 after_hash text, previous_entry_hash text)
RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(
    '{"action":' || to_json(action)::text || ',"actor":' || to_json(actor)::text || ',"afterHash":' || coalesce(to_json(after_hash)::text, 'null')
    || ',"at":"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","beforeHash":' || coalesce(to_json(before_hash)::text, 'null')
    || ',"entity":' || to_json(entity)::text || ',"entityId":' || coalesce(to_json(entity_id)::text, 'null')
    || ',"previousEntryHash":' || coalesce(to_json(previous_entry_hash)::text, 'null') || ',"seq":' || seq || '}', 'UTF8')), 'hex');
$$;

-- Whoever inserts an entry, it takes the next position of its organization's chain. One that brings its hash is restored from a backup.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT o.audit_seq + 1, o.audit_hash INTO NEW.seq, NEW.previous_entry_hash FROM organization o
   WHERE o.organization_id = NEW.organization_id FOR NO KEY UPDATE;
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.entry_hash := audit_entry_hash(NEW.seq, NEW.at, NEW.actor, NEW.action, NEW.entity, NEW.entity_id, NEW.before_hash, NEW.after_hash,
                                     NEW.previous_entry_hash);
  UPDATE organization SET audit_seq = NEW.seq, audit_hash = NEW.entry_hash WHERE organization_id = NEW.organization_id;
  RETURN NEW;
END $$;

-- A deletion that cascades from what the row belongs to comes out of another trigger; nothing else passes.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
`;

/** Entries from before the chain take their positions in the order they were written. */
const BACKFILL = /* sql */ `
SET LOCAL ROLE pulso_maintenance;
DO $$
DECLARE entry record; position bigint; previous text; owner uuid;
BEGIN
  FOR entry IN SELECT * FROM audit_entry WHERE seq IS NULL ORDER BY organization_id, id LOOP
    IF owner IS DISTINCT FROM entry.organization_id THEN owner := entry.organization_id; position := 0; previous := NULL; END IF;
    position := position + 1;
    entry.at := date_trunc('milliseconds', entry.at);
    UPDATE audit_entry SET seq = position, at = entry.at, previous_entry_hash = previous,
           entry_hash = audit_entry_hash(position, entry.at, entry.actor, entry.action, entry.entity, entry.entity_id, NULL, NULL, previous)
     WHERE organization_id = entry.organization_id AND id = entry.id RETURNING entry_hash INTO previous;
    UPDATE organization SET audit_seq = position, audit_hash = previous WHERE organization_id = owner;
  END LOOP;
END $$;
RESET ROLE;
ALTER TABLE audit_entry ALTER COLUMN seq SET NOT NULL, ALTER COLUMN entry_hash SET NOT NULL;
`;

const GUARDS = /* sql */ `
CREATE TRIGGER chain BEFORE INSERT ON audit_entry FOR EACH ROW WHEN (NEW.entry_hash IS NULL) EXECUTE FUNCTION chain_audit_entry();
REVOKE INSERT ON audit_entry FROM pulso_app;
GRANT INSERT (organization_id, actor, action, entity, entity_id, before_hash, after_hash) ON audit_entry TO pulso_app;
REVOKE UPDATE, DELETE ON ${APPEND_ONLY_TABLES.join(', ')} FROM pulso_maintenance;
${APPEND_ONLY_TABLES.map(
  (table) => `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change();`,
).join('\n')}
GRANT CREATE ON SCHEMA public TO pulso_maintenance;
ALTER FUNCTION chain_audit_entry() OWNER TO pulso_maintenance;
REVOKE CREATE ON SCHEMA public FROM pulso_maintenance;
REVOKE ALL ON FUNCTION chain_audit_entry() FROM PUBLIC;
`;

export class AuditChain1764210000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [HEAD, FUNCTIONS, BACKFILL, GUARDS]) await queryRunner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('A chain of evidence is not taken apart; restore a backup instead.');
  }
}
