import { responseExcerpt } from './response-excerpt.js';

it.each([
  ['  ok \r\n\t fine ', 'ok fine'],
  ['a\u202Eb\u2066c\u0000d\u001B[31m', 'a b c d [31m'],
  ['\uFEFF<b>x</b>\u2028y', '<b>x</b> y'],
  ['lone \uD800 half', 'lone \uFFFD half'],
  ['', ''],
])('shows %j as %j', (text, shown) => expect(responseExcerpt(text)).toBe(shown));

it('keeps 200 characters, never half of one', () => {
  expect(responseExcerpt('😀'.repeat(500))).toBe('😀'.repeat(200));
});
