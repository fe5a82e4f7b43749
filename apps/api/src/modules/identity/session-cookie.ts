import type { FastifyReply } from 'fastify';

const LIFETIME_S = 7 * 24 * 60 * 60;

/** `__Host-` binds the cookie to this very host and needs TLS; a trial on plain http gets an ordinary name instead. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-pulso' : 'pulso_session';
}

/** The session token in a Cookie header, if there is one. */
export function sessionTokenOf(cookieHeader: string | undefined, publicUrl: string): string | undefined {
  const start = `${sessionCookieName(publicUrl)}=`;
  const pair = cookieHeader
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start));
  return pair?.slice(start.length) || undefined;
}

export function setSessionCookie(reply: FastifyReply, publicUrl: string, token: string): void {
  void reply.header('set-cookie', cookie(publicUrl, token, LIFETIME_S));
}

export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  void reply.header('set-cookie', cookie(publicUrl, '', 0));
}

/** No script reads it, and no other site's page sends it along with a change. A token is base64url, so it needs no quoting. */
function cookie(publicUrl: string, token: string, maxAgeS: number): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${sessionCookieName(publicUrl)}=${token}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure}`;
}
