-- What all migrations make of an empty database; written by `npm run schema`, never by hand. A test compares it with a migrated database.
-- BullMQ's own schema is not here. Roles belong to the whole server and are made by the first migration.
SET check_function_bodies = off;

GRANT USAGE ON SCHEMA public TO PUBLIC;
GRANT USAGE ON SCHEMA public TO pulso_app;
GRANT USAGE ON SCHEMA public TO pulso_dispatch;
GRANT USAGE ON SCHEMA public TO pulso_maintenance;
GRANT USAGE ON SCHEMA public TO pulso_resolver;

CREATE OR REPLACE FUNCTION public.agreements_of_member(organization uuid, person uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT DISTINCT v.agreement_id
    FROM member m
    JOIN agreement_version v ON v.organization_id = m.organization_id AND v.status NOT IN ('superseded', 'cancelled')
    LEFT JOIN agreement_section s ON s.organization_id = v.organization_id AND s.version_id = v.id AND s.key = 'stakeholders'
   WHERE m.organization_id = organization AND m.id = person
     AND EXISTS (SELECT FROM jsonb_path_query(coalesce(s.content, v.content -> 'stakeholders'),
                                              '$.people[*].contacts[*] ? (@.kind == "email").value') address
                  WHERE lower(address #>> '{}') = lower(m.email));
$function$;

CREATE OR REPLACE FUNCTION public.audit_entry_hash(seq bigint, at timestamp with time zone, actor text, action text, entity text, entity_id text, before_hash text, after_hash text, previous_entry_hash text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT encode(sha256(convert_to(
    '{"action":' || to_json(action)::text || ',"actor":' || to_json(actor)::text || ',"afterHash":' || coalesce(to_json(after_hash)::text, 'null')
    || ',"at":"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","beforeHash":' || coalesce(to_json(before_hash)::text, 'null')
    || ',"entity":' || to_json(entity)::text || ',"entityId":' || coalesce(to_json(entity_id)::text, 'null')
    || ',"previousEntryHash":' || coalesce(to_json(previous_entry_hash)::text, 'null') || ',"seq":' || seq || '}', 'UTF8')), 'hex');
$function$;

CREATE OR REPLACE FUNCTION public.chain_audit_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  SELECT o.audit_seq + 1, o.audit_hash INTO NEW.seq, NEW.previous_entry_hash FROM organization o
   WHERE o.organization_id = NEW.organization_id FOR NO KEY UPDATE;
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.entry_hash := audit_entry_hash(NEW.seq, NEW.at, NEW.actor, NEW.action, NEW.entity, NEW.entity_id, NEW.before_hash, NEW.after_hash,
                                     NEW.previous_entry_hash);
  UPDATE organization SET audit_seq = NEW.seq, audit_hash = NEW.entry_hash WHERE organization_id = NEW.organization_id;
  RETURN NEW;
END $function$;
ALTER FUNCTION chain_audit_entry() OWNER TO pulso_maintenance;
REVOKE ALL ON FUNCTION chain_audit_entry() FROM PUBLIC;

CREATE OR REPLACE FUNCTION public.current_organization()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.organization'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION public.find_demo_touchpoint()
 RETURNS TABLE(public_key text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT t.public_key FROM touchpoint t WHERE t.is_demo AND t.status = 'active' ORDER BY t.created_at, t.id LIMIT 1;
$function$;
ALTER FUNCTION find_demo_touchpoint() OWNER TO pulso_resolver;
REVOKE ALL ON FUNCTION find_demo_touchpoint() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_demo_touchpoint() TO pulso_app;

CREATE OR REPLACE FUNCTION public.find_sign_in(address text)
 RETURNS TABLE(organization_id uuid, member_id uuid, password_hash text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT m.organization_id, m.id, m.password_hash FROM member m WHERE lower(m.email) = lower(address) ORDER BY m.created_at LIMIT 5;
$function$;
ALTER FUNCTION find_sign_in(text) OWNER TO pulso_resolver;
REVOKE ALL ON FUNCTION find_sign_in(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_sign_in(text) TO pulso_app;

CREATE OR REPLACE FUNCTION public.record_intake_refusals(touchpoint_ids uuid[], outcomes text[], counts integer[], feedback_ids uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  INSERT INTO intake_outcome (organization_id, touchpoint_id, outcome, n)
  SELECT t.organization_id, t.id, u.outcome, u.n
    FROM unnest(touchpoint_ids, outcomes, counts, feedback_ids) AS u (touchpoint_id, outcome, n, feedback_id)
    JOIN touchpoint t ON t.id = u.touchpoint_id
   WHERE u.feedback_id IS NULL
      OR NOT EXISTS (SELECT FROM feedback f WHERE f.organization_id = t.organization_id AND f.id = u.feedback_id
                     UNION ALL SELECT FROM feedback_follow_up f WHERE f.organization_id = t.organization_id AND f.id = u.feedback_id);
$function$;
ALTER FUNCTION record_intake_refusals(uuid[],text[],integer[],uuid[]) OWNER TO pulso_resolver;
REVOKE ALL ON FUNCTION record_intake_refusals(uuid[],text[],integer[],uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_intake_refusals(uuid[],text[],integer[],uuid[]) TO pulso_app;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE OR REPLACE FUNCTION public.remove_other_demo_organizations()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;
ALTER FUNCTION remove_other_demo_organizations() OWNER TO pulso_maintenance;
REVOKE ALL ON FUNCTION remove_other_demo_organizations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_other_demo_organizations() TO pulso_app;

CREATE OR REPLACE FUNCTION public.resolve_api_key(hash bytea)
 RETURNS TABLE(organization_id uuid, api_key_id uuid, scopes text[])
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  UPDATE api_key k SET last_used_at = clock_timestamp()
   WHERE k.token_hash = hash AND k.revoked_at IS NULL
     AND (k.last_used_at IS NULL OR k.last_used_at < clock_timestamp() - interval '1 minute');
  SELECT k.organization_id, k.id, k.scopes FROM api_key k WHERE k.token_hash = hash AND k.revoked_at IS NULL;
$function$;
ALTER FUNCTION resolve_api_key(bytea) OWNER TO pulso_resolver;
REVOKE ALL ON FUNCTION resolve_api_key(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_api_key(bytea) TO pulso_app;

CREATE OR REPLACE FUNCTION public.resolve_guest(hash bytea)
 RETURNS TABLE(organization_id uuid, guest_id uuid, agreement_id uuid, stakeholder_ref text, email text, name text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  UPDATE agreement_guest g SET last_seen_at = clock_timestamp()
   WHERE g.token_hash = hash AND g.revoked_at IS NULL AND g.expires_at > clock_timestamp()
     AND (g.last_seen_at IS NULL OR g.last_seen_at < clock_timestamp() - interval '1 minute');
  SELECT g.organization_id, g.id, g.agreement_id, g.stakeholder_ref, g.email, g.name
    FROM agreement_guest g WHERE g.token_hash = hash AND g.revoked_at IS NULL AND g.expires_at > clock_timestamp();
$function$;
ALTER FUNCTION resolve_guest(bytea) OWNER TO pulso_resolver;
REVOKE ALL ON FUNCTION resolve_guest(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_guest(bytea) TO pulso_app;

CREATE OR REPLACE FUNCTION public.resolve_session(hash bytea)
 RETURNS TABLE(organization_id uuid, session_id uuid, member_id uuid, role text, email text, name text, locale text, organization_name text, time_zone text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  UPDATE session s SET last_seen_at = clock_timestamp()
   WHERE s.token_hash = hash AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp()
     AND s.last_seen_at > clock_timestamp() - interval '12 hours' AND s.last_seen_at < clock_timestamp() - interval '1 minute';
  SELECT s.organization_id, s.id, m.id, m.role, m.email, m.name, m.locale, o.name, o.time_zone
    FROM session s
    JOIN member m ON m.organization_id = s.organization_id AND m.id = s.member_id
    JOIN organization o ON o.organization_id = s.organization_id
   WHERE s.token_hash = hash AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp()
     AND s.last_seen_at > clock_timestamp() - interval '12 hours';
$function$;
ALTER FUNCTION resolve_session(bytea) OWNER TO pulso_resolver;
REVOKE ALL ON FUNCTION resolve_session(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_session(bytea) TO pulso_app;

CREATE OR REPLACE FUNCTION public.resolve_touchpoint(key text)
 RETURNS TABLE(organization_id uuid, touchpoint_id uuid, organization_name text, name text, survey_kind text, language text, question text, follow_up_question text, allowed_origins text[], status text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT t.organization_id, t.id, o.name, t.name, t.survey_kind, t.language, t.question, t.follow_up_question, t.allowed_origins, t.status
    FROM touchpoint t JOIN organization o ON o.organization_id = t.organization_id WHERE t.public_key = key;
$function$;
ALTER FUNCTION resolve_touchpoint(text) OWNER TO pulso_resolver;
REVOKE ALL ON FUNCTION resolve_touchpoint(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_touchpoint(text) TO pulso_app;

CREATE OR REPLACE FUNCTION public.submit_feedback_batch(submissions json)
 RETURNS TABLE(id uuid, feedback_id uuid, seq bigint, outcome text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
DECLARE accepted integer;
BEGIN
  RETURN QUERY
  WITH inserted AS (
    INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, rating_scale, rating_value, comment,
                          interaction_token, context, source, occurred_at, received_at)
    SELECT t.organization_id, s.id, t.id, t.service_id, s."submissionId", s."bodyHash", s.scale, s.rating, s.comment,
           s.token, s.context, s.source, to_timestamp(s."occurredAtMs" / 1000), to_timestamp(s."receivedAtMs" / 1000)
      FROM json_to_recordset(submissions) AS s (
             id uuid, "touchpointId" uuid, "submissionId" text, "bodyHash" bytea, scale text, rating smallint, comment text, token text,
             context jsonb, source text, "occurredAtMs" double precision, "receivedAtMs" double precision)
      JOIN touchpoint t ON t.id = s."touchpointId"
     ORDER BY s.id
    ON CONFLICT (organization_id, touchpoint_id, submission_id) DO NOTHING
    RETURNING organization_id, touchpoint_id, id, seq
  ), task AS (
    INSERT INTO analysis_task (organization_id, feedback_id) SELECT organization_id, id FROM inserted
  ), ledger AS (
    INSERT INTO intake_outcome (organization_id, touchpoint_id, outcome, n)
    SELECT organization_id, touchpoint_id, 'accepted', count(*) FROM inserted GROUP BY 1, 2
  )
  SELECT i.id, i.id, i.seq, 'accepted' FROM inserted i;
  GET DIAGNOSTICS accepted = ROW_COUNT;
  IF accepted = json_array_length(submissions) THEN RETURN; END IF;

  -- A statement of its own sees what others committed while the first one waited for them.
  RETURN QUERY
  WITH answer AS (
    SELECT f.organization_id, f.touchpoint_id, s.id, f.id AS feedback_id, CASE WHEN f.body_hash = s."bodyHash" THEN 'replayed' ELSE 'conflict' END AS outcome
      FROM json_to_recordset(submissions) AS s (id uuid, "touchpointId" uuid, "submissionId" text, "bodyHash" bytea)
      JOIN touchpoint t ON t.id = s."touchpointId"
      JOIN feedback f ON f.organization_id = t.organization_id AND f.touchpoint_id = t.id AND f.submission_id = s."submissionId"
     WHERE f.id <> s.id
  ), ledger AS (
    INSERT INTO intake_outcome (organization_id, touchpoint_id, outcome, n)
    SELECT organization_id, touchpoint_id, outcome, count(*) FROM answer GROUP BY 1, 2, 3
  )
  SELECT a.id, a.feedback_id, NULL::bigint, a.outcome FROM answer a;
END $function$;
ALTER FUNCTION submit_feedback_batch(json) OWNER TO pulso_resolver;
REVOKE ALL ON FUNCTION submit_feedback_batch(json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION submit_feedback_batch(json) TO pulso_app;

CREATE OR REPLACE FUNCTION public.submit_follow_up(new_id uuid, touchpoint uuid, submission text, hash bytea, follows text, words text)
 RETURNS TABLE(feedback_id uuid, outcome text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH root AS (
    SELECT f.organization_id, f.id,
           10 <= (SELECT count(*) FROM feedback_follow_up u WHERE u.organization_id = f.organization_id AND u.feedback_id = f.id) AS is_full
      FROM feedback f JOIN touchpoint t ON t.organization_id = f.organization_id AND t.id = f.touchpoint_id
     WHERE t.id = touchpoint AND f.submission_id = follows
  ), inserted AS (
    INSERT INTO feedback_follow_up (organization_id, id, feedback_id, touchpoint_id, submission_id, body_hash, comment)
    SELECT organization_id, new_id, id, touchpoint, submission, hash, words FROM root WHERE NOT is_full
    ON CONFLICT (organization_id, touchpoint_id, submission_id) DO NOTHING
    RETURNING organization_id, feedback_id
  ), task AS (
    INSERT INTO analysis_task (organization_id, feedback_id) SELECT i.organization_id, i.feedback_id FROM inserted i
    ON CONFLICT (organization_id, feedback_id) DO UPDATE
      SET stage = 'local', state = 'pending', attempts = 0, next_at = clock_timestamp(), lease_token = NULL, lease_until = NULL, died_at = NULL
  ), answer AS (
    SELECT r.organization_id, r.id AS feedback_id,
           CASE WHEN i.feedback_id IS NOT NULL THEN 'accepted' WHEN e.body_hash = hash THEN 'replayed'
                WHEN e.body_hash IS NOT NULL THEN 'conflict' WHEN r.is_full THEN 'full' ELSE 'raced' END AS outcome
      FROM root r LEFT JOIN inserted i ON true
      LEFT JOIN feedback_follow_up e ON e.organization_id = r.organization_id AND e.touchpoint_id = touchpoint AND e.submission_id = submission
  ), ledger AS (
    INSERT INTO intake_outcome (organization_id, touchpoint_id, outcome, n)
    SELECT organization_id, touchpoint, outcome, 1 FROM answer WHERE outcome NOT IN ('raced', 'full')
  )
  SELECT a.feedback_id, a.outcome FROM answer a;
END $function$;
ALTER FUNCTION submit_follow_up(uuid,uuid,text,bytea,text,text) OWNER TO pulso_resolver;
REVOKE ALL ON FUNCTION submit_follow_up(uuid,uuid,text,bytea,text,text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION submit_follow_up(uuid,uuid,text,bytea,text,text) TO pulso_app;

CREATE SEQUENCE migrations_id_seq AS integer;

CREATE TABLE agreement (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  type text NOT NULL,
  title jsonb NOT NULL,
  is_demo boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  perspective text DEFAULT 'provider'::text NOT NULL,
  template_key text,
  template_content jsonb,
  updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT agreement_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT agreement_organization_id_code_key UNIQUE (organization_id, code),
  CONSTRAINT agreement_perspective_check CHECK ((perspective = ANY (ARRAY['provider'::text, 'customer'::text, 'internal'::text]))),
  CONSTRAINT agreement_type_check CHECK ((type = ANY (ARRAY['customer'::text, 'internal'::text, 'multilevel'::text, 'underpinning'::text])))
);
ALTER TABLE agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON agreement TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON agreement TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON agreement TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON agreement TO pulso_maintenance;

CREATE TABLE agreement_document (
  organization_id uuid NOT NULL,
  version_id uuid NOT NULL,
  kind text NOT NULL,
  language text NOT NULL,
  sha256 text NOT NULL,
  bytes bytea NOT NULL,
  frozen_at timestamp with time zone NOT NULL,
  CONSTRAINT agreement_document_pkey PRIMARY KEY (organization_id, version_id, kind, language, frozen_at),
  CONSTRAINT agreement_document_kind_check CHECK ((kind = ANY (ARRAY['json'::text, 'pdf'::text])))
);
CREATE INDEX agreement_document_hash ON public.agreement_document USING btree (sha256);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.agreement_document FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE agreement_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_document FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON agreement_document TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON agreement_document TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT INSERT, SELECT ON agreement_document TO pulso_app;
GRANT INSERT, SELECT ON agreement_document TO pulso_maintenance;

CREATE TABLE agreement_guest (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  stakeholder_ref text NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL,
  sealed_token bytea NOT NULL,
  created_by text NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  last_seen_at timestamp with time zone,
  CONSTRAINT agreement_guest_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT agreement_guest_token_hash_key UNIQUE (token_hash)
);
CREATE UNIQUE INDEX agreement_guest_live ON public.agreement_guest USING btree (organization_id, agreement_id, stakeholder_ref) WHERE (revoked_at IS NULL);
CREATE INDEX agreement_guest_of ON public.agreement_guest USING btree (organization_id, agreement_id);
ALTER TABLE agreement_guest ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_guest FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON agreement_guest TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY resolver ON agreement_guest TO pulso_resolver USING (true);
CREATE POLICY tenant ON agreement_guest TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON agreement_guest TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON agreement_guest TO pulso_maintenance;
GRANT SELECT ON agreement_guest TO pulso_resolver;
GRANT UPDATE (last_seen_at) ON agreement_guest TO pulso_resolver;

CREATE TABLE agreement_section (
  organization_id uuid NOT NULL,
  version_id uuid NOT NULL,
  key text NOT NULL,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  revision integer DEFAULT 1 NOT NULL,
  updated_by text NOT NULL,
  updated_by_name text NOT NULL,
  updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT agreement_section_pkey PRIMARY KEY (organization_id, version_id, key)
);
ALTER TABLE agreement_section ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_section FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON agreement_section TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON agreement_section TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON agreement_section TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON agreement_section TO pulso_maintenance;

CREATE TABLE agreement_template (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  name jsonb NOT NULL,
  description jsonb NOT NULL,
  content jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT agreement_template_pkey PRIMARY KEY (organization_id, id)
);
ALTER TABLE agreement_template ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_template FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON agreement_template TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON agreement_template TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON agreement_template TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON agreement_template TO pulso_maintenance;

CREATE TABLE agreement_version (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  n integer NOT NULL,
  status text NOT NULL,
  time_zone text NOT NULL,
  effective_from timestamp with time zone,
  effective_to timestamp with time zone,
  content jsonb NOT NULL,
  document_hash text,
  amends_version_id uuid,
  change_summary jsonb,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  review_deadline timestamp with time zone,
  approved_at timestamp with time zone,
  signing_order text,
  signing_deadline timestamp with time zone,
  frozen_at timestamp with time zone,
  pdf_hash text,
  signed_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_reason text,
  CONSTRAINT agreement_version_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT agreement_version_organization_id_agreement_id_n_key UNIQUE (organization_id, agreement_id, n),
  CONSTRAINT agreement_version_binds CHECK (((status <> ALL (ARRAY['signed'::text, 'scheduled'::text, 'active'::text, 'superseded'::text, 'expired'::text, 'terminated'::text])) OR ((signed_at IS NOT NULL) AND (effective_from IS NOT NULL)))),
  CONSTRAINT agreement_version_signing_order_check CHECK ((signing_order = ANY (ARRAY['parallel'::text, 'ordered'::text]))),
  CONSTRAINT agreement_version_status CHECK ((status = ANY (ARRAY['draft'::text, 'in_review'::text, 'approved'::text, 'out_for_signature'::text, 'signed'::text, 'scheduled'::text, 'active'::text, 'superseded'::text, 'expired'::text, 'terminated'::text, 'cancelled'::text])))
);
CREATE INDEX agreement_version_amended ON public.agreement_version USING btree (organization_id, amends_version_id) WHERE (amends_version_id IS NOT NULL);
CREATE UNIQUE INDEX agreement_version_in_work ON public.agreement_version USING btree (organization_id, agreement_id) WHERE (status = ANY (ARRAY['draft'::text, 'in_review'::text, 'approved'::text, 'out_for_signature'::text]));
ALTER TABLE agreement_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_version FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch ON agreement_version FOR SELECT TO pulso_dispatch USING (true);
CREATE POLICY maintenance ON agreement_version TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON agreement_version TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON agreement_version TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON agreement_version TO pulso_maintenance;
GRANT SELECT (organization_id, id, status, effective_from, effective_to) ON agreement_version TO pulso_dispatch;

CREATE TABLE alert_episode (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  objective_id uuid NOT NULL,
  period_key text NOT NULL,
  state text NOT NULL,
  severity text NOT NULL,
  frozen boolean DEFAULT false NOT NULL,
  machine jsonb NOT NULL,
  evidence jsonb NOT NULL,
  opened_at timestamp with time zone,
  resolved_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  silenced_until timestamp with time zone,
  silenced_by uuid,
  silence_reason text,
  updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT alert_episode_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT alert_episode_organization_id_objective_id_period_key_key UNIQUE (organization_id, objective_id, period_key),
  CONSTRAINT alert_episode_severity_check CHECK ((severity = ANY (ARRAY['warning'::text, 'critical'::text]))),
  CONSTRAINT alert_episode_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'firing'::text, 'recovering'::text, 'resolved'::text])))
);
CREATE INDEX alert_episode_open ON public.alert_episode USING btree (organization_id, objective_id, period_key) WHERE (state <> 'resolved'::text);
ALTER TABLE alert_episode ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_episode FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch ON alert_episode FOR SELECT TO pulso_dispatch USING (true);
CREATE POLICY maintenance ON alert_episode TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON alert_episode TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON alert_episode TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON alert_episode TO pulso_maintenance;
GRANT SELECT (organization_id, objective_id, period_key, state) ON alert_episode TO pulso_dispatch;

CREATE TABLE alert_event (
  organization_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  alert_id uuid NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  action text NOT NULL,
  member_id uuid,
  CONSTRAINT alert_event_pkey PRIMARY KEY (organization_id, id)
);
CREATE INDEX alert_event_of ON public.alert_event USING btree (organization_id, alert_id);
ALTER TABLE alert_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_event FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON alert_event TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON alert_event TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON alert_event TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON alert_event TO pulso_maintenance;

CREATE TABLE analysis (
  organization_id uuid NOT NULL,
  feedback_id uuid NOT NULL,
  version integer NOT NULL,
  engine text NOT NULL,
  model text NOT NULL,
  prompt_hash text,
  sentiment numeric(4,3) NOT NULL,
  label text NOT NULL,
  language text NOT NULL,
  topics jsonb NOT NULL,
  defect_reported boolean NOT NULL,
  severity smallint NOT NULL,
  quotes jsonb NOT NULL,
  confidence numeric(4,3) NOT NULL,
  abstained boolean NOT NULL,
  needs_review boolean NOT NULL,
  provisional boolean NOT NULL,
  analyzed_text text NOT NULL,
  input_tokens integer,
  output_tokens integer,
  analyzed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT analysis_pkey PRIMARY KEY (organization_id, feedback_id, version),
  CONSTRAINT analysis_engine_check CHECK ((engine = ANY (ARRAY['local'::text, 'llm'::text]))),
  CONSTRAINT analysis_label_check CHECK ((label = ANY (ARRAY['neg'::text, 'neu'::text, 'pos'::text])))
);
ALTER TABLE analysis ENABLE ROW LEVEL SECURITY;
ALTER TABLE analysis FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON analysis TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON analysis TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON analysis TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON analysis TO pulso_maintenance;

CREATE TABLE analysis_task (
  organization_id uuid NOT NULL,
  feedback_id uuid NOT NULL,
  stage text DEFAULT 'local'::text NOT NULL,
  state text DEFAULT 'pending'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  dispatch_no integer DEFAULT 0 NOT NULL,
  next_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  dispatched_at timestamp with time zone,
  lease_token uuid,
  lease_until timestamp with time zone,
  last_error text,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  died_at timestamp with time zone,
  CONSTRAINT analysis_task_pkey PRIMARY KEY (organization_id, feedback_id),
  CONSTRAINT analysis_task_stage_check CHECK ((stage = ANY (ARRAY['local'::text, 'llm'::text]))),
  CONSTRAINT analysis_task_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'dispatched'::text, 'dead'::text])))
) WITH (fillfactor=60, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=1000, autovacuum_vacuum_cost_delay=0);
CREATE INDEX analysis_task_dead ON public.analysis_task USING btree (organization_id, died_at) WHERE (state = 'dead'::text);
CREATE INDEX analysis_task_dispatched ON public.analysis_task USING btree (dispatched_at) WHERE (state = 'dispatched'::text);
CREATE INDEX analysis_task_due ON public.analysis_task USING btree (stage, next_at) WHERE (state = 'pending'::text);
ALTER TABLE analysis_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE analysis_task FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch ON analysis_task TO pulso_dispatch USING (true) WITH CHECK (true);
CREATE POLICY maintenance ON analysis_task TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY resolver ON analysis_task TO pulso_resolver USING (true) WITH CHECK (true);
CREATE POLICY tenant ON analysis_task TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON analysis_task TO pulso_app;
GRANT SELECT, UPDATE ON analysis_task TO pulso_dispatch;
GRANT DELETE, INSERT, SELECT, UPDATE ON analysis_task TO pulso_maintenance;
GRANT INSERT, SELECT, UPDATE ON analysis_task TO pulso_resolver;

CREATE TABLE api_key (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  token_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT api_key_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT api_key_token_hash_key UNIQUE (token_hash)
);
ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON api_key TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY resolver ON api_key TO pulso_resolver USING (true);
CREATE POLICY tenant ON api_key TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON api_key TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON api_key TO pulso_maintenance;
GRANT SELECT ON api_key TO pulso_resolver;
GRANT UPDATE (last_used_at) ON api_key TO pulso_resolver;

CREATE TABLE audit_entry (
  organization_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id text,
  seq bigint NOT NULL,
  before_hash text,
  after_hash text,
  previous_entry_hash text,
  entry_hash text NOT NULL,
  CONSTRAINT audit_entry_pkey PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX audit_entry_seq ON public.audit_entry USING btree (organization_id, seq);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER chain BEFORE INSERT ON public.audit_entry FOR EACH ROW WHEN ((new.entry_hash IS NULL)) EXECUTE FUNCTION chain_audit_entry();
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON audit_entry TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON audit_entry TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT SELECT ON audit_entry TO pulso_app;
GRANT INSERT, SELECT ON audit_entry TO pulso_maintenance;
GRANT INSERT (organization_id, actor, action, entity, entity_id, before_hash, after_hash) ON audit_entry TO pulso_app;

CREATE TABLE delivery (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  event text NOT NULL,
  dedupe_key text NOT NULL,
  alert_id uuid,
  endpoint_id uuid,
  target text NOT NULL,
  subject text,
  language text DEFAULT 'es'::text NOT NULL,
  body text NOT NULL,
  state text DEFAULT 'pending'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  next_at timestamp with time zone DEFAULT clock_timestamp(),
  last_error text,
  last_response text,
  is_demo boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  delivered_at timestamp with time zone,
  CONSTRAINT delivery_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT delivery_organization_id_dedupe_key_key UNIQUE (organization_id, dedupe_key),
  CONSTRAINT delivery_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'webhook'::text]))),
  CONSTRAINT delivery_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text]))),
  CONSTRAINT delivery_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'outbox'::text, 'failed'::text])))
);
CREATE INDEX delivery_due ON public.delivery USING btree (next_at) WHERE (state = 'pending'::text);
CREATE INDEX delivery_newest ON public.delivery USING btree (organization_id, created_at DESC);
CREATE INDEX delivery_of_alert ON public.delivery USING btree (organization_id, alert_id) WHERE (alert_id IS NOT NULL);
CREATE INDEX delivery_of_endpoint ON public.delivery USING btree (organization_id, endpoint_id) WHERE (endpoint_id IS NOT NULL);
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch ON delivery FOR SELECT TO pulso_dispatch USING (true);
CREATE POLICY maintenance ON delivery TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON delivery TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON delivery TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON delivery TO pulso_maintenance;
GRANT SELECT (organization_id, id, kind, state, next_at) ON delivery TO pulso_dispatch;

