import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicies } from './tenant-policies.js';

/** What an agreement needs from its first draft to its end. */
export const AGREEMENT_TABLES = [
  'agreement_template',
  'agreement_section',
  'lint_waiver',
  'agreement_guest',
  'section_decision',
  'review_thread',
  'review_comment',
  'review_visit',
  'agreement_document',
  'signature',
  'signature_refusal',
  'distribution',
  'obligation_occurrence',
  'review_session',
] as const;

const CHANGED_TABLES = /* sql */ `
ALTER TABLE agreement
  ADD COLUMN perspective text NOT NULL DEFAULT 'provider' CHECK (perspective IN ('provider', 'customer', 'internal')),
  ADD COLUMN template_key text,
  ADD COLUMN template_content jsonb,
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- A draft has no dates yet; a version that binds has them, and its last signature.
ALTER TABLE agreement_version
  ALTER COLUMN effective_from DROP NOT NULL,
  ADD COLUMN amends_version_id uuid,
  ADD COLUMN change_summary jsonb,
  ADD COLUMN created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN review_deadline timestamptz,
  ADD COLUMN approved_at timestamptz,
  ADD COLUMN signing_order text CHECK (signing_order IN ('parallel', 'ordered')),
  ADD COLUMN signing_deadline timestamptz,
  ADD COLUMN frozen_at timestamptz,
  ADD COLUMN pdf_hash text,
  ADD COLUMN signed_at timestamptz,
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN end_reason text,
  ADD CONSTRAINT agreement_version_amends FOREIGN KEY (organization_id, amends_version_id) REFERENCES agreement_version,
  ADD CONSTRAINT agreement_version_status CHECK (status IN ('draft', 'in_review', 'approved', 'out_for_signature', 'signed', 'scheduled',
                                                            'active', 'superseded', 'expired', 'terminated', 'cancelled'));
SET LOCAL ROLE pulso_maintenance;
UPDATE agreement_version SET signed_at = effective_from
 WHERE status IN ('signed', 'scheduled', 'active', 'superseded', 'expired', 'terminated');
RESET ROLE;
ALTER TABLE agreement_version
  ADD CONSTRAINT agreement_version_binds CHECK (status NOT IN ('signed', 'scheduled', 'active', 'superseded', 'expired', 'terminated')
    OR (signed_at IS NOT NULL AND effective_from IS NOT NULL));
-- One version of an agreement is worked on at a time.
CREATE UNIQUE INDEX agreement_version_in_work ON agreement_version (organization_id, agreement_id)
  WHERE status IN ('draft', 'in_review', 'approved', 'out_for_signature');

CREATE INDEX agreement_version_amended ON agreement_version (organization_id, amends_version_id) WHERE amends_version_id IS NOT NULL;

-- The log of an organization is a chain: each entry hashes the one before it. A position is given out under the organization's lock.
ALTER TABLE audit_entry
  ADD COLUMN seq bigint,
  ADD COLUMN before_hash text,
  ADD COLUMN after_hash text,
  ADD COLUMN previous_entry_hash text,
  ADD COLUMN entry_hash text;
CREATE UNIQUE INDEX audit_entry_seq ON audit_entry (organization_id, seq);
`;

