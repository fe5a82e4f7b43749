import type { AgreementContent } from './agreement-content.js';
import { SAMPLE_AGREEMENT } from './sample-agreement.js';
import { targetUnderPlan } from './target-under-plan.js';
import { inheritLevels, tighteningProblems } from './tightening.js';

type Draft = { -readonly [Key in keyof AgreementContent]: ReturnType<typeof JSON.parse> };

const child = (edit: (draft: Draft) => void): AgreementContent => {
  const draft = structuredClone(SAMPLE_AGREEMENT) as Draft;
  edit(draft);
  return draft as AgreementContent;
};

it('inherits what it does not restate', () => {
  const own = child((draft) => {
    draft.service_levels.levels = [draft.service_levels.levels[0], { ...draft.service_levels.levels[1], ref: 'propio', code: 'P1' }];
  });
  expect(inheritLevels(SAMPLE_AGREEMENT, own).map(({ level, origin }) => [level.code, origin])).toEqual([
    ['N1', 'restated'],
    ['P1', 'own'],
    ['N2', 'inherited'],
    ['N4', 'inherited'],
    ['N6', 'inherited'],
    ['N7', 'inherited'],
  ]);
});

it.each([
  ['0.85', 0, 'the same'],
  ['0.90', 0, 'stricter'],
  ['0.8499', 1, 'looser'],
  ['not a number', 0, 'a target that is its own problem'],
])('a minimum of %s has %d problems: %s', (target, count, _because) => {
  expect(
    tighteningProblems(
      SAMPLE_AGREEMENT,
      child((draft) => (draft.service_levels.levels[0].target = target)),
    ),
  ).toHaveLength(count);
});

it('reads a maximum the other way', () => {
  const looser = child((draft) => (draft.service_levels.levels[2].target = '0.03'));
  expect(tighteningProblems(SAMPLE_AGREEMENT, looser)).toEqual([
    expect.objectContaining({ kind: 'looser', levelCode: 'N4', planRef: null, target: '0.03', parentTarget: '0.02' }),
  ]);
  expect(
    tighteningProblems(
      SAMPLE_AGREEMENT,
      child((draft) => (draft.service_levels.levels[2].target = '0.01')),
    ),
  ).toEqual([]);
});

it('holds a plan to the target of the plan in the parent, and through what that plan inherits', () => {
  const own = child((draft) => {
    draft.services.plans[0].overrides[0].target = '0.855';
    draft.services.plans[1].overrides = [{ levelRef: 'n1', target: '0.859' }];
  });
  expect(tighteningProblems(SAMPLE_AGREEMENT, own)).toEqual([
    expect.objectContaining({ planRef: 'base', target: '0.855', parentTarget: '0.86' }),
    expect.objectContaining({ planRef: 'oro', target: '0.859', parentTarget: '0.86', path: ['plans', 'oro', 'overrides', 0, 'target'] }),
  ]);
});

it('does not compare what is measured in another way', () => {
  const other = child((draft) => {
    draft.service_levels.levels[0].window = { kind: 'calendar', unit: 'year' };
    draft.service_levels.levels[0].level = 'internal_guardrail';
    draft.metrics.indicators[2].key = 'repeat_contact';
  });
  expect(tighteningProblems(SAMPLE_AGREEMENT, other).map((problem) => problem.kind === 'differs' && problem.member)).toEqual([
    'window',
    'level',
    'indicator',
  ]);
});

it('finds the target of a plan along its line, also when the line is a circle', () => {
  const { plans } = SAMPLE_AGREEMENT.services;
  const [n1, n2] = SAMPLE_AGREEMENT.service_levels.levels;
  expect([targetUnderPlan(plans, n1!, 'oro'), targetUnderPlan(plans, n1!, null), targetUnderPlan(plans, n2!, 'oro')]).toEqual([
    '0.86',
    '0.85',
    '0.95',
  ]);
  const circle = [{ ...plans[0]!, inheritsFrom: 'oro' }, plans[1]!];
  expect(targetUnderPlan(circle, n2!, 'oro')).toBe('0.95');
});
