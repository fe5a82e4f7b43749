import { checklist, completeEssentials, lintTerms, problems, type AgreementContent } from '@pulso/agreements';
import { agreementContent } from '@pulso/contracts';
import { bakeryContent, callCentreContent, internalContent, trunkContent } from './demo-agreement-contents.js';

const level = (content: AgreementContent, code: string) => content.service_levels.levels.find((candidate) => candidate.code === code);

describe.each([
  ['the call centre', callCentreContent()],
  ['the bakery', bakeryContent()],
  ['the three teams', internalContent()],
  ['the trunk', trunkContent('ANS-2026-01')],
] as const)('%s', (_name, content) => {
  it('has the shape of the contract, nine of nine, no problem and nothing for the linter', () => {
    expect(agreementContent.parse(content)).toEqual(content);
    expect(completeEssentials(checklist(content))).toBe(9);
    expect(problems(content).map(({ code, path }) => [code, ...path].join(' '))).toEqual([]);
    expect(lintTerms(content).map(({ rule, excerpt, path }) => [rule, excerpt, ...path].join(' '))).toEqual([]);
  });
});

it('agrees on the targets, fees and credits of the call centre', () => {
  const content = callCentreContent();
  expect(level(content, 'N1')).toMatchObject({ target: '0.85', warningTarget: '0.87', minSample: 50, serviceRef: 'call-center' });
  expect(level(content, 'N2')).toMatchObject({ method: 'slices', slice: { length: 'hour', value: '120' }, target: '0.95', minSample: 200 });
  expect(level(content, 'N4')).toMatchObject({ comparator: 'lte', target: '0.02', minSample: 500 });
  expect(content.remedy_plan.creditSchedules[0]).toMatchObject({
    feeMinor: '1800000',
    tiers: [
      { threshold: '0.85', share: '0.05' },
      { threshold: '0.80', share: '0.08' },
      { threshold: '0.75', share: '0.12' },
    ],
    caps: { perPeriodShare: '0.15', perYearShare: '0.10' },
    earnBack: { nextPeriods: 2, atLeast: '0.88' },
  });
});

it('holds the café and the hotel to their own plans, measured by what the product can measure', () => {
  const content = bakeryContent();
  expect(level(content, 'O2')).toMatchObject({ planRef: 'gold', target: '0.98', slice: { value: '240' } });
  expect(level(content, 'P2')).toMatchObject({ planRef: 'silver', target: '0.95', slice: { value: '150' } });
  expect(content.metrics.indicators.find(({ ref }) => ref === level(content, 'O1')?.indicatorRef)?.key).toBe('csat_top2');
});

it('puts the trunk under the call centre', () => {
  expect(trunkContent('ANS-2026-01').overview).toMatchObject({ type: 'underpinning', underpins: ['ANS-2026-01'] });
});
