import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicies } from './tenant-policies.js';

/**
 * The first schema's tables that belong to an organization: keyed `(organization_id, …)`, referring to others by that pair, and under forced
 * row-level security. tenant-tables.ts has those of all migrations.
 */
export const FOUNDATION_TENANT_TABLES = [
  'organization',
  'member',
  'session',
  'api_key',
  'service',
  'touchpoint',
  'feedback',
  'feedback_follow_up',
  'analysis_task',
  'analysis',
  'intake_outcome',
  'indicator',
  'observation',
  'slice',
  'agreement',
  'agreement_version',
  'objective',
  'period_evaluation',
  'alert_episode',
  'alert_event',
  'webhook_endpoint',
  'delivery',
  'audit_entry',
] as const;

const TABLES = /* sql */ `
CREATE FUNCTION current_organization() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.organization', true), '')::uuid;

CREATE TABLE organization (
  organization_id uuid PRIMARY KEY,
  name text NOT NULL,
  time_zone text NOT NULL,
  locale text NOT NULL DEFAULT 'es',
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE member (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'manager', 'agent', 'account_owner', 'auditor')),
  locale text NOT NULL DEFAULT 'es' CHECK (locale IN ('es', 'en')),
  password_hash text NOT NULL,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX member_email ON member (organization_id, lower(email));
CREATE INDEX member_sign_in ON member (lower(email));

CREATE TABLE session (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, member_id) REFERENCES member ON DELETE CASCADE
);

CREATE TABLE api_key (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id)
);

CREATE TABLE service (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, code)
);

CREATE TABLE touchpoint (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  public_key text NOT NULL UNIQUE,
  service_id uuid NOT NULL,
  name text NOT NULL,
  survey_kind text NOT NULL CHECK (survey_kind IN ('csat', 'nps', 'ces', 'stars', 'thumbs')),
  language text NOT NULL DEFAULT 'es' CHECK (language IN ('es', 'en', 'pt')),
  question text NOT NULL,
  follow_up_question text NOT NULL,
  allowed_origins text[] NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, service_id) REFERENCES service
);
CREATE INDEX touchpoint_id ON touchpoint (id);

-- What customers said. A row is never changed; erasure will blank its words.
CREATE TABLE feedback (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  touchpoint_id uuid NOT NULL,
  service_id uuid NOT NULL,
  submission_id text NOT NULL,
  body_hash bytea NOT NULL,
  rating_scale text,
  rating_value smallint,
  comment text,
  interaction_token text,
  context jsonb NOT NULL DEFAULT '{}',
  source text NOT NULL CHECK (source IN ('socket', 'http', 'form', 'import')),
  occurred_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  is_demo boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, touchpoint_id, submission_id),
  FOREIGN KEY (organization_id, touchpoint_id) REFERENCES touchpoint,
  CHECK ((rating_scale IS NULL) = (rating_value IS NULL))
);
CREATE INDEX feedback_feed ON feedback (organization_id, seq DESC);
CREATE INDEX feedback_occurred ON feedback (organization_id, occurred_at);

-- The words that came after the tap.
CREATE TABLE feedback_follow_up (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  feedback_id uuid NOT NULL,
  touchpoint_id uuid NOT NULL,
  submission_id text NOT NULL,
  body_hash bytea NOT NULL,
  comment text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, touchpoint_id, submission_id),
  FOREIGN KEY (organization_id, feedback_id) REFERENCES feedback ON DELETE CASCADE
);
CREATE INDEX feedback_follow_up_of ON feedback_follow_up (organization_id, feedback_id);

-- The queue of record. A row lives until its analysis is committed; dead ones wait for a person.
CREATE TABLE analysis_task (
  organization_id uuid NOT NULL,
  feedback_id uuid NOT NULL,
  stage text NOT NULL DEFAULT 'local' CHECK (stage IN ('local', 'llm')),
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'dispatched', 'dead')),
  attempts integer NOT NULL DEFAULT 0,
  dispatch_no integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  dispatched_at timestamptz,
  lease_token uuid,
  lease_until timestamptz,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  died_at timestamptz,
  PRIMARY KEY (organization_id, feedback_id),
  FOREIGN KEY (organization_id, feedback_id) REFERENCES feedback ON DELETE CASCADE
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX analysis_task_pending ON analysis_task (next_at) WHERE state = 'pending';
CREATE INDEX analysis_task_dispatched ON analysis_task (dispatched_at) WHERE state = 'dispatched';
CREATE INDEX analysis_task_dead ON analysis_task (organization_id, died_at) WHERE state = 'dead';

CREATE TABLE analysis (
  organization_id uuid NOT NULL,
  feedback_id uuid NOT NULL,
  version integer NOT NULL,
  engine text NOT NULL CHECK (engine IN ('local', 'llm')),
  model text NOT NULL,
  prompt_hash text,
  sentiment numeric(4, 3) NOT NULL,
  label text NOT NULL CHECK (label IN ('neg', 'neu', 'pos')),
  language text NOT NULL,
  topics jsonb NOT NULL,
  defect_reported boolean NOT NULL,
  severity smallint NOT NULL,
  quotes jsonb NOT NULL,
  confidence numeric(4, 3) NOT NULL,
  abstained boolean NOT NULL,
  needs_review boolean NOT NULL,
  provisional boolean NOT NULL,
  analyzed_text text NOT NULL,
  input_tokens integer,
  output_tokens integer,
  analyzed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, feedback_id, version),
  FOREIGN KEY (organization_id, feedback_id) REFERENCES feedback ON DELETE CASCADE
);

-- Append-only: what became of everything that reached a touchpoint. Sums of n by outcome add up to what was received.
CREATE TABLE intake_outcome (
  organization_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  touchpoint_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  outcome text NOT NULL,
  n integer NOT NULL CHECK (n > 0),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, touchpoint_id) REFERENCES touchpoint ON DELETE CASCADE
);
CREATE INDEX intake_outcome_at ON intake_outcome (organization_id, touchpoint_id, at);

CREATE TABLE indicator (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id uuid NOT NULL,
  key text NOT NULL,
  generation integer NOT NULL,
  definition jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, key, generation)
);

-- What one feedback is to one indicator: a valid event, good or not.
CREATE TABLE observation (
  organization_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  feedback_id uuid NOT NULL,
  service_id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  good boolean NOT NULL,
  PRIMARY KEY (organization_id, feedback_id, indicator_id),
  FOREIGN KEY (organization_id, feedback_id) REFERENCES feedback ON DELETE CASCADE,
  FOREIGN KEY (organization_id, indicator_id) REFERENCES indicator
);
CREATE INDEX observation_stream ON observation (organization_id, indicator_id, service_id, occurred_at, feedback_id) INCLUDE (good);

-- Whole counts of one indicator, service and minute.
CREATE TABLE slice (
  organization_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  service_id uuid NOT NULL,
  minute timestamptz NOT NULL,
  valid integer NOT NULL CHECK (valid >= 0),
  good integer NOT NULL CHECK (good >= 0 AND good <= valid),
  PRIMARY KEY (organization_id, indicator_id, service_id, minute),
  FOREIGN KEY (organization_id, indicator_id) REFERENCES indicator,
  FOREIGN KEY (organization_id, service_id) REFERENCES service
) WITH (fillfactor = 70);

CREATE TABLE agreement (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id uuid NOT NULL,
  code text NOT NULL,
  type text NOT NULL CHECK (type IN ('customer', 'internal', 'multilevel', 'underpinning')),
  title jsonb NOT NULL,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, code)
);

CREATE TABLE agreement_version (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  n integer NOT NULL,
  status text NOT NULL,
  time_zone text NOT NULL,
  effective_from timestamptz NOT NULL,
  effective_to timestamptz,
  content jsonb NOT NULL,
  document_hash text,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, agreement_id, n),
  FOREIGN KEY (organization_id, agreement_id) REFERENCES agreement ON DELETE CASCADE
);

CREATE TABLE objective (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_version_id uuid NOT NULL,
  code text NOT NULL,
  name jsonb NOT NULL,
  service_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  comparator text NOT NULL CHECK (comparator IN ('gte', 'lte')),
  target numeric NOT NULL CHECK (target > 0 AND target < 1),
  warning_target numeric CHECK (warning_target > 0 AND warning_target < 1),
  "window" jsonb NOT NULL,
  min_sample integer NOT NULL CHECK (min_sample >= 1),
  zero_traffic text NOT NULL DEFAULT 'no_data' CHECK (zero_traffic IN ('no_data', 'met', 'missed')),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, agreement_version_id, code),
  FOREIGN KEY (organization_id, agreement_version_id) REFERENCES agreement_version ON DELETE CASCADE,
  FOREIGN KEY (organization_id, service_id) REFERENCES service,
  FOREIGN KEY (organization_id, indicator_id) REFERENCES indicator
);

CREATE TABLE period_evaluation (
  organization_id uuid NOT NULL,
  objective_id uuid NOT NULL,
  period_key text NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  state text NOT NULL CHECK (state IN ('open', 'final')),
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL,
  n integer NOT NULL,
  good integer NOT NULL,
  verdict text NOT NULL,
  result jsonb NOT NULL,
  inputs_hash text NOT NULL,
  evaluated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, objective_id, period_key, revision),
  FOREIGN KEY (organization_id, objective_id) REFERENCES objective ON DELETE CASCADE
);

CREATE TABLE alert_episode (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  objective_id uuid NOT NULL,
  period_key text NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'firing', 'recovering', 'resolved')),
  severity text NOT NULL CHECK (severity IN ('warning', 'critical')),
  frozen boolean NOT NULL DEFAULT false,
  machine jsonb NOT NULL,
  evidence jsonb NOT NULL,
  opened_at timestamptz,
  resolved_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  silenced_until timestamptz,
  silenced_by uuid,
  silence_reason text,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, objective_id, period_key),
  FOREIGN KEY (organization_id, objective_id) REFERENCES objective ON DELETE CASCADE
);

CREATE TABLE alert_event (
  organization_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  alert_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  action text NOT NULL,
  member_id uuid,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, alert_id) REFERENCES alert_episode ON DELETE CASCADE
);

CREATE TABLE webhook_endpoint (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id uuid NOT NULL,
  url text NOT NULL,
  events text[] NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
  sealed_secret bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organization_id, id)
);

-- Mail and webhooks: written in the transaction that causes them, sent after it.
CREATE TABLE delivery (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('email', 'webhook')),
  event text NOT NULL,
  dedupe_key text NOT NULL,
  alert_id uuid,
  endpoint_id uuid,
  target text NOT NULL,
  subject text,
  language text NOT NULL DEFAULT 'es' CHECK (language IN ('es', 'en')),
  body text NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'outbox', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz DEFAULT clock_timestamp(),
  last_error text,
  last_response text,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  delivered_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, dedupe_key),
  FOREIGN KEY (organization_id, alert_id) REFERENCES alert_episode ON DELETE CASCADE,
  FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoint ON DELETE CASCADE
);
CREATE INDEX delivery_due ON delivery (next_at) WHERE state = 'pending';
CREATE INDEX delivery_newest ON delivery (organization_id, created_at DESC);

CREATE TABLE audit_entry (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id text,
  PRIMARY KEY (organization_id, id)
);
`;

