import type { MigrationInterface, QueryRunner } from 'typeorm';

/** References that a deletion, a list or a sweep follows from the other side. */
const INDEXES = /* sql */ `
CREATE INDEX alert_event_of ON alert_event (organization_id, alert_id);
CREATE INDEX delivery_of_alert ON delivery (organization_id, alert_id) WHERE alert_id IS NOT NULL;
CREATE INDEX delivery_of_endpoint ON delivery (organization_id, endpoint_id) WHERE endpoint_id IS NOT NULL;
CREATE INDEX session_of ON session (organization_id, member_id);
CREATE INDEX alert_episode_open ON alert_episode (organization_id, objective_id, period_key) WHERE state <> 'resolved';

-- By stage, so that what waits for the language model is not read to find what waits for the local one.
CREATE INDEX analysis_task_due ON analysis_task (stage, next_at) WHERE state = 'pending';
DROP INDEX analysis_task_pending;
`;

/**
 * PostgreSQL looks for tables in pg_temp first unless the path says when. A caller's temporary table must not stand in for one of ours inside a function
 * that may do more than its caller.
 */
const SEARCH_PATHS = /* sql */ `
DO $$
DECLARE function_name regprocedure;
BEGIN
  FOR function_name IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', function_name);
  END LOOP;
END $$;
`;

export class LookUps1764040000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [INDEXES, SEARCH_PATHS]) await queryRunner.query(part);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE INDEX analysis_task_pending ON analysis_task (next_at) WHERE state = 'pending';
      DROP INDEX alert_event_of, delivery_of_alert, delivery_of_endpoint, session_of, alert_episode_open, analysis_task_due;
    `);
  }
}
