import { Injectable } from '@nestjs/common';
import type { Actor } from '@pulso/kernel';
import { actorName } from '../../platform/database/actor-name.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { lockVersion } from '../agreements/read-version.js';
import { participantOf } from '../agreements/participant-of.js';

/** Notes which text a participant has now seen, so that the next visit shows what changed since. */
@Injectable()
export class RecordVisit {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError `agreement.unknown`, `agreement.version-unknown` */
  execute(actor: Actor, agreementId: string, n: number): Promise<void> {
    return this.unitOfWork.run(actor.organizationId, async (sql) => {
      await participantOf(sql, actor, agreementId);
      const version = await lockVersion(sql, actor.organizationId, agreementId, n);
      await sql.query(
        `INSERT INTO review_visit (organization_id, version_id, participant, seen)
         SELECT $1, $2, $3, coalesce(json_object_agg(key, content_hash), '{}') FROM agreement_section WHERE organization_id = $1 AND version_id = $2
         ON CONFLICT (organization_id, version_id, participant) DO UPDATE SET seen = EXCLUDED.seen, at = clock_timestamp()`,
        [actor.organizationId, version.id, actorName(actor)],
      );
    });
  }
}