CREATE TABLE distribution (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  stakeholder_ref text NOT NULL,
  recipient text NOT NULL,
  file_hash text NOT NULL,
  delivery_id uuid,
  sent_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  opened_at timestamp with time zone,
  CONSTRAINT distribution_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT distribution_organization_id_version_id_stakeholder_ref_key UNIQUE (organization_id, version_id, stakeholder_ref)
);
CREATE INDEX distribution_by ON public.distribution USING btree (organization_id, delivery_id) WHERE (delivery_id IS NOT NULL);
ALTER TABLE distribution ENABLE ROW LEVEL SECURITY;
ALTER TABLE distribution FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON distribution TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON distribution TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT INSERT, SELECT, UPDATE ON distribution TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON distribution TO pulso_maintenance;

CREATE TABLE feedback (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  touchpoint_id uuid NOT NULL,
  service_id uuid NOT NULL,
  submission_id text NOT NULL,
  body_hash bytea NOT NULL,
  rating_scale text,
  rating_value smallint,
  comment text,
  interaction_token text,
  context jsonb DEFAULT '{}'::jsonb NOT NULL,
  source text NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  is_demo boolean DEFAULT false NOT NULL,
  CONSTRAINT feedback_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT feedback_organization_id_touchpoint_id_submission_id_key UNIQUE (organization_id, touchpoint_id, submission_id),
  CONSTRAINT feedback_check CHECK (((rating_scale IS NULL) = (rating_value IS NULL))),
  CONSTRAINT feedback_source_check CHECK ((source = ANY (ARRAY['socket'::text, 'http'::text, 'form'::text, 'import'::text])))
);
CREATE INDEX feedback_feed ON public.feedback USING btree (organization_id, seq DESC);
CREATE INDEX feedback_occurred ON public.feedback USING btree (organization_id, occurred_at);
ALTER TABLE feedback ENABLE ROW LEVEL SECURITY;
ALTER TABLE feedback FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON feedback TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY resolver ON feedback TO pulso_resolver USING (true) WITH CHECK (true);
CREATE POLICY tenant ON feedback TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT ON feedback TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON feedback TO pulso_maintenance;
GRANT INSERT, SELECT ON feedback TO pulso_resolver;

