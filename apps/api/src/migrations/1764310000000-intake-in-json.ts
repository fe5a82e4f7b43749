import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Intake takes a batch as one JSON text: a dozen arrays cost more to write and to take apart than the rows they carry. What was sent before is looked for
 * only where something was not inserted.
 */
const FUNCTION = /* sql */ `
-- Feedback, its task and the ledger, for as many submissions as have gathered; all of it is committed or none. The organization comes from the touchpoint,
-- never from the caller. Answers under the id that was handed in; a submission whose touchpoint is gone has no answer.
CREATE FUNCTION submit_feedback_batch(submissions json)
RETURNS TABLE (id uuid, feedback_id uuid, seq bigint, outcome text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;
GRANT CREATE ON SCHEMA public TO pulso_resolver;
ALTER FUNCTION submit_feedback_batch(json) OWNER TO pulso_resolver;
REVOKE CREATE ON SCHEMA public FROM pulso_resolver;
REVOKE ALL ON FUNCTION submit_feedback_batch(json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION submit_feedback_batch(json) TO pulso_app;
`;

/** No released version calls it. */
const FORMER = /* sql */ `
DROP FUNCTION submit_feedback_batch(uuid[], uuid[], text[], bytea[], text[], smallint[], text[], text[], jsonb[], text[], timestamptz[], timestamptz[]);
`;

export class IntakeInJson1764310000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [FUNCTION, FORMER]) await queryRunner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('The former intake function is not brought back; restore a backup instead.');
  }
}