/**
 * pulso_app: API and workers, one organization a transaction. pulso_dispatch: plumbing across organizations, ids and states only.
 * pulso_resolver: owns the few functions that must look before an organization is known. pulso_maintenance: backup, restore, rebuild.
 */
const ROLES = /* sql */ `
DO $$
DECLARE role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['pulso_app', 'pulso_dispatch', 'pulso_resolver', 'pulso_maintenance'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', role_name);
    END IF;
    IF NOT pg_has_role(current_user, role_name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', role_name, current_user);
    END IF;
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO pulso_app, pulso_dispatch, pulso_resolver, pulso_maintenance;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO pulso_app, pulso_maintenance;
REVOKE ALL ON organization, feedback, feedback_follow_up, audit_entry, intake_outcome FROM pulso_app;
GRANT SELECT, UPDATE, DELETE ON organization TO pulso_app;
GRANT SELECT, INSERT, DELETE ON feedback, feedback_follow_up TO pulso_app;
GRANT SELECT, INSERT, DELETE ON intake_outcome TO pulso_app;
GRANT SELECT, INSERT ON audit_entry TO pulso_app;
-- Made by TypeORM before this runs; readiness reads it.
REVOKE ALL ON migrations FROM pulso_app, pulso_maintenance;
GRANT SELECT ON migrations TO pulso_app, pulso_maintenance;

GRANT SELECT, UPDATE ON analysis_task TO pulso_dispatch;
GRANT SELECT (organization_id, id, state, next_at, kind) ON delivery TO pulso_dispatch;
GRANT SELECT (organization_id, id, status, effective_from, effective_to) ON agreement_version TO pulso_dispatch;
GRANT SELECT (organization_id, objective_id, period_key, state) ON period_evaluation, alert_episode TO pulso_dispatch;

GRANT SELECT ON organization, member, touchpoint TO pulso_resolver;
GRANT SELECT, UPDATE (last_seen_at) ON session TO pulso_resolver;
GRANT SELECT, UPDATE (last_used_at) ON api_key TO pulso_resolver;
GRANT SELECT, INSERT ON feedback, feedback_follow_up, intake_outcome TO pulso_resolver;
GRANT SELECT, INSERT, UPDATE ON analysis_task TO pulso_resolver;
`;