CREATE TABLE feedback_follow_up (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  feedback_id uuid NOT NULL,
  touchpoint_id uuid NOT NULL,
  submission_id text NOT NULL,
  body_hash bytea NOT NULL,
  comment text NOT NULL,
  received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT feedback_follow_up_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT feedback_follow_up_organization_id_touchpoint_id_submission_key UNIQUE (organization_id, touchpoint_id, submission_id)
);
CREATE INDEX feedback_follow_up_of ON public.feedback_follow_up USING btree (organization_id, feedback_id);
ALTER TABLE feedback_follow_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE feedback_follow_up FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON feedback_follow_up TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY resolver ON feedback_follow_up TO pulso_resolver USING (true) WITH CHECK (true);
CREATE POLICY tenant ON feedback_follow_up TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT ON feedback_follow_up TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON feedback_follow_up TO pulso_maintenance;
GRANT INSERT, SELECT ON feedback_follow_up TO pulso_resolver;

CREATE TABLE idempotency_key (
  organization_id uuid NOT NULL,
  actor text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status smallint NOT NULL,
  sealed_answer bytea NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  expires_at timestamp with time zone DEFAULT (clock_timestamp() + '24:00:00'::interval) NOT NULL,
  CONSTRAINT idempotency_key_pkey PRIMARY KEY (organization_id, actor, key)
);
CREATE INDEX idempotency_key_expires ON public.idempotency_key USING btree (expires_at);
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch ON idempotency_key TO pulso_dispatch USING (true);
CREATE POLICY maintenance ON idempotency_key TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON idempotency_key TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_key TO pulso_app;
GRANT DELETE ON idempotency_key TO pulso_dispatch;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_key TO pulso_maintenance;
GRANT SELECT (expires_at) ON idempotency_key TO pulso_dispatch;

