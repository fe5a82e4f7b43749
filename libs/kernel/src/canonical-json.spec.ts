import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

const { docHash } = JSON.parse(readFileSync(new URL('../../testing/src/vectors.json', import.meta.url), 'utf8')) as {
  docHash: { canonical: string; sha256: string };
};

/** The value of a number by its bits: 17 hexadecimal digits would not survive a decimal literal in every editor. */
function ofBits(bits: string): number {
  return Buffer.from(bits, 'hex').readDoubleBE();
}

it('reproduces the vector, whatever the order of the members', () => {
  const shuffled = {
    version: 3,
    services: ['svc_call_center'],
    objectives: [{ target: '0.85', op: 'gte', id: 'slo_csat' }],
    fee: '18000.00',
    currency: 'EUR',
    agreementId: 'agr_demo_01',
  };
  expect(canonicalJson(shuffled)).toBe(docHash.canonical);
  expect(createHash('sha256').update(canonicalJson(shuffled)).digest('hex')).toBe(docHash.sha256);
});

it.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['41b3de4355555553', '333333333.3333332'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
])('writes the number with the bits %s as %s (RFC 8785, appendix B)', (bits, written) => {
  expect(canonicalJson(ofBits(bits))).toBe(written);
});

it('sorts members by UTF-16 code units, not by code points (RFC 8785, 3.2.3)', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    1: 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const order = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map(([, name]) => name);
  expect(order).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

it('escapes only what it must', () => {
  expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/\u2028ñ')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028ñ"');
});

it('leaves undefined members out', () => {
  expect(canonicalJson({ b: undefined, a: null })).toBe('{"a":null}');
});

it.each([
  ['NaN', Number.NaN],
  ['an infinity', { share: Number.POSITIVE_INFINITY }],
  ['a high surrogate alone', ['\ud83d']],
  ['a low surrogate alone', 'x\ude00'],
  ['a member name that is half a character', { '\ud83d': 1 }],
  ['a hole in a list', [undefined]],
  ['a bigint', 1n],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a function', () => 1],
])('refuses %s', (_name, value) => {
  expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'json.not-canonical' }));
});

const shuffledMembers = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffledMembers);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, shuffledMembers(member)] as const)
      .reverse(),
  );
};

it('is one text for one value: stable under member order, and read back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(shuffledMembers(value))).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
