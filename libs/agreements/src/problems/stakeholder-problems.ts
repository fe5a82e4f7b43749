import type { AgreementContent } from '../agreement-content.js';
import { isEmailAddress } from '../email-address.js';
import { firstEmailOf } from '../first-email.js';
import type { Party, PartyRole, Stakeholder } from '../stakeholders.js';
import { isTimeZone } from '../time-zone.js';
import type { Rule, Say } from './problem.js';

/** An agreement between fewer is not one. */
const LEAST_SIGNING = 2;

function plansInUse({ stakeholders: { parties } }: AgreementContent): number {
  return new Set(parties.map(({ planRef }) => planRef).filter((ref) => ref !== null)).size;
}

/** Which parties each type of agreement has to have. */
export const partyProblems: Rule = (content, say) => {
  const { parties } = content.stakeholders;
  const has = (role: PartyRole): boolean => parties.some(({ roles }) => roles.includes(role));
  switch (content.overview.type) {
    case 'customer':
    case 'underpinning':
      if (!has('provider')) say('stakeholders', 'stakeholders.provider-missing', ['parties']);
      if (!has('customer')) say('stakeholders', 'stakeholders.customer-missing', ['parties']);
      break;
    case 'internal':
      if (parties.filter(({ kind }) => kind === 'team').length < 2) say('stakeholders', 'stakeholders.teams-missing', ['parties']);
      break;
    case 'multilevel':
      if (parties.length < 3 && plansInUse(content) < 2) say('stakeholders', 'stakeholders.several-parties-missing', ['parties']);
      break;
  }
  if (parties.filter(({ mustSign }) => mustSign).length < LEAST_SIGNING) say('stakeholders', 'stakeholders.too-few-sign', ['parties']);
};

function sayOfParty(party: Party, people: readonly Stakeholder[], say: Say): void {
  const values = { party: party.name.trim() || party.ref };
  const path = ['parties', party.ref];
  if (party.name.trim() === '') say('stakeholders', 'stakeholders.party-name-missing', [...path, 'name']);
  if (party.roles.length === 0) say('stakeholders', 'stakeholders.role-missing', [...path, 'roles'], values);
  const reachable = people.filter((person) => firstEmailOf(person) !== null);
  if (reachable.length === 0) say('stakeholders', 'stakeholders.contact-missing', path, values);
  if (party.mustSign && !reachable.some(({ functions }) => functions.includes('signatory')))
    say('stakeholders', 'stakeholders.signatory-missing', path, values);
}

function sayOfPerson(person: Stakeholder, say: Say): void {
  const path = ['people', person.ref];
  const name = person.name.trim();
  if (name === '') say('stakeholders', 'stakeholders.person-name-missing', [...path, 'name']);
  if (person.functions.length === 0)
    say('stakeholders', 'stakeholders.function-missing', [...path, 'functions'], { person: name || person.ref });
  if (!isTimeZone(person.timeZone))
    say('stakeholders', 'stakeholders.time-zone-unknown', [...path, 'timeZone'], { timeZone: person.timeZone });
  person.contacts.forEach(({ kind, value }, index) => {
    if (kind === 'email' && !isEmailAddress(value))
      say('stakeholders', 'stakeholders.email-invalid', [...path, 'contacts', index, 'value'], { value });
  });
}

export const peopleProblems: Rule = ({ stakeholders: { parties, people } }, say) => {
  for (const party of parties)
    sayOfParty(
      party,
      people.filter(({ partyRef }) => partyRef === party.ref),
      say,
    );
  const seen = new Set<string>();
  for (const person of people) {
    sayOfPerson(person, say);
    const email = firstEmailOf(person)?.toLowerCase();
    if (email === undefined) continue;
    if (seen.has(email)) say('stakeholders', 'stakeholders.email-repeated', ['people', person.ref, 'contacts'], { value: email });
    seen.add(email);
  }
};