const PLUMBING_POLICIES = /* sql */ `
CREATE POLICY dispatch ON analysis_task TO pulso_dispatch USING (true) WITH CHECK (true);
CREATE POLICY dispatch ON delivery FOR SELECT TO pulso_dispatch USING (true);
CREATE POLICY dispatch ON agreement_version FOR SELECT TO pulso_dispatch USING (true);
CREATE POLICY dispatch ON period_evaluation FOR SELECT TO pulso_dispatch USING (true);
CREATE POLICY dispatch ON alert_episode FOR SELECT TO pulso_dispatch USING (true);
CREATE POLICY resolver ON organization FOR SELECT TO pulso_resolver USING (true);
CREATE POLICY resolver ON member FOR SELECT TO pulso_resolver USING (true);
CREATE POLICY resolver ON touchpoint FOR SELECT TO pulso_resolver USING (true);
CREATE POLICY resolver ON session TO pulso_resolver USING (true);
CREATE POLICY resolver ON api_key TO pulso_resolver USING (true);
CREATE POLICY resolver ON feedback TO pulso_resolver USING (true) WITH CHECK (true);
CREATE POLICY resolver ON feedback_follow_up TO pulso_resolver USING (true) WITH CHECK (true);
CREATE POLICY resolver ON intake_outcome TO pulso_resolver USING (true) WITH CHECK (true);
CREATE POLICY resolver ON analysis_task TO pulso_resolver USING (true) WITH CHECK (true);
`;