CREATE TABLE indicator (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  key text NOT NULL,
  generation integer NOT NULL,
  definition jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT indicator_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT indicator_organization_id_key_generation_key UNIQUE (organization_id, key, generation)
);
ALTER TABLE indicator ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicator FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON indicator TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON indicator TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON indicator TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON indicator TO pulso_maintenance;

CREATE TABLE intake_outcome (
  organization_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  touchpoint_id uuid NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  outcome text NOT NULL,
  n integer NOT NULL,
  CONSTRAINT intake_outcome_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT intake_outcome_n_check CHECK ((n > 0))
);
CREATE INDEX intake_outcome_at ON public.intake_outcome USING btree (organization_id, touchpoint_id, at);
ALTER TABLE intake_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON intake_outcome TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY resolver ON intake_outcome TO pulso_resolver USING (true) WITH CHECK (true);
CREATE POLICY tenant ON intake_outcome TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT ON intake_outcome TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON intake_outcome TO pulso_maintenance;
GRANT INSERT, SELECT ON intake_outcome TO pulso_resolver;

CREATE TABLE lint_waiver (
  organization_id uuid NOT NULL,
  version_id uuid NOT NULL,
  finding_key text NOT NULL,
  reason text NOT NULL,
  waived_by text NOT NULL,
  waived_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT lint_waiver_pkey PRIMARY KEY (organization_id, version_id, finding_key)
);
ALTER TABLE lint_waiver ENABLE ROW LEVEL SECURITY;
ALTER TABLE lint_waiver FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON lint_waiver TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON lint_waiver TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON lint_waiver TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON lint_waiver TO pulso_maintenance;

