import type { AgreementVersionStatus } from './agreement-version-status.js';
import { versionInForce, windowWithinTerm, type VersionTerm } from './version-in-force.js';

const JANUARY = Date.parse('2025-12-31T23:00:00Z');
const APRIL = Date.parse('2026-03-31T22:00:00Z');
const YEAR_END = Date.parse('2026-12-31T23:00:00Z');

const term = (over: Partial<VersionTerm> = {}): VersionTerm => ({
  id: 'v1',
  n: 1,
  status: 'active',
  effectiveFromMs: JANUARY,
  effectiveToMs: YEAR_END,
  signedAtMs: JANUARY - 86_400_000,
  ...over,
});

it.each([
  [JANUARY - 1, null, 'the millisecond before it starts'],
  [JANUARY, 'v1', 'its first instant'],
  [YEAR_END - 1, 'v1', 'its last instant'],
  [YEAR_END, null, 'the end itself is outside'],
])('at %d: %s, %s', (instantMs, expected, _because) => {
  expect(versionInForce([term()], instantMs)?.id ?? null).toBe(expected);
});

it.each<[AgreementVersionStatus, boolean]>([
  ['draft', false],
  ['in_review', false],
  ['approved', false],
  ['out_for_signature', false],
  ['signed', true],
  ['scheduled', true],
  ['active', true],
  ['superseded', true],
  ['expired', true],
  ['terminated', true],
  ['cancelled', false],
])('a %s version governs its own time: %s', (status, governs) => {
  expect(versionInForce([term({ status })], APRIL) !== null).toBe(governs);
});

it('keeps the old version for feedback of its time after an amendment is active', () => {
  const versions = [
    term({ status: 'superseded', effectiveToMs: APRIL }),
    term({ id: 'v2', n: 2, effectiveFromMs: APRIL, signedAtMs: APRIL - 1000 }),
  ];
  expect(versionInForce(versions, APRIL - 1)?.id).toBe('v1');
  expect(versionInForce(versions, APRIL)?.id).toBe('v2');
  expect(versionInForce([...versions].reverse(), APRIL)?.id).toBe('v2');
});

it('takes the later of two versions that overlap, whatever their order', () => {
  const versions = [term(), term({ id: 'v2', n: 2, effectiveFromMs: APRIL })];
  expect(versionInForce(versions, APRIL)?.id).toBe('v2');
  expect(versionInForce([...versions].reverse(), APRIL)?.id).toBe('v2');
  expect(versionInForce(versions, APRIL - 1)?.id).toBe('v1');
});

it('treats what occurred before the signature as a baseline', () => {
  const late = term({ signedAtMs: APRIL });
  expect(versionInForce([late], APRIL - 1)).toBeNull();
  expect(versionInForce([late], APRIL)?.id).toBe('v1');
  expect(versionInForce([term({ signedAtMs: null })], APRIL)).toBeNull();
});

it('governs without end while no end is set', () => {
  expect(versionInForce([term({ effectiveToMs: null })], YEAR_END * 2)?.id).toBe('v1');
});

describe('windowWithinTerm', () => {
  const window = { fromMs: APRIL - 1000, toMs: APRIL + 1000 };

  it.each([
    [term(), window],
    [term({ effectiveToMs: null }), window],
    [term({ signedAtMs: APRIL }), { fromMs: APRIL, toMs: window.toMs }],
    [term({ effectiveToMs: APRIL }), { fromMs: window.fromMs, toMs: APRIL }],
    [term({ effectiveFromMs: window.toMs }), null],
    [term({ effectiveToMs: window.fromMs }), null],
    [term({ status: 'draft' }), null],
    [term({ signedAtMs: null }), null],
  ])('of %j is %j', (version, expected) => {
    expect(windowWithinTerm(version, window)).toEqual(expected);
  });
});
