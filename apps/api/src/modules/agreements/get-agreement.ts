import { Injectable } from '@nestjs/common';
import type { AgreementContent, AgreementType, Perspective, Stakeholder } from '@pulso/agreements';
import type { AgreementDetail, AgreementEvent, AgreementStanding, Localized, ParticipantView } from '@pulso/contracts';
import { Clock, type Actor, type AgreementId, type OrganizationId } from '@pulso/kernel';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { NEXT_EVENT, toNextEvent } from './next-event.js';
import { agreementUnknown, participantOf } from './participant-of.js';
import { readVersions, type VersionRow } from './read-version.js';
import { toVersionView } from './version-view.js';

interface HeadRow {
  id: string;
  code: string;
  type: AgreementType;
  perspective: Perspective;
  title: Localized;
  is_demo: boolean;
  template_key: string | null;
  updated_at: Date;
  organization_name: string;
  time_zone: string;
  in_force: number | null;
  next_event: { kind: AgreementEvent['kind']; at: string } | null;
}

interface ContactRow {
  email: string;
  is_member: boolean;
}

interface LinkRow {
  stakeholder_ref: string;
  email: string;
  last_seen_at: Date | null;
}

const IN_WORK = new Set(['draft', 'in_review', 'approved', 'out_for_signature']);

/** An agreement with its versions, who takes part, and what whoever asks may do. */
@Injectable()
export class GetAgreement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `agreement.unknown` */
  execute(actor: Actor, id: AgreementId): Promise<AgreementDetail> {
    return this.unitOfWork.run(actor.organizationId, async (sql) => this.within(sql, actor, id, await participantOf(sql, actor, id)));
  }

  /** The same inside a transaction that has found the actor's standing. */
  async within(sql: Sql, actor: Actor, id: AgreementId, standing: AgreementStanding): Promise<AgreementDetail> {
    const { organizationId } = actor;
    const [head] = await sql.query<HeadRow>(
      `SELECT g.id, g.code, g.type, g.perspective, g.title, g.is_demo, g.template_key, g.updated_at, o.name AS organization_name,
              o.time_zone, f.n AS in_force, ${NEXT_EVENT} AS next_event
         FROM agreement g
         JOIN organization o ON o.organization_id = g.organization_id
         LEFT JOIN versions_in_force($1, $2) f ON f.agreement_id = g.id
        WHERE g.organization_id = $1 AND g.id = $3`,
      [organizationId, this.clock.now(), id],
    );
    if (!head) throw agreementUnknown();
    const versions = await readVersions(sql, organizationId, id);
    const inWork = versions.find(({ status }) => IN_WORK.has(status));
    const shown = inWork ?? versions.find(({ n }) => n === head.in_force) ?? versions[0];
    return {
      id: head.id,
      code: head.code,
      type: head.type,
      perspective: head.perspective,
      title: head.title,
      timeZone: shown?.time_zone ?? head.time_zone,
      isDemo: head.is_demo,
      templateKey: head.template_key,
      updatedAt: head.updated_at.toISOString(),
      organization: { id: organizationId, name: head.organization_name },
      versions: versions.map(toVersionView),
      inWork: inWork?.n ?? null,
      inForce: head.in_force,
      wasSigned: versions.some(({ signed_at }) => signed_at !== null) || (await hasSignature(sql, organizationId, id)),
      participants: shown ? await participantsOf(sql, organizationId, shown) : [],
      standing,
      nextEvent: toNextEvent(head),
    };
  }
}

/** Whether anybody signed any version, even one whose signing was called off. */
export async function hasSignature(sql: Sql, organizationId: OrganizationId, agreementId: AgreementId): Promise<boolean> {
  const rows = await sql.query(
    `SELECT FROM signature s JOIN agreement_version v ON v.organization_id = s.organization_id AND v.id = s.version_id
      WHERE s.organization_id = $1 AND v.agreement_id = $2 LIMIT 1`,
    [organizationId, agreementId],
  );
  return rows.length > 0;
}

async function participantsOf(sql: Sql, organizationId: OrganizationId, version: VersionRow): Promise<ParticipantView[]> {
  const [row] = await sql.query<{ stakeholders: AgreementContent['stakeholders'] | null }>(
    `SELECT coalesce(s.content, v.content -> 'stakeholders') AS stakeholders
       FROM agreement_version v
       LEFT JOIN agreement_section s ON s.organization_id = v.organization_id AND s.version_id = v.id AND s.key = 'stakeholders'
      WHERE v.organization_id = $1 AND v.id = $2`,
    [organizationId, version.id],
  );
  const people = row?.stakeholders?.people ?? [];
  const members = await sql.query<ContactRow>(
    'SELECT lower(email) AS email, true AS is_member FROM member WHERE organization_id = $1 AND lower(email) = ANY($2)',
    [organizationId, people.flatMap((person) => emailOf(person)?.toLowerCase() ?? [])],
  );
  const links = await sql.query<LinkRow>(
    `SELECT stakeholder_ref, lower(email) AS email, last_seen_at FROM agreement_guest
      WHERE organization_id = $1 AND agreement_id = $2 AND revoked_at IS NULL AND expires_at > clock_timestamp()`,
    [organizationId, version.agreement_id],
  );
  return people.map((person) => {
    const email = emailOf(person);
    const link = links.find(({ stakeholder_ref, email: to }) => stakeholder_ref === person.ref && to === email?.toLowerCase());
    return {
      stakeholderRef: person.ref,
      name: person.name,
      jobTitle: person.jobTitle,
      partyRef: person.partyRef,
      partyName: row?.stakeholders?.parties.find(({ ref }) => ref === person.partyRef)?.name ?? '',
      functions: [...person.functions],
      locale: person.locale,
      email,
      isMember: members.some((member) => member.email === email?.toLowerCase()),
      hasLink: link !== undefined,
      lastSeenAt: link?.last_seen_at?.toISOString() ?? null,
    };
  });
}

/** Where Pulso writes to a person; null when there is no address. */
export function emailOf({ contacts }: Pick<Stakeholder, 'contacts'>): string | null {
  return contacts.find(({ kind, value }) => kind === 'email' && value !== '')?.value ?? null;
}
