import { consoleSearch, liveSearch, settingsSearch, signInSearch } from './search.js';

const ID = '0198c5b2-1111-7000-8000-000000000001';

it('keeps what is known and drops the rest', () => {
  expect(liveSearch({ label: 'neg', touchpoint: ID, q: 'espera', evil: '1' })).toEqual({ label: 'neg', touchpoint: ID, q: 'espera' });
  expect(liveSearch({ label: 'angry', touchpoint: 'x', q: '   ' })).toEqual({});
  expect(liveSearch({ q: 42 })).toEqual({ q: '42' });
  expect(consoleSearch({ opinion: '../x' })).toEqual({});
  expect(settingsSearch({ tab: 'keys' })).toEqual({ tab: 'keys' });
});

it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  'never returns to %s after signing in',
  (to) => {
    expect(signInSearch({ to })).toEqual({});
  },
);

it('returns to the page that was asked for', () => {
  expect(signInSearch({ to: '/alerts?show=all' })).toEqual({ to: '/alerts?show=all' });
});
