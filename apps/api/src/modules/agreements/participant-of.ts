import type { Stakeholder } from '@pulso/agreements';
import type { AgreementStanding } from '@pulso/contracts';
import { DomainError, type Actor, type AgreementId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';

/** The agreement is not there, or not for this actor: nobody can tell which. */
export function agreementUnknown(): DomainError {
  return new DomainError('agreement.unknown', 'There is no such agreement.');
}

interface Person {
  readonly name: string;
  /** Empty for programs. */
  readonly email: string;
}

/**
 * What an actor may do in an agreement, and which of its stakeholders they are: a guest the one of the link, a member the one with their
 * e-mail address. Stakeholders are those of the version in work, then of the one in force.
 * @throws DomainError `agreement.unknown` when it is not there or not theirs
 */
export async function participantOf(sql: Sql, actor: Actor, agreementId: AgreementId): Promise<AgreementStanding> {
  const rows = await sql.query<{ people: readonly Stakeholder[] | null }>(
    `SELECT coalesce(s.content, v.content -> 'stakeholders') -> 'people' AS people
       FROM agreement g
       LEFT JOIN agreement_version v ON v.organization_id = g.organization_id AND v.agreement_id = g.id
                                    AND v.status NOT IN ('superseded', 'cancelled')
       LEFT JOIN agreement_section s ON s.organization_id = v.organization_id AND s.version_id = v.id AND s.key = 'stakeholders'
      WHERE g.organization_id = $1 AND g.id = $2 ORDER BY v.n DESC`,
    [actor.organizationId, agreementId],
  );
  if (rows.length === 0 || (actor.kind === 'guest' && actor.agreementId !== agreementId)) throw agreementUnknown();
  const { name, email } = await personOf(sql, actor);
  const people = rows.flatMap((row) => row.people ?? []);
  const isThem = (person: Stakeholder): boolean =>
    (actor.kind !== 'guest' || person.ref === actor.stakeholderRef) &&
    person.contacts.some(({ kind, value }) => kind === 'email' && value.toLowerCase() === email.toLowerCase());
  const stakeholderRef = email === '' ? null : (people.find(isThem)?.ref ?? null);
  const may = mayOf(actor, stakeholderRef !== null);
  if (!may) throw agreementUnknown();
  return { may, stakeholderRef, name };
}

function mayOf(actor: Actor, isStakeholder: boolean): AgreementStanding['may'] | null {
  switch (actor.kind) {
    case 'member':
      if (actor.role === 'owner' || actor.role === 'manager') return 'write';
      if (isStakeholder) return 'participate';
      return actor.role === 'account_owner' ? null : 'read';
    case 'guest':
      return isStakeholder ? 'participate' : null;
    case 'api-key':
      return actor.scopes.includes('agreements:write') ? 'write' : 'read';
    case 'system':
      return 'write';
    case 'customer':
      return null;
  }
}

/** What an actor is called, for those who read who did something. */
export async function nameOf(sql: Sql, actor: Actor): Promise<string> {
  return (await personOf(sql, actor)).name;
}

async function personOf(sql: Sql, actor: Actor): Promise<Person> {
  const [row] = await readPerson(sql, actor);
  return row ?? { name: 'Pulso', email: '' };
}

async function readPerson(sql: Sql, actor: Actor): Promise<Person[]> {
  const { organizationId } = actor;
  switch (actor.kind) {
    case 'member':
      return sql.query('SELECT name, email FROM member WHERE organization_id = $1 AND id = $2', [organizationId, actor.userId]);
    case 'guest':
      return sql.query('SELECT name, email FROM agreement_guest WHERE organization_id = $1 AND id = $2 AND revoked_at IS NULL', [
        organizationId,
        actor.guestId,
      ]);
    case 'api-key':
      return sql.query(`SELECT name, '' AS email FROM api_key WHERE organization_id = $1 AND id = $2`, [organizationId, actor.apiKeyId]);
    default:
      return [];
  }
}
