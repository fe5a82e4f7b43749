import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text, with a prefix that says what it is for. Whoever holds it is believed, so only its hash is stored. */
export function newOpaqueToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What is stored of a token. No salt and no slow hash: there is nothing to guess. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
