import { pickLanguage } from './language.js';

it.each([
  [['es-MX'], 'es'],
  [['PT_br'], 'pt'],
  [[undefined, '', 'en-GB'], 'en'],
  [['fr', 'es'], 'es'],
  [['fr', null], 'en'],
  [['est'], 'en'],
])('%j is %s', (wanted, expected) => {
  expect(pickLanguage(...wanted)).toBe(expected);
});
