import { alertFace, isSilenced } from './alert-face.js';

it.each(['pending', 'firing', 'recovering'] as const)('a frozen %s alert looks frozen', (state) => {
  expect(alertFace({ state, frozen: true })).toBe('frozen');
  expect(alertFace({ state, frozen: false })).toBe(state);
});

it('a resolved alert stays resolved', () => {
  expect(alertFace({ state: 'resolved', frozen: true })).toBe('resolved');
});

it('a silence ends at its hour', () => {
  const silencedUntil = '2026-03-12T10:00:00Z';
  expect(isSilenced({ silencedUntil }, Date.parse('2026-03-12T09:59:59Z'))).toBe(true);
  expect(isSilenced({ silencedUntil }, Date.parse(silencedUntil))).toBe(false);
  expect(isSilenced({ silencedUntil: null }, 0)).toBe(false);
});