const TABLES = /* sql */ `
CREATE TABLE agreement_template (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  description jsonb NOT NULL,
  content jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id)
);

-- The sections of every version, in work or frozen. revision counts its edits, so that two people never overwrite each other.
CREATE TABLE agreement_section (
  organization_id uuid NOT NULL,
  version_id uuid NOT NULL,
  key text NOT NULL,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  updated_by text NOT NULL,
  updated_by_name text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, version_id, key),
  FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version ON DELETE CASCADE
);

-- A finding of the precise-terms linter that somebody stands by, and why.
CREATE TABLE lint_waiver (
  organization_id uuid NOT NULL,
  version_id uuid NOT NULL,
  finding_key text NOT NULL,
  reason text NOT NULL,
  waived_by text NOT NULL,
  waived_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, version_id, finding_key),
  FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version ON DELETE CASCADE
);

-- A private link of one stakeholder, for review, signature and the signed document; no account needed.
CREATE TABLE agreement_guest (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  stakeholder_ref text NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  sealed_token bytea NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  last_seen_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, agreement_id) REFERENCES agreement ON DELETE CASCADE
);
CREATE UNIQUE INDEX agreement_guest_live ON agreement_guest (organization_id, agreement_id, stakeholder_ref) WHERE revoked_at IS NULL;
CREATE INDEX agreement_guest_of ON agreement_guest (organization_id, agreement_id);

-- What a stakeholder decided on the text of a section as it stood (content_hash). withdrawn_at: an edit took it back.
CREATE TABLE section_decision (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  section_key text NOT NULL,
  content_hash text NOT NULL,
  stakeholder_ref text NOT NULL,
  decision text NOT NULL CHECK (decision IN ('approve', 'request_change', 'abstain')),
  comment text NOT NULL DEFAULT '',
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version ON DELETE CASCADE
);
CREATE UNIQUE INDEX section_decision_standing ON section_decision (organization_id, version_id, section_key, stakeholder_ref)
  WHERE withdrawn_at IS NULL;
CREATE INDEX section_decision_of ON section_decision (organization_id, version_id);

-- A conversation on a section, on a sentence of it (anchor), or about a proposed change of its content (suggestion).
CREATE TABLE review_thread (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  section_key text NOT NULL,
  anchor jsonb,
  suggestion jsonb,
  suggestion_state text CHECK (suggestion_state IN ('open', 'accepted', 'rejected')),
  blocking boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'resolved')),
  created_by text NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  resolved_by_name text,
  resolved_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version ON DELETE CASCADE
);
CREATE INDEX review_thread_of ON review_thread (organization_id, version_id, section_key, created_at);

CREATE TABLE review_comment (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  thread_id uuid NOT NULL,
  body text NOT NULL,
  author text NOT NULL,
  author_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, thread_id) REFERENCES review_thread ON DELETE CASCADE
);
CREATE INDEX review_comment_of ON review_comment (organization_id, thread_id, at);

-- The section hashes a participant last looked at, so that the next visit shows what changed.
CREATE TABLE review_visit (
  organization_id uuid NOT NULL,
  version_id uuid NOT NULL,
  participant text NOT NULL,
  seen jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, version_id, participant),
  FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version ON DELETE CASCADE
);

-- The bytes that were signed: canonical JSON, and one PDF a language with the JSON inside.
CREATE TABLE agreement_document (
  organization_id uuid NOT NULL,
  version_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('json', 'pdf')),
  language text NOT NULL,
  sha256 text NOT NULL,
  bytes bytea NOT NULL,
  -- Which freezing of the version it is of: one that was taken back to review is frozen anew.
  frozen_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, version_id, kind, language, frozen_at),
  FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version ON DELETE CASCADE
);
CREATE INDEX agreement_document_hash ON agreement_document (sha256);

-- Append-only. row_hash covers every other member, so that an edited row is found.
CREATE TABLE signature (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  stakeholder_ref text NOT NULL,
  party_ref text NOT NULL,
  signer_name text NOT NULL,
  document_hash text NOT NULL,
  pdf_hash text,
  -- Which freezing of the version it signs; those of an earlier one are history and count no more.
  frozen_at timestamptz NOT NULL,
  method text NOT NULL CHECK (method IN ('typed', 'drawn')),
  typed_name text,
  drawing text,
  consent_text text NOT NULL,
  consent_hash text NOT NULL,
  auth_method text NOT NULL CHECK (auth_method IN ('session', 'private_link')),
  signed_at timestamptz NOT NULL,
  address text NOT NULL,
  user_agent text NOT NULL,
  row_hash text NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, version_id, stakeholder_ref, frozen_at),
  FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version ON DELETE CASCADE,
  CHECK ((method = 'typed') = (typed_name IS NOT NULL)),
  CHECK ((method = 'drawn') = (drawing IS NOT NULL))
);

CREATE TABLE signature_refusal (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  stakeholder_ref text NOT NULL,
  document_hash text NOT NULL,
  frozen_at timestamptz NOT NULL,
  reason text NOT NULL,
  refused_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version ON DELETE CASCADE
);
CREATE INDEX signature_refusal_of ON signature_refusal (organization_id, version_id);

-- To whom the signed document went, and what became of it.
CREATE TABLE distribution (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  stakeholder_ref text NOT NULL,
  recipient text NOT NULL,
  file_hash text NOT NULL,
  delivery_id uuid,
  sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  opened_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, version_id, stakeholder_ref),
  FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version ON DELETE CASCADE,
  FOREIGN KEY (organization_id, delivery_id) REFERENCES delivery ON DELETE SET NULL (delivery_id)
);
CREATE INDEX distribution_by ON distribution (organization_id, delivery_id) WHERE delivery_id IS NOT NULL;

CREATE TABLE obligation_occurrence (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  version_id uuid NOT NULL,
  obligation_ref text NOT NULL,
  due_at timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'due' CHECK (status IN ('due', 'fulfilled', 'late', 'missed', 'waived')),
  evidence text NOT NULL DEFAULT '',
  recorded_by text,
  recorded_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, agreement_id, obligation_ref, due_at),
  FOREIGN KEY (organization_id, agreement_id) REFERENCES agreement ON DELETE CASCADE,
  FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version ON DELETE CASCADE
);
CREATE INDEX obligation_occurrence_due ON obligation_occurrence (organization_id, due_at) WHERE status = 'due';
CREATE INDEX obligation_occurrence_of ON obligation_occurrence (organization_id, version_id);

-- A meeting about the agreement (review) or its operation (monitoring).
CREATE TABLE review_session (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('review', 'monitoring')),
  due_at timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'held', 'cancelled')),
  agenda text NOT NULL DEFAULT '',
  held_at timestamptz,
  attendees jsonb NOT NULL DEFAULT '[]',
  minutes text NOT NULL DEFAULT '',
  decisions jsonb NOT NULL DEFAULT '[]',
  snapshot_hash text,
  recorded_by text,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, agreement_id, kind, due_at),
  FOREIGN KEY (organization_id, agreement_id) REFERENCES agreement ON DELETE CASCADE
);
`;

