import fc from 'fast-check';
import type { AgreementContent } from './agreement-content.js';
import { applyChanges, changedSections, diffContent } from './diff-content.js';
import { SAMPLE_AGREEMENT } from './sample-agreement.js';

type Draft = { -readonly [Key in keyof AgreementContent]: ReturnType<typeof JSON.parse> };

const edited = (...edits: readonly ((draft: Draft) => void)[]): AgreementContent => {
  const draft = structuredClone(SAMPLE_AGREEMENT) as Draft;
  for (const edit of edits) edit(draft);
  return draft as AgreementContent;
};

it('finds nothing in the same content, also when items or names stand in another order', () => {
  expect(diffContent(SAMPLE_AGREEMENT, structuredClone(SAMPLE_AGREEMENT))).toEqual([]);
  const moved = edited(
    (draft) => draft.service_levels.levels.reverse(),
    (draft) => draft.review.attendeeFunctions.reverse(),
    (draft) => draft.overview.languages.reverse(),
  );
  expect(diffContent(SAMPLE_AGREEMENT, moved)).toEqual([]);
});

it('says what was added, removed and changed, item by item', () => {
  const after = edited(
    (draft) => (draft.service_levels.levels[0].target = '0.90'),
    (draft) => draft.glossary.terms.push({ ref: 'x', term: { es: 'x', en: 'x' }, definition: { es: 'y', en: 'y' } }),
    (draft) => draft.stakeholders.people.splice(1, 1),
    (draft) => (draft.overview.title.es = 'Otro'),
  );
  const changes = diffContent(SAMPLE_AGREEMENT, after);
  expect(changes.map(({ section, path, kind }) => [section, path.join('.'), kind])).toEqual([
    ['overview', 'title.es', 'changed'],
    ['stakeholders', 'people.diego', 'removed'],
    ['service_levels', 'levels.n1.target', 'changed'],
    ['glossary', 'terms.x', 'added'],
  ]);
  expect(changes[2]).toMatchObject({ before: '0.85', after: '0.90' });
  expect(changedSections(changes)).toEqual(['overview', 'stakeholders', 'service_levels', 'glossary']);
});

it('compares rules of different kinds whole', () => {
  const after = edited((draft) => (draft.termination.conditions[0].rule = { kind: 'convenience' }));
  expect(diffContent(SAMPLE_AGREEMENT, after)).toEqual([
    expect.objectContaining({ path: ['conditions', 'tres-seguidos', 'rule'], kind: 'changed', after: { kind: 'convenience' } }),
  ]);
});

const EDITS: readonly ((draft: Draft) => void)[] = [
  (draft) => (draft.service_levels.levels[0].target = '0.91'),
  (draft) => (draft.service_levels.levels[1].slice = null),
  (draft) => draft.service_levels.levels.pop(),
  (draft) => draft.service_levels.levels.unshift({ ...draft.service_levels.levels[0], ref: 'nuevo' }),
  (draft) => draft.goals.goals.splice(0),
  (draft) => (draft.overview.effectiveTo = null),
  (draft) => (draft.overview.renewal = { mode: 'auto', termMonths: 6, noticeDays: 10 }),
  (draft) => (draft.monitoring.meeting = null),
  (draft) => (draft.termination.conditions[1].rule = { kind: 'floor', levelRef: 'n1', below: '0.7', n: 2 }),
  (draft) => draft.services.services[0].deliverables.push({ ...draft.services.services[0].deliverables[0], ref: 'otro' }),
  (draft) => draft.services.services[0].deliverables[0].acceptedBy.push('marta'),
  (draft) => draft.services.plans[0].overrides.push({ levelRef: 'n4', target: '0.01' }),
  (draft) => draft.stakeholders.people[0].contacts.push({ kind: 'phone', value: '600' }),
  (draft) => draft.exclusions.measurement.splice(0),
  (draft) => (draft.glossary.terms[0].definition.es = 'Otra cosa'),
];

it('round trips: changes made to the one content give the other, forwards and back', () => {
  fc.assert(
    fc.property(fc.subarray([...EDITS]), fc.subarray([...EDITS]), (left, right) => {
      const [before, after] = [edited(...left), edited(...right)];
      const changes = diffContent(before, after);
      expect(diffContent(applyChanges(before, changes), after)).toEqual([]);
      expect(diffContent(after, applyChanges(before, changes))).toEqual([]);
      expect(diffContent(after, before).length).toBe(changes.length);
    }),
  );
});