CREATE TABLE member (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  locale text DEFAULT 'es'::text NOT NULL,
  password_hash text NOT NULL,
  is_demo boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT member_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT member_locale_check CHECK ((locale = ANY (ARRAY['es'::text, 'en'::text]))),
  CONSTRAINT member_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'agent'::text, 'account_owner'::text, 'auditor'::text])))
);
CREATE UNIQUE INDEX member_email ON public.member USING btree (organization_id, lower(email));
CREATE INDEX member_sign_in ON public.member USING btree (lower(email));
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON member TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY resolver ON member FOR SELECT TO pulso_resolver USING (true);
CREATE POLICY tenant ON member TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON member TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON member TO pulso_maintenance;
GRANT SELECT ON member TO pulso_resolver;

CREATE TABLE migrations (
  id integer DEFAULT nextval('migrations_id_seq'::regclass) NOT NULL,
  "timestamp" bigint NOT NULL,
  name character varying NOT NULL,
  CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id)
);
GRANT SELECT ON migrations TO pulso_app;
GRANT SELECT ON migrations TO pulso_maintenance;

CREATE TABLE objective (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_version_id uuid NOT NULL,
  code text NOT NULL,
  name jsonb NOT NULL,
  service_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  comparator text NOT NULL,
  target numeric NOT NULL,
  warning_target numeric,
  "window" jsonb NOT NULL,
  min_sample integer NOT NULL,
  zero_traffic text DEFAULT 'no_data'::text NOT NULL,
  CONSTRAINT objective_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT objective_organization_id_agreement_version_id_code_key UNIQUE (organization_id, agreement_version_id, code),
  CONSTRAINT objective_comparator_check CHECK ((comparator = ANY (ARRAY['gte'::text, 'lte'::text]))),
  CONSTRAINT objective_min_sample_check CHECK ((min_sample >= 1)),
  CONSTRAINT objective_target_check CHECK (((target > (0)::numeric) AND (target < (1)::numeric))),
  CONSTRAINT objective_warning_target_check CHECK (((warning_target > (0)::numeric) AND (warning_target < (1)::numeric))),
  CONSTRAINT objective_zero_traffic_check CHECK ((zero_traffic = ANY (ARRAY['no_data'::text, 'met'::text, 'missed'::text])))
);
ALTER TABLE objective ENABLE ROW LEVEL SECURITY;
ALTER TABLE objective FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON objective TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON objective TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON objective TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON objective TO pulso_maintenance;

