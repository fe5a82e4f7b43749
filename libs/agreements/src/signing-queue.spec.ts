import type { AgreementContent } from './agreement-content.js';
import { SAMPLE_AGREEMENT } from './sample-agreement.js';
import { signingQueue } from './signing-queue.js';

const by = (...refs: readonly string[]) => refs.map((stakeholderRef) => ({ stakeholderRef }));
const turns = (content: AgreementContent, signed: readonly string[], order: 'ordered' | 'parallel'): readonly string[] =>
  signingQueue(content, by(...signed), order)
    .parties.filter(({ isTurn }) => isTurn)
    .map(({ partyRef }) => partyRef);

const three: AgreementContent = {
  ...SAMPLE_AGREEMENT,
  stakeholders: {
    parties: [
      { ...SAMPLE_AGREEMENT.stakeholders.parties[0]!, ref: 'ultima', signingOrder: null },
      ...SAMPLE_AGREEMENT.stakeholders.parties,
      { ...SAMPLE_AGREEMENT.stakeholders.parties[1]!, ref: 'junto', signingOrder: 2 },
      { ...SAMPLE_AGREEMENT.stakeholders.parties[1]!, ref: 'oyente', mustSign: false },
    ],
    people: [
      ...SAMPLE_AGREEMENT.stakeholders.people,
      { ...SAMPLE_AGREEMENT.stakeholders.people[2]!, ref: 'ana', partyRef: 'junto' },
      { ...SAMPLE_AGREEMENT.stakeholders.people[2]!, ref: 'luz', partyRef: 'ultima' },
    ],
  },
};

it.each([
  [[], ['vozclara']],
  [['marta'], ['la-espiga', 'junto']],
  [['marta', 'ana'], ['la-espiga']],
  [['marta', 'ana', 'elena'], ['ultima']],
  [['marta', 'ana', 'elena', 'luz'], []],
])('in order, after %j it is the turn of %j', (signed, expected) => {
  expect(turns(three, signed, 'ordered')).toEqual(expected);
});

it('lets everybody sign at once in parallel, and is complete with the last', () => {
  expect(turns(three, ['ana'], 'parallel')).toEqual(['vozclara', 'la-espiga', 'ultima']);
  expect(signingQueue(three, by('ana', 'elena', 'luz'), 'parallel').isComplete).toBe(false);
  expect(signingQueue(three, by('ana', 'elena', 'luz', 'marta'), 'parallel').isComplete).toBe(true);
});

it('counts only signatories of the party, and nobody at all is never complete', () => {
  expect(signingQueue(three, by('ivan', 'diego'), 'parallel').parties.every(({ signedBy }) => signedBy === null)).toBe(true);
  expect(signingQueue({ stakeholders: { parties: [], people: [] } }, [], 'parallel').isComplete).toBe(false);
});
