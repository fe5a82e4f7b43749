import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicies } from './tenant-policies.js';

const TABLE = /* sql */ `
-- What was answered under an Idempotency-Key, for as long as the answer is repeated.
CREATE TABLE idempotency_key (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  actor text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status smallint NOT NULL,
  sealed_answer bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL DEFAULT clock_timestamp() + interval '24 hours',
  PRIMARY KEY (organization_id, actor, key)
);
CREATE INDEX idempotency_key_expires ON idempotency_key (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO pulso_app, pulso_maintenance;
GRANT SELECT (expires_at), DELETE ON idempotency_key TO pulso_dispatch;
`;

export class IdempotencyKeys1764100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLE);
    await queryRunner.query(tenantPolicies(['idempotency_key']));
    await queryRunner.query('CREATE POLICY dispatch ON idempotency_key TO pulso_dispatch USING (true)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE idempotency_key');
  }
}