const GRANTS = /* sql */ `
GRANT SELECT, INSERT, UPDATE, DELETE ON ${AGREEMENT_TABLES.join(', ')} TO pulso_app, pulso_maintenance;
REVOKE UPDATE, DELETE ON signature, signature_refusal, agreement_document, review_comment FROM pulso_app;
REVOKE DELETE ON review_thread, section_decision, distribution FROM pulso_app;
`;

const FUNCTIONS = /* sql */ `
-- The one version of each agreement that governs what occurred at an instant: signed by then, within its term, of two the later. As
-- versionInForce of libs/agreements has it.
CREATE OR REPLACE FUNCTION versions_in_force(organization uuid, instant timestamptz)
RETURNS SETOF agreement_version LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (v.agreement_id) v.* FROM agreement_version v
   WHERE v.organization_id = organization AND v.status IN ('signed', 'scheduled', 'active', 'superseded', 'expired', 'terminated')
     AND greatest(v.effective_from, v.signed_at) <= instant AND (v.effective_to IS NULL OR instant < v.effective_to)
   ORDER BY v.agreement_id, v.n DESC;
$$;

-- The agreements whose stakeholders, as they are agreed or drafted now, include a member by e-mail address.
CREATE FUNCTION agreements_of_member(organization uuid, person uuid)
RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT DISTINCT v.agreement_id
    FROM member m
    JOIN agreement_version v ON v.organization_id = m.organization_id AND v.status NOT IN ('superseded', 'cancelled')
    LEFT JOIN agreement_section s ON s.organization_id = v.organization_id AND s.version_id = v.id AND s.key = 'stakeholders'
   WHERE m.organization_id = organization AND m.id = person
     AND EXISTS (SELECT FROM jsonb_path_query(coalesce(s.content, v.content -> 'stakeholders'),
                                              '$.people[*].contacts[*] ? (@.kind == "email").value') address
                  WHERE lower(address #>> '{}') = lower(m.email));
$$;

CREATE FUNCTION resolve_guest(hash bytea)
RETURNS TABLE (organization_id uuid, guest_id uuid, agreement_id uuid, stakeholder_ref text, email text, name text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE agreement_guest g SET last_seen_at = clock_timestamp()
   WHERE g.token_hash = hash AND g.revoked_at IS NULL AND g.expires_at > clock_timestamp()
     AND (g.last_seen_at IS NULL OR g.last_seen_at < clock_timestamp() - interval '1 minute');
  SELECT g.organization_id, g.id, g.agreement_id, g.stakeholder_ref, g.email, g.name
    FROM agreement_guest g WHERE g.token_hash = hash AND g.revoked_at IS NULL AND g.expires_at > clock_timestamp();
$$;
GRANT SELECT, UPDATE (last_seen_at) ON agreement_guest TO pulso_resolver;
CREATE POLICY resolver ON agreement_guest TO pulso_resolver USING (true);
GRANT CREATE ON SCHEMA public TO pulso_resolver;
ALTER FUNCTION resolve_guest(bytea) OWNER TO pulso_resolver;
REVOKE CREATE ON SCHEMA public FROM pulso_resolver;
REVOKE ALL ON FUNCTION resolve_guest(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_guest(bytea) TO pulso_app;
`;

export class Agreements1764200000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [CHANGED_TABLES, TABLES, tenantPolicies(AGREEMENT_TABLES), GRANTS, FUNCTIONS]) await queryRunner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Agreements are not given up again; restore a backup instead.');
  }
}