const FUNCTIONS = /* sql */ `
CREATE FUNCTION resolve_session(hash bytea)
RETURNS TABLE (organization_id uuid, session_id uuid, member_id uuid, role text, email text, name text, locale text,
               organization_name text, time_zone text)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE session s SET last_seen_at = clock_timestamp()
   WHERE s.token_hash = hash AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp()
     AND s.last_seen_at > clock_timestamp() - interval '12 hours' AND s.last_seen_at < clock_timestamp() - interval '1 minute';
  SELECT s.organization_id, s.id, m.id, m.role, m.email, m.name, m.locale, o.name, o.time_zone
    FROM session s
    JOIN member m ON m.organization_id = s.organization_id AND m.id = s.member_id
    JOIN organization o ON o.organization_id = s.organization_id
   WHERE s.token_hash = hash AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp()
     AND s.last_seen_at > clock_timestamp() - interval '12 hours';
$$;

CREATE FUNCTION resolve_api_key(hash bytea)
RETURNS TABLE (organization_id uuid, api_key_id uuid, scopes text[])
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE api_key k SET last_used_at = clock_timestamp()
   WHERE k.token_hash = hash AND k.revoked_at IS NULL
     AND (k.last_used_at IS NULL OR k.last_used_at < clock_timestamp() - interval '1 minute');
  SELECT k.organization_id, k.id, k.scopes FROM api_key k WHERE k.token_hash = hash AND k.revoked_at IS NULL;
$$;

CREATE FUNCTION resolve_touchpoint(key text)
RETURNS TABLE (organization_id uuid, touchpoint_id uuid, organization_name text, name text, survey_kind text, language text,
               question text, follow_up_question text, allowed_origins text[], status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT t.organization_id, t.id, o.name, t.name, t.survey_kind, t.language, t.question, t.follow_up_question, t.allowed_origins, t.status
    FROM touchpoint t JOIN organization o ON o.organization_id = t.organization_id WHERE t.public_key = key;
$$;

CREATE FUNCTION find_sign_in(address text)
RETURNS TABLE (organization_id uuid, member_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT m.organization_id, m.id, m.password_hash FROM member m WHERE lower(m.email) = lower(address) ORDER BY m.created_at LIMIT 5;
$$;

-- Which touchpoint the demonstration page embeds: the first that was made.
CREATE FUNCTION find_demo_touchpoint()
RETURNS TABLE (public_key text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT t.public_key FROM touchpoint t WHERE t.is_demo AND t.status = 'active' ORDER BY t.created_at, t.id LIMIT 1;
$$;

-- Feedback and its task in one statement, for as many submissions as have gathered. The organization comes from the touchpoint, never
-- from the caller. 'raced': a twin committed after this statement began; asking again gives its answer.
CREATE FUNCTION submit_feedback_batch(
  ids uuid[], touchpoint_ids uuid[], submission_ids text[], body_hashes bytea[], scales text[], ratings smallint[], comments text[],
  tokens text[], contexts jsonb[], sources text[], occurred timestamptz[], received timestamptz[])
RETURNS TABLE (ord bigint, feedback_id uuid, seq bigint, outcome text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH input AS MATERIALIZED (
    SELECT u.*, t.organization_id, t.service_id
      FROM unnest(ids, touchpoint_ids, submission_ids, body_hashes, scales, ratings, comments, tokens, contexts, sources, occurred, received)
           WITH ORDINALITY AS u (id, touchpoint_id, submission_id, body_hash, scale, rating, comment, token, context, source, occurred_at, received_at, ord)
      JOIN touchpoint t ON t.id = u.touchpoint_id
  ), inserted AS (
    INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, rating_scale, rating_value, comment,
                          interaction_token, context, source, occurred_at, received_at)
    SELECT organization_id, id, touchpoint_id, service_id, submission_id, body_hash, scale, rating, comment, token, context, source,
           occurred_at, received_at
      FROM input ORDER BY ord
    ON CONFLICT (organization_id, touchpoint_id, submission_id) DO NOTHING
    RETURNING organization_id, id, seq, touchpoint_id, submission_id, body_hash
  ), task AS (
    INSERT INTO analysis_task (organization_id, feedback_id) SELECT organization_id, id FROM inserted
  ), answer AS (
    SELECT i.ord, i.organization_id, i.touchpoint_id, coalesce(n.id, e.id) AS feedback_id, n.seq,
           CASE WHEN n.id = i.id THEN 'accepted'
                WHEN coalesce(n.body_hash, e.body_hash) = i.body_hash THEN 'replayed'
                WHEN coalesce(n.id, e.id) IS NULL THEN 'raced'
                ELSE 'conflict' END AS outcome
      FROM input i
      LEFT JOIN inserted n ON n.touchpoint_id = i.touchpoint_id AND n.submission_id = i.submission_id
      LEFT JOIN LATERAL (
        SELECT f.id, f.body_hash FROM feedback f
         WHERE n.id IS NULL AND f.organization_id = i.organization_id AND f.touchpoint_id = i.touchpoint_id AND f.submission_id = i.submission_id
      ) e ON true
  ), ledger AS (
    INSERT INTO intake_outcome (organization_id, touchpoint_id, outcome, n)
    SELECT organization_id, touchpoint_id, outcome, count(*) FROM answer WHERE outcome <> 'raced' GROUP BY 1, 2, 3
  )
  SELECT a.ord, a.feedback_id, a.seq, a.outcome FROM answer a;
END $$;

-- A comment for an earlier rating: stored once, and the feedback is read again.
CREATE FUNCTION submit_follow_up(new_id uuid, touchpoint uuid, submission text, hash bytea, follows text, words text)
RETURNS TABLE (feedback_id uuid, outcome text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH root AS (
    SELECT f.organization_id, f.id FROM feedback f JOIN touchpoint t ON t.organization_id = f.organization_id AND t.id = f.touchpoint_id
     WHERE t.id = touchpoint AND f.submission_id = follows
  ), inserted AS (
    INSERT INTO feedback_follow_up (organization_id, id, feedback_id, touchpoint_id, submission_id, body_hash, comment)
    SELECT organization_id, new_id, id, touchpoint, submission, hash, words FROM root
    ON CONFLICT (organization_id, touchpoint_id, submission_id) DO NOTHING
    RETURNING organization_id, feedback_id
  ), task AS (
    INSERT INTO analysis_task (organization_id, feedback_id) SELECT i.organization_id, i.feedback_id FROM inserted i
    ON CONFLICT (organization_id, feedback_id) DO UPDATE
      SET stage = 'local', state = 'pending', attempts = 0, next_at = clock_timestamp(), lease_token = NULL, lease_until = NULL, died_at = NULL
  ), answer AS (
    SELECT r.organization_id, r.id AS feedback_id,
           CASE WHEN i.feedback_id IS NOT NULL THEN 'accepted' WHEN e.body_hash = hash THEN 'replayed'
                WHEN e.body_hash IS NULL THEN 'raced' ELSE 'conflict' END AS outcome
      FROM root r LEFT JOIN inserted i ON true
      LEFT JOIN feedback_follow_up e ON e.organization_id = r.organization_id AND e.touchpoint_id = touchpoint AND e.submission_id = submission
  ), ledger AS (
    INSERT INTO intake_outcome (organization_id, touchpoint_id, outcome, n)
    SELECT organization_id, touchpoint, outcome, 1 FROM answer WHERE outcome <> 'raced'
  )
  SELECT a.feedback_id, a.outcome FROM answer a;
END $$;

-- The one version of each agreement that governs what occurred at an instant: signed, within its term, of two the later. As
-- versionInForce of libs/agreements has it; a version gets its status only when the last party has signed.
CREATE FUNCTION versions_in_force(organization uuid, instant timestamptz)
RETURNS SETOF agreement_version LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (v.agreement_id) v.* FROM agreement_version v
   WHERE v.organization_id = organization AND v.status IN ('signed', 'scheduled', 'active', 'superseded', 'expired', 'terminated')
     AND v.effective_from <= instant AND (v.effective_to IS NULL OR instant < v.effective_to)
   ORDER BY v.agreement_id, v.n DESC;
$$;

-- The demonstration is two organizations. Whoever removes it from one takes the others along, and can do so from a demonstration only.
CREATE FUNCTION remove_other_demo_organizations()
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE others uuid[];
BEGIN
  SELECT array_agg(o.organization_id) INTO others FROM organization o
   WHERE o.is_demo AND o.organization_id <> current_organization()
     AND EXISTS (SELECT FROM organization mine WHERE mine.organization_id = current_organization() AND mine.is_demo);
  DELETE FROM feedback WHERE organization_id = ANY (others);
  DELETE FROM touchpoint WHERE organization_id = ANY (others);
  DELETE FROM slice WHERE organization_id = ANY (others);
  DELETE FROM agreement WHERE organization_id = ANY (others);
  DELETE FROM organization WHERE organization_id = ANY (others);
END $$;

-- What was turned away: counted, so that the ledger sums. A feedback id stands beside a refusal whose commit nobody heard of; where that row is
-- there after all, its statement has counted it.
CREATE FUNCTION record_intake_refusals(touchpoint_ids uuid[], outcomes text[], counts integer[], feedback_ids uuid[])
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO intake_outcome (organization_id, touchpoint_id, outcome, n)
  SELECT t.organization_id, t.id, u.outcome, u.n
    FROM unnest(touchpoint_ids, outcomes, counts, feedback_ids) AS u (touchpoint_id, outcome, n, feedback_id)
    JOIN touchpoint t ON t.id = u.touchpoint_id
   WHERE u.feedback_id IS NULL
      OR NOT EXISTS (SELECT FROM feedback f WHERE f.organization_id = t.organization_id AND f.id = u.feedback_id
                     UNION ALL SELECT FROM feedback_follow_up f WHERE f.organization_id = t.organization_id AND f.id = u.feedback_id);
$$;
`;