CREATE TABLE obligation_occurrence (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  version_id uuid NOT NULL,
  obligation_ref text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  status text DEFAULT 'due'::text NOT NULL,
  evidence text DEFAULT ''::text NOT NULL,
  recorded_by text,
  recorded_at timestamp with time zone,
  CONSTRAINT obligation_occurrence_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT obligation_occurrence_organization_id_agreement_id_obligati_key UNIQUE (organization_id, agreement_id, obligation_ref, due_at),
  CONSTRAINT obligation_occurrence_status_check CHECK ((status = ANY (ARRAY['due'::text, 'fulfilled'::text, 'late'::text, 'missed'::text, 'waived'::text])))
);
CREATE INDEX obligation_occurrence_due ON public.obligation_occurrence USING btree (organization_id, due_at) WHERE (status = 'due'::text);
CREATE INDEX obligation_occurrence_of ON public.obligation_occurrence USING btree (organization_id, version_id);
ALTER TABLE obligation_occurrence ENABLE ROW LEVEL SECURITY;
ALTER TABLE obligation_occurrence FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON obligation_occurrence TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON obligation_occurrence TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON obligation_occurrence TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON obligation_occurrence TO pulso_maintenance;

CREATE TABLE observation (
  organization_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  feedback_id uuid NOT NULL,
  service_id uuid NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  good boolean NOT NULL,
  CONSTRAINT observation_pkey PRIMARY KEY (organization_id, feedback_id, indicator_id)
);
CREATE INDEX observation_stream ON public.observation USING btree (organization_id, indicator_id, service_id, occurred_at, feedback_id) INCLUDE (good);
ALTER TABLE observation ENABLE ROW LEVEL SECURITY;
ALTER TABLE observation FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON observation TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON observation TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON observation TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON observation TO pulso_maintenance;

CREATE TABLE organization (
  organization_id uuid NOT NULL,
  name text NOT NULL,
  time_zone text NOT NULL,
  locale text DEFAULT 'es'::text NOT NULL,
  is_demo boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  audit_seq bigint DEFAULT 0 NOT NULL,
  audit_hash text,
  CONSTRAINT organization_pkey PRIMARY KEY (organization_id)
);
ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON organization TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY resolver ON organization FOR SELECT TO pulso_resolver USING (true);
CREATE POLICY tenant ON organization TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, SELECT ON organization TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON organization TO pulso_maintenance;
GRANT SELECT ON organization TO pulso_resolver;
GRANT UPDATE (name, time_zone, locale, is_demo) ON organization TO pulso_app;

CREATE TABLE period_evaluation (
  organization_id uuid NOT NULL,
  objective_id uuid NOT NULL,
  period_key text NOT NULL,
  revision integer DEFAULT 1 NOT NULL,
  state text NOT NULL,
  from_at timestamp with time zone NOT NULL,
  to_at timestamp with time zone NOT NULL,
  n integer NOT NULL,
  good integer NOT NULL,
  verdict text NOT NULL,
  result jsonb NOT NULL,
  inputs_hash text NOT NULL,
  evaluated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT period_evaluation_pkey PRIMARY KEY (organization_id, objective_id, period_key, revision),
  CONSTRAINT period_evaluation_state_check CHECK ((state = ANY (ARRAY['open'::text, 'final'::text])))
);
ALTER TABLE period_evaluation ENABLE ROW LEVEL SECURITY;
ALTER TABLE period_evaluation FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch ON period_evaluation FOR SELECT TO pulso_dispatch USING (true);
CREATE POLICY maintenance ON period_evaluation TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON period_evaluation TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON period_evaluation TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON period_evaluation TO pulso_maintenance;
GRANT SELECT (organization_id, objective_id, period_key, state) ON period_evaluation TO pulso_dispatch;

CREATE TABLE review_comment (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  thread_id uuid NOT NULL,
  body text NOT NULL,
  author text NOT NULL,
  author_name text NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT review_comment_pkey PRIMARY KEY (organization_id, id)
);
CREATE INDEX review_comment_of ON public.review_comment USING btree (organization_id, thread_id, at);
ALTER TABLE review_comment ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_comment FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON review_comment TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON review_comment TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT INSERT, SELECT ON review_comment TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON review_comment TO pulso_maintenance;

CREATE TABLE review_session (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  kind text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  status text DEFAULT 'planned'::text NOT NULL,
  agenda text DEFAULT ''::text NOT NULL,
  held_at timestamp with time zone,
  attendees jsonb DEFAULT '[]'::jsonb NOT NULL,
  minutes text DEFAULT ''::text NOT NULL,
  decisions jsonb DEFAULT '[]'::jsonb NOT NULL,
  snapshot_hash text,
  recorded_by text,
  CONSTRAINT review_session_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT review_session_organization_id_agreement_id_kind_due_at_key UNIQUE (organization_id, agreement_id, kind, due_at),
  CONSTRAINT review_session_kind_check CHECK ((kind = ANY (ARRAY['review'::text, 'monitoring'::text]))),
  CONSTRAINT review_session_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text])))
);
ALTER TABLE review_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_session FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON review_session TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON review_session TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON review_session TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON review_session TO pulso_maintenance;

CREATE TABLE review_thread (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  section_key text NOT NULL,
  anchor jsonb,
  suggestion jsonb,
  suggestion_state text,
  blocking boolean DEFAULT false NOT NULL,
  status text DEFAULT 'open'::text NOT NULL,
  created_by text NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  resolved_by_name text,
  resolved_at timestamp with time zone,
  CONSTRAINT review_thread_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT review_thread_status_check CHECK ((status = ANY (ARRAY['open'::text, 'resolved'::text]))),
  CONSTRAINT review_thread_suggestion_state_check CHECK ((suggestion_state = ANY (ARRAY['open'::text, 'accepted'::text, 'rejected'::text])))
);
CREATE INDEX review_thread_of ON public.review_thread USING btree (organization_id, version_id, section_key, created_at);
ALTER TABLE review_thread ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_thread FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON review_thread TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON review_thread TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT INSERT, SELECT, UPDATE ON review_thread TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON review_thread TO pulso_maintenance;

CREATE TABLE review_visit (
  organization_id uuid NOT NULL,
  version_id uuid NOT NULL,
  participant text NOT NULL,
  seen jsonb NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT review_visit_pkey PRIMARY KEY (organization_id, version_id, participant)
);
ALTER TABLE review_visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_visit FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON review_visit TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON review_visit TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON review_visit TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON review_visit TO pulso_maintenance;

