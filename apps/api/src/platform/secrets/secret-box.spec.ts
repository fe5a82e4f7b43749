import { SecretBox } from './secret-box.js';

const box = new SecretBox('a key of at least thirty-two characters');
const owner = { organizationId: '018f0000-0000-7000-8000-000000000001', rowId: '018f0000-0000-7000-8000-000000000002' };

it('opens what it sealed, and seals differently each time', () => {
  const sealed = box.seal('whsec_ñandú', owner);
  expect(box.open(sealed, owner)).toBe('whsec_ñandú');
  expect(box.seal('whsec_ñandú', owner)).not.toEqual(sealed);
  expect(sealed.includes('whsec')).toBe(false);
});

it('does not open for another row, another organization or another key', () => {
  const sealed = box.seal('whsec_1', owner);
  expect(() => box.open(sealed, { ...owner, rowId: owner.organizationId })).toThrow();
  expect(() => box.open(sealed, { ...owner, organizationId: owner.rowId })).toThrow();
  expect(() => new SecretBox('another key of thirty-two characters!').open(sealed, owner)).toThrow();
});

it('notices every changed byte', () => {
  const sealed = box.seal('whsec_1', owner);
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index]! ^= 1;
    expect(() => box.open(changed, owner)).toThrow();
  }
  expect(() => box.open(sealed.subarray(0, 20), owner)).toThrow();
});
