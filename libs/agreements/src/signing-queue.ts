import type { AgreementContent } from './agreement-content.js';
import type { Party, Stakeholder } from './stakeholders.js';

/** Whether parties sign one after the other, by their number, or in any order. */
export type SigningOrder = 'ordered' | 'parallel';

/** A party that has to sign, and how far it is. */
export interface SigningParty {
  readonly partyRef: string;
  /** Who may sign for it. */
  readonly signatoryRefs: readonly string[];
  /** Who signed for it; null until somebody did. */
  readonly signedBy: string | null;
  /** Whether one of its signatories may sign now. */
  readonly isTurn: boolean;
}

export interface SigningQueue {
  readonly parties: readonly SigningParty[];
  /** Every party that has to sign has signed. */
  readonly isComplete: boolean;
}

function signatories(people: readonly Stakeholder[], { ref }: Party): readonly string[] {
  return people.filter(({ partyRef, functions }) => partyRef === ref && functions.includes('signatory')).map((person) => person.ref);
}

/**
 * Whose signatures are there and whose turn it is. In order, a party waits for every lower number; equal numbers sign together, and who
 * has no number signs last. `signatures` are those on the document as it stands. Nobody who has to sign means never complete.
 */
export function signingQueue(
  { stakeholders: { parties, people } }: Pick<AgreementContent, 'stakeholders'>,
  signatures: readonly { readonly stakeholderRef: string }[],
  order: SigningOrder,
): SigningQueue {
  const signed = new Set(signatures.map(({ stakeholderRef }) => stakeholderRef));
  const numberOf = ({ signingOrder }: Party): number => signingOrder ?? Number.POSITIVE_INFINITY;
  const signing = parties
    .filter(({ mustSign }) => mustSign)
    .map((party) => {
      const signatoryRefs = signatories(people, party);
      return { party, signatoryRefs, signedBy: signatoryRefs.find((ref) => signed.has(ref)) ?? null };
    })
    .sort((left, right) => (numberOf(left.party) < numberOf(right.party) ? -1 : numberOf(left.party) > numberOf(right.party) ? 1 : 0));
  const next = signing.find(({ signedBy }) => signedBy === null);
  return {
    parties: signing.map(({ party, signatoryRefs, signedBy }) => ({
      partyRef: party.ref,
      signatoryRefs,
      signedBy,
      isTurn: signedBy === null && (order === 'parallel' || (next !== undefined && numberOf(party) === numberOf(next.party))),
    })),
    isComplete: signing.length > 0 && next === undefined,
  };
}