CREATE TABLE section_decision (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  section_key text NOT NULL,
  content_hash text NOT NULL,
  stakeholder_ref text NOT NULL,
  decision text NOT NULL,
  comment text DEFAULT ''::text NOT NULL,
  decided_by text NOT NULL,
  decided_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by_name text,
  CONSTRAINT section_decision_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT section_decision_decision_check CHECK ((decision = ANY (ARRAY['approve'::text, 'request_change'::text, 'abstain'::text])))
);
CREATE INDEX section_decision_of ON public.section_decision USING btree (organization_id, version_id);
CREATE UNIQUE INDEX section_decision_standing ON public.section_decision USING btree (organization_id, version_id, section_key, stakeholder_ref) WHERE (withdrawn_at IS NULL);
ALTER TABLE section_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE section_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON section_decision TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON section_decision TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT INSERT, SELECT, UPDATE ON section_decision TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON section_decision TO pulso_maintenance;

CREATE TABLE service (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  is_demo boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT service_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT service_organization_id_code_key UNIQUE (organization_id, code)
);
ALTER TABLE service ENABLE ROW LEVEL SECURITY;
ALTER TABLE service FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON service TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON service TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON service TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON service TO pulso_maintenance;

CREATE TABLE session (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  last_seen_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT session_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT session_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX session_of ON public.session USING btree (organization_id, member_id);
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON session TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY resolver ON session TO pulso_resolver USING (true);
CREATE POLICY tenant ON session TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON session TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON session TO pulso_maintenance;
GRANT SELECT ON session TO pulso_resolver;
GRANT UPDATE (last_seen_at) ON session TO pulso_resolver;

CREATE TABLE signature (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  stakeholder_ref text NOT NULL,
  party_ref text NOT NULL,
  signer_name text NOT NULL,
  document_hash text NOT NULL,
  pdf_hash text,
  frozen_at timestamp with time zone NOT NULL,
  method text NOT NULL,
  typed_name text,
  drawing text,
  consent_text text NOT NULL,
  consent_hash text NOT NULL,
  auth_method text NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  address text NOT NULL,
  user_agent text NOT NULL,
  row_hash text NOT NULL,
  CONSTRAINT signature_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT signature_organization_id_version_id_stakeholder_ref_frozen_key UNIQUE (organization_id, version_id, stakeholder_ref, frozen_at),
  CONSTRAINT signature_auth_method_check CHECK ((auth_method = ANY (ARRAY['session'::text, 'private_link'::text]))),
  CONSTRAINT signature_check CHECK (((method = 'typed'::text) = (typed_name IS NOT NULL))),
  CONSTRAINT signature_check1 CHECK (((method = 'drawn'::text) = (drawing IS NOT NULL))),
  CONSTRAINT signature_method_check CHECK ((method = ANY (ARRAY['typed'::text, 'drawn'::text])))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.signature FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE signature FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON signature TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON signature TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT INSERT, SELECT ON signature TO pulso_app;
GRANT INSERT, SELECT ON signature TO pulso_maintenance;

CREATE TABLE signature_refusal (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  stakeholder_ref text NOT NULL,
  document_hash text NOT NULL,
  frozen_at timestamp with time zone NOT NULL,
  reason text NOT NULL,
  refused_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT signature_refusal_pkey PRIMARY KEY (organization_id, id)
);
CREATE INDEX signature_refusal_of ON public.signature_refusal USING btree (organization_id, version_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.signature_refusal FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE signature_refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE signature_refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON signature_refusal TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON signature_refusal TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT INSERT, SELECT ON signature_refusal TO pulso_app;
GRANT INSERT, SELECT ON signature_refusal TO pulso_maintenance;

CREATE TABLE slice (
  organization_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  service_id uuid NOT NULL,
  minute timestamp with time zone NOT NULL,
  valid integer NOT NULL,
  good integer NOT NULL,
  CONSTRAINT slice_pkey PRIMARY KEY (organization_id, indicator_id, service_id, minute),
  CONSTRAINT slice_check CHECK (((good >= 0) AND (good <= valid))),
  CONSTRAINT slice_valid_check CHECK ((valid >= 0))
) WITH (fillfactor=70);
ALTER TABLE slice ENABLE ROW LEVEL SECURITY;
ALTER TABLE slice FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON slice TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON slice TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON slice TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON slice TO pulso_maintenance;

CREATE TABLE touchpoint (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  public_key text NOT NULL,
  service_id uuid NOT NULL,
  name text NOT NULL,
  survey_kind text NOT NULL,
  language text DEFAULT 'es'::text NOT NULL,
  question text NOT NULL,
  follow_up_question text NOT NULL,
  allowed_origins text[] DEFAULT '{}'::text[] NOT NULL,
  status text DEFAULT 'active'::text NOT NULL,
  is_demo boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT touchpoint_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT touchpoint_public_key_key UNIQUE (public_key),
  CONSTRAINT touchpoint_language_check CHECK ((language = ANY (ARRAY['es'::text, 'en'::text, 'pt'::text]))),
  CONSTRAINT touchpoint_status_check CHECK ((status = ANY (ARRAY['active'::text, 'closed'::text]))),
  CONSTRAINT touchpoint_survey_kind_check CHECK ((survey_kind = ANY (ARRAY['csat'::text, 'nps'::text, 'ces'::text, 'stars'::text, 'thumbs'::text])))
);
CREATE INDEX touchpoint_id ON public.touchpoint USING btree (id);
ALTER TABLE touchpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE touchpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON touchpoint TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY resolver ON touchpoint FOR SELECT TO pulso_resolver USING (true);
CREATE POLICY tenant ON touchpoint TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON touchpoint TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON touchpoint TO pulso_maintenance;
GRANT SELECT ON touchpoint TO pulso_resolver;

CREATE TABLE webhook_endpoint (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  url text NOT NULL,
  events text[] NOT NULL,
  status text DEFAULT 'active'::text NOT NULL,
  sealed_secret bytea NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT webhook_endpoint_status_check CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text])))
);
ALTER TABLE webhook_endpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_endpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY maintenance ON webhook_endpoint TO pulso_maintenance USING (true) WITH CHECK (true);
CREATE POLICY tenant ON webhook_endpoint TO pulso_app USING ((organization_id = current_organization())) WITH CHECK ((organization_id = current_organization()));
GRANT DELETE, INSERT, SELECT, UPDATE ON webhook_endpoint TO pulso_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON webhook_endpoint TO pulso_maintenance;

ALTER SEQUENCE migrations_id_seq OWNED BY migrations.id;

CREATE OR REPLACE FUNCTION public.versions_in_force(organization uuid, instant timestamp with time zone)
 RETURNS SETOF agreement_version
 LANGUAGE sql
 STABLE
AS $function$
  SELECT DISTINCT ON (v.agreement_id) v.* FROM agreement_version v
   WHERE v.organization_id = organization AND v.status IN ('signed', 'scheduled', 'active', 'superseded', 'expired', 'terminated')
     AND greatest(v.effective_from, v.signed_at) <= instant AND (v.effective_to IS NULL OR instant < v.effective_to)
   ORDER BY v.agreement_id, v.n DESC;
$function$;

