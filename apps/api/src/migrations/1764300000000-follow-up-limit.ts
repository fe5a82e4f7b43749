import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A comment for an earlier rating: stored once, and the feedback is read again. 'full': there are ten already; each would be read with all the
 * others, so without a limit whoever knows a public key could make one feedback too long to read.
 */
const SUBMIT_FOLLOW_UP = /* sql */ `
CREATE OR REPLACE FUNCTION submit_follow_up(new_id uuid, touchpoint uuid, submission text, hash bytea, follows text, words text)
RETURNS TABLE (feedback_id uuid, outcome text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;
`;

export class FollowUpLimit1764300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SUBMIT_FOLLOW_UP);
  }

  async down(): Promise<void> {
    throw new Error('Without the limit one feedback can be made too long to read; restore a backup instead.');
  }
}
