import { DomainError } from '@pulso/kernel';

const SHAPE = /^[\x21-\x7e]{1,255}$/;

/**
 * The key that a request names, or null where it names none. The draft of the header has it in quotes, most programs send it without; both
 * spellings are one key.
 * @throws DomainError `idempotency.key-invalid`
 */
export function idempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const text = String(header);
  const key = /^".*"$/.test(text) ? text.slice(1, -1).replace(/\\(["\\])/g, '$1') : text;
  if (!SHAPE.test(key))
    throw new DomainError(
      'idempotency.key-invalid',
      'An Idempotency-Key is 1 to 255 visible ASCII characters without spaces, such as a UUID.',
    );
  return key;
}