const RESOLVER_FUNCTIONS = [
  'resolve_session(bytea)',
  'resolve_api_key(bytea)',
  'resolve_touchpoint(text)',
  'find_sign_in(text)',
  'find_demo_touchpoint()',
  'submit_feedback_batch(uuid[], uuid[], text[], bytea[], text[], smallint[], text[], text[], jsonb[], text[], timestamptz[], timestamptz[])',
  'submit_follow_up(uuid, uuid, text, bytea, text, text)',
  'record_intake_refusals(uuid[], text[], integer[], uuid[])',
];

const MAINTENANCE_FUNCTIONS = ['remove_other_demo_organizations()'];

const ownedBy = (role: string, functions: readonly string[]) => [
  `GRANT CREATE ON SCHEMA public TO ${role};`,
  ...functions.map(
    (name) =>
      `ALTER FUNCTION ${name} OWNER TO ${role}; REVOKE ALL ON FUNCTION ${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${name} TO pulso_app;`,
  ),
  `REVOKE CREATE ON SCHEMA public FROM ${role};`,
];

const functionGrants = [...ownedBy('pulso_resolver', RESOLVER_FUNCTIONS), ...ownedBy('pulso_maintenance', MAINTENANCE_FUNCTIONS)].join(
  '\n',
);

export class Foundation1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLES, ROLES, tenantPolicies(FOUNDATION_TENANT_TABLES), PLUMBING_POLICIES, FUNCTIONS, functionGrants])
      await queryRunner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not undone; restore a backup instead.');
  }
}
