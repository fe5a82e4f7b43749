import type { AgreementVersionStatus } from '@pulso/agreements';
import type { AgreementView } from '@pulso/contracts';
import { AGREEMENT_STANDINGS, standsSo } from './agreement-standing.js';

const version = {} as NonNullable<AgreementView['version']>;
const work = {} as NonNullable<AgreementView['work']>;
const latest = (status: AgreementVersionStatus) => ({ n: 1, status });

it.each([
  ['a first draft', { version: null, work, latest: latest('draft') }, ['work']],
  ['one in force', { version, work: null, latest: latest('active') }, ['inForce']],
  ['one being amended', { version, work, latest: latest('in_review') }, ['work', 'inForce']],
  ['one that is signed and starts later', { version: null, work: null, latest: latest('scheduled') }, ['work']],
  ['one that expired', { version: null, work: null, latest: latest('expired') }, ['ended']],
])('%s', (_name, heads, expected) => {
  expect(AGREEMENT_STANDINGS.filter((standing) => standsSo(heads, standing))).toEqual(expected);
});