ALTER TABLE agreement ADD CONSTRAINT agreement_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE;
ALTER TABLE agreement_document ADD CONSTRAINT agreement_document_organization_id_version_id_fkey FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE agreement_guest ADD CONSTRAINT agreement_guest_organization_id_agreement_id_fkey FOREIGN KEY (organization_id, agreement_id) REFERENCES agreement(organization_id, id) ON DELETE CASCADE;
ALTER TABLE agreement_section ADD CONSTRAINT agreement_section_organization_id_version_id_fkey FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE agreement_template ADD CONSTRAINT agreement_template_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE;
ALTER TABLE agreement_version ADD CONSTRAINT agreement_version_amends FOREIGN KEY (organization_id, amends_version_id) REFERENCES agreement_version(organization_id, id);
ALTER TABLE agreement_version ADD CONSTRAINT agreement_version_organization_id_agreement_id_fkey FOREIGN KEY (organization_id, agreement_id) REFERENCES agreement(organization_id, id) ON DELETE CASCADE;
ALTER TABLE alert_episode ADD CONSTRAINT alert_episode_organization_id_objective_id_fkey FOREIGN KEY (organization_id, objective_id) REFERENCES objective(organization_id, id) ON DELETE CASCADE;
ALTER TABLE alert_event ADD CONSTRAINT alert_event_organization_id_alert_id_fkey FOREIGN KEY (organization_id, alert_id) REFERENCES alert_episode(organization_id, id) ON DELETE CASCADE;
ALTER TABLE analysis ADD CONSTRAINT analysis_organization_id_feedback_id_fkey FOREIGN KEY (organization_id, feedback_id) REFERENCES feedback(organization_id, id) ON DELETE CASCADE;
ALTER TABLE analysis_task ADD CONSTRAINT analysis_task_organization_id_feedback_id_fkey FOREIGN KEY (organization_id, feedback_id) REFERENCES feedback(organization_id, id) ON DELETE CASCADE;
ALTER TABLE api_key ADD CONSTRAINT api_key_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE;
ALTER TABLE delivery ADD CONSTRAINT delivery_organization_id_alert_id_fkey FOREIGN KEY (organization_id, alert_id) REFERENCES alert_episode(organization_id, id) ON DELETE CASCADE;
ALTER TABLE delivery ADD CONSTRAINT delivery_organization_id_endpoint_id_fkey FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoint(organization_id, id) ON DELETE CASCADE;
ALTER TABLE delivery ADD CONSTRAINT delivery_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE;
ALTER TABLE distribution ADD CONSTRAINT distribution_organization_id_delivery_id_fkey FOREIGN KEY (organization_id, delivery_id) REFERENCES delivery(organization_id, id) ON DELETE SET NULL (delivery_id);
ALTER TABLE distribution ADD CONSTRAINT distribution_organization_id_version_id_fkey FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE feedback ADD CONSTRAINT feedback_organization_id_touchpoint_id_fkey FOREIGN KEY (organization_id, touchpoint_id) REFERENCES touchpoint(organization_id, id);
ALTER TABLE feedback_follow_up ADD CONSTRAINT feedback_follow_up_organization_id_feedback_id_fkey FOREIGN KEY (organization_id, feedback_id) REFERENCES feedback(organization_id, id) ON DELETE CASCADE;
ALTER TABLE idempotency_key ADD CONSTRAINT idempotency_key_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE;
ALTER TABLE indicator ADD CONSTRAINT indicator_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE;
ALTER TABLE intake_outcome ADD CONSTRAINT intake_outcome_organization_id_touchpoint_id_fkey FOREIGN KEY (organization_id, touchpoint_id) REFERENCES touchpoint(organization_id, id) ON DELETE CASCADE;
ALTER TABLE lint_waiver ADD CONSTRAINT lint_waiver_organization_id_version_id_fkey FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE member ADD CONSTRAINT member_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE;
ALTER TABLE objective ADD CONSTRAINT objective_organization_id_agreement_version_id_fkey FOREIGN KEY (organization_id, agreement_version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE objective ADD CONSTRAINT objective_organization_id_indicator_id_fkey FOREIGN KEY (organization_id, indicator_id) REFERENCES indicator(organization_id, id);
ALTER TABLE objective ADD CONSTRAINT objective_organization_id_service_id_fkey FOREIGN KEY (organization_id, service_id) REFERENCES service(organization_id, id);
ALTER TABLE obligation_occurrence ADD CONSTRAINT obligation_occurrence_organization_id_agreement_id_fkey FOREIGN KEY (organization_id, agreement_id) REFERENCES agreement(organization_id, id) ON DELETE CASCADE;
ALTER TABLE obligation_occurrence ADD CONSTRAINT obligation_occurrence_organization_id_version_id_fkey FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE observation ADD CONSTRAINT observation_organization_id_feedback_id_fkey FOREIGN KEY (organization_id, feedback_id) REFERENCES feedback(organization_id, id) ON DELETE CASCADE;
ALTER TABLE observation ADD CONSTRAINT observation_organization_id_indicator_id_fkey FOREIGN KEY (organization_id, indicator_id) REFERENCES indicator(organization_id, id);
ALTER TABLE period_evaluation ADD CONSTRAINT period_evaluation_organization_id_objective_id_fkey FOREIGN KEY (organization_id, objective_id) REFERENCES objective(organization_id, id) ON DELETE CASCADE;
ALTER TABLE review_comment ADD CONSTRAINT review_comment_organization_id_thread_id_fkey FOREIGN KEY (organization_id, thread_id) REFERENCES review_thread(organization_id, id) ON DELETE CASCADE;
ALTER TABLE review_session ADD CONSTRAINT review_session_organization_id_agreement_id_fkey FOREIGN KEY (organization_id, agreement_id) REFERENCES agreement(organization_id, id) ON DELETE CASCADE;
ALTER TABLE review_thread ADD CONSTRAINT review_thread_organization_id_version_id_fkey FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE review_visit ADD CONSTRAINT review_visit_organization_id_version_id_fkey FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE section_decision ADD CONSTRAINT section_decision_organization_id_version_id_fkey FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE service ADD CONSTRAINT service_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE;
ALTER TABLE session ADD CONSTRAINT session_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id) ON DELETE CASCADE;
ALTER TABLE signature ADD CONSTRAINT signature_organization_id_version_id_fkey FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE signature_refusal ADD CONSTRAINT signature_refusal_organization_id_version_id_fkey FOREIGN KEY (organization_id, version_id) REFERENCES agreement_version(organization_id, id) ON DELETE CASCADE;
ALTER TABLE slice ADD CONSTRAINT slice_organization_id_indicator_id_fkey FOREIGN KEY (organization_id, indicator_id) REFERENCES indicator(organization_id, id);
ALTER TABLE slice ADD CONSTRAINT slice_organization_id_service_id_fkey FOREIGN KEY (organization_id, service_id) REFERENCES service(organization_id, id);
ALTER TABLE touchpoint ADD CONSTRAINT touchpoint_organization_id_service_id_fkey FOREIGN KEY (organization_id, service_id) REFERENCES service(organization_id, id);
ALTER TABLE webhook_endpoint ADD CONSTRAINT webhook_endpoint_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE;
