import { parseOrigins } from './origins.js';

it('takes one origin a line, without doubles, blanks or a closing slash', () => {
  expect(parseOrigins(' https://Www.Example.com/ \n\nhttps://*.example.com\nhttps://www.example.com')).toEqual({
    origins: ['https://www.example.com', 'https://*.example.com'],
    invalid: null,
  });
  expect(parseOrigins('')).toEqual({ origins: [], invalid: null });
});

it.each(['www.example.com', 'https://example.com/shop', 'ftp://example.com', 'https://exa mple.com!'])(
  'names what is no origin: %s',
  (text) => {
    expect(parseOrigins(text).invalid).not.toBeNull();
  },
);
