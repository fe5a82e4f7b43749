import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 22;
const PUBLIC_KEY = new RegExp(`^tp_[0-9A-Za-z]{${LENGTH}}$`);

/** A new public key, `tp_` and 22 characters (131 bits): it identifies a touchpoint and cannot be guessed. */
export function newPublicKey(): string {
  return `tp_${Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')}`;
}

export function isPublicKey(text: string): boolean {
  return PUBLIC_KEY.test(text);
}
