import { isOwnOrigin } from './own-origin.js';

it.each([
  ['https://pulso.example', 'pulso.example', true, 'the public address'],
  ['https://pulso.example', 'api-3.internal', true, 'the public address, behind a proxy that names another host'],
  ['http://localhost:4173', 'localhost:4173', true, 'the host it came to'],
  ['http://LOCALHOST:4173', 'localhost:4173', true, 'in any case'],
  ['https://pulso.example.evil.test', 'pulso.example', false, 'a longer name'],
  ['http://pulso.example', 'api-3.internal', false, 'the public name without its TLS'],
  ['https://evil.test', 'pulso.example', false, 'another site'],
  ['null', 'pulso.example', false, 'a sandboxed frame or a file'],
  ['chrome-extension://pulso.example', 'pulso.example', false, 'not a web page'],
  ['https://evil.test', undefined, false, 'no host at all'],
])('%s to host %s: %s (%s)', (origin, host, expected, _because) => {
  expect(isOwnOrigin(origin, host, 'https://pulso.example')).toBe(expected);
});
