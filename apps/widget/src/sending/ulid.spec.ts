import { ulid } from './ulid.js';

describe('ulid', () => {
  it('has the canonical form and the time in front', () => {
    expect(ulid(1_469_918_176_385, new Uint8Array(16))).toBe('01ARYZ6S410000000000000000');
    expect(ulid(Date.now())).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  });

  it('sorts by time and does not repeat', () => {
    const made = Array.from({ length: 500 }, (_, i) => ulid(1_700_000_000_000 + i));
    expect([...made].sort()).toEqual(made);
    expect(new Set(Array.from({ length: 2_000 }, () => ulid(0))).size).toBe(2_000);
  });
});
