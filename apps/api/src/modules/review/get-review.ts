import { Injectable } from '@nestjs/common';
import { requiredApprovers, SECTION_KEYS, sectionHasContent, type SectionKey, type Stakeholder } from '@pulso/agreements';
import type { ReviewView } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { actorName } from '../../platform/database/actor-name.js';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { participantOf } from '../agreements/participant-of.js';
import { contentOf, loadVersion, readSections } from '../agreements/read-version.js';
import { obstaclesTo } from './approve-when-ready.js';
import { loadThreads } from './load-threads.js';

interface DecisionRow {
  section_key: SectionKey;
  content_hash: string;
  stakeholder_ref: string;
  decision: ReviewView['sections'][number]['decisions'][number]['decision'];
  comment: string;
  decided_at: Date;
  withdrawn_at: Date | null;
  withdrawn_by_name: string | null;
}

/** Where the review of a version stands, for whoever asks. */
@Injectable()
export class GetReview {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError `agreement.unknown`, `agreement.version-unknown` */
  execute(actor: Actor, agreementId: string, n: number): Promise<ReviewView> {
    return this.unitOfWork.run(actor.organizationId, async (sql) => {
      const participant = await participantOf(sql, actor, agreementId);
      const version = await loadVersion(sql, actor.organizationId, agreementId, n);
      const sections = await readSections(sql, actor.organizationId, version.id);
      const content = contentOf(sections);
      const decisions = await decisionsOn(sql, actor, version.id);
      const threads = await loadThreads(sql, actor.organizationId, version.id);
      const seen = await lastSeen(sql, actor, version.id);
      const people = new Map(content.stakeholders.people.map((person) => [person.ref, person]));
      const standing = decisions.filter((row) => row.withdrawn_at === null && row.content_hash === sections[row.section_key].content_hash);
      const approvers = requiredApprovers(content);
      const written = SECTION_KEYS.filter((key) => sectionHasContent(content, key));
      const isOpen = version.status === 'in_review';
      const decides = isOpen && participant.stakeholderRef !== null && participant.may !== 'read';
      const decidedByMe = new Set(
        standing.filter((row) => row.stakeholder_ref === participant.stakeholderRef).map(({ section_key }) => section_key),
      );
      return {
        status: version.status,
        deadline: version.review_deadline?.toISOString() ?? null,
        sections: SECTION_KEYS.map((key) => {
          const section = sections[key];
          const here = threads.filter((thread) => thread.sectionKey === key && thread.status === 'open');
          return {
            key,
            contentHash: section.content_hash,
            updatedAt: section.updated_at.toISOString(),
            updatedByName: section.updated_by_name,
            decisions: standing
              .filter((row) => row.section_key === key)
              .map((row) => ({
                stakeholderRef: row.stakeholder_ref,
                name: nameOf(people, row.stakeholder_ref),
                decision: row.decision,
                comment: row.comment,
                decidedAt: row.decided_at.toISOString(),
              })),
            withdrawn: withdrawnApprovals(decisions, key).map((row) => ({
              stakeholderRef: row.stakeholder_ref,
              name: nameOf(people, row.stakeholder_ref),
              withdrawnAt: (row.withdrawn_at ?? row.decided_at).toISOString(),
              withdrawnByName: row.withdrawn_by_name ?? '',
            })),
            openThreads: here.length,
            blockingThreads: here.filter(({ blocking }) => blocking).length,
            isChangedForMe: seen !== null && seen[key] !== section.content_hash,
          };
        }),
        approvers: approvers.map(({ ref, name, partyRef }) => ({
          stakeholderRef: ref,
          name,
          partyRef,
          approved: standing.filter((row) => row.stakeholder_ref === ref && row.decision === 'approve').length,
          of: written.length,
        })),
        threads,
        missing: (await obstaclesTo(sql, actor.organizationId, version, sections)).map(({ code, values }) => ({
          code,
          values: { ...values },
        })),
        me: {
          stakeholderRef: participant.stakeholderRef,
          name: participant.name,
          mayEdit: participant.may === 'write' && (isOpen || version.status === 'draft'),
          mayDecide: decides,
          mayComment: isOpen && participant.may !== 'read',
          waiting:
            decides && approvers.some(({ ref }) => ref === participant.stakeholderRef)
              ? written.filter((key) => !decidedByMe.has(key))
              : [],
        },
      };
    });
  }
}

function nameOf(people: ReadonlyMap<string, Stakeholder>, ref: string): string {
  return people.get(ref)?.name ?? ref;
}

async function decisionsOn(sql: Sql, actor: Actor, versionId: string): Promise<DecisionRow[]> {
  return sql.query<DecisionRow>(
    `SELECT section_key, content_hash, stakeholder_ref, decision, comment, decided_at, withdrawn_at, withdrawn_by_name
       FROM section_decision WHERE organization_id = $1 AND version_id = $2 ORDER BY decided_at, id`,
    [actor.organizationId, versionId],
  );
}

async function lastSeen(sql: Sql, actor: Actor, versionId: string): Promise<Record<string, string> | null> {
  const [visit] = await sql.query<{ seen: Record<string, string> }>(
    'SELECT seen FROM review_visit WHERE organization_id = $1 AND version_id = $2 AND participant = $3',
    [actor.organizationId, versionId, actorName(actor)],
  );
  return visit?.seen ?? null;
}

/** The latest approval of each stakeholder whom an edit, not their own new decision, left without one. */
function withdrawnApprovals(decisions: readonly DecisionRow[], key: SectionKey): DecisionRow[] {
  const latest = new Map<string, DecisionRow>();
  for (const row of decisions.filter(({ section_key }) => section_key === key)) latest.set(row.stakeholder_ref, row);
  return [...latest.values()].filter(({ decision, withdrawn_at }) => decision === 'approve' && withdrawn_at !== null);
}
