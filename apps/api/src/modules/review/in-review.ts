import { Injectable } from '@nestjs/common';
import type { AgreementStanding } from '@pulso/contracts';
import { DomainError, type Actor } from '@pulso/kernel';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { lockVersion, type VersionRow } from '../agreements/read-version.js';
import { participantOf } from '../agreements/participant-of.js';

/** A version under review, held until the transaction ends, and who works on it. */
export interface ReviewWork {
  readonly sql: Sql;
  readonly version: VersionRow;
  readonly participant: AgreementStanding;
}

/** Runs a change to a review: one at a time for each version, by somebody who takes part in the agreement. */
@Injectable()
export class InReview {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @throws DomainError `agreement.unknown`, `agreement.version-unknown`, `review.not-open`, `review.read-only`
   */
  run<Result>(actor: Actor, agreementId: string, n: number, work: (review: ReviewWork) => Promise<Result>): Promise<Result> {
    return this.unitOfWork.run(actor.organizationId, async (sql) => {
      const participant = await participantOf(sql, actor, agreementId);
      const version = await lockVersion(sql, actor.organizationId, agreementId, n);
      if (version.status !== 'in_review')
        throw new DomainError('review.not-open', 'This version is not under review. Reload to see where it stands.', {
          status: version.status,
        });
      if (participant.may === 'read') throw new DomainError('review.read-only', 'Your role reads agreements; it does not review them.');
      return work({ sql, version, participant });
    });
  }
}

/** Decisions are given as a person the agreement names. @throws DomainError `review.not-a-stakeholder` */
export function stakeholderOf({ stakeholderRef }: AgreementStanding): string {
  if (stakeholderRef !== null) return stakeholderRef;
  throw new DomainError(
    'review.not-a-stakeholder',
    'Only the people the agreement names decide on it. Have yourself added under Stakeholders with the e-mail address of your account.',
  );
}
