import type { FastifyReply } from 'fastify';
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from './session-cookie.js';

const HTTPS = 'https://pulso.example';
const HTTP = 'http://localhost:3000';

function headerOf(write: (reply: FastifyReply) => void): string {
  let value = '';
  write({ header: (_: string, written: string) => void (value = written) } as unknown as FastifyReply);
  return value;
}

it('is bound to its host where there is TLS', () => {
  expect(headerOf((reply) => setSessionCookie(reply, HTTPS, 'token'))).toBe(
    '__Host-pulso=token; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure',
  );
  expect(headerOf((reply) => setSessionCookie(reply, HTTP, 'token'))).toBe(
    'pulso_session=token; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax',
  );
  expect(headerOf((reply) => clearSessionCookie(reply, HTTPS))).toMatch(/^__Host-pulso=; .*Max-Age=0/);
});

it.each([
  ['__Host-pulso=token', HTTPS, 'token'],
  ['a=1; __Host-pulso=token; b=2', HTTPS, 'token'],
  ['pulso_session=token', HTTPS, undefined],
  ['x__Host-pulso=token', HTTPS, undefined],
  ['__Host-pulso=', HTTPS, undefined],
  ['pulso_session=token', HTTP, 'token'],
  [undefined, HTTP, undefined],
])('finds its token in %s at %s', (header, publicUrl, expected) => {
  expect(sessionTokenOf(header, publicUrl)).toBe(expected);
});
