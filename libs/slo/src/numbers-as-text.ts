/**
 * The same value with its numbers written as text. Hashes of stored evaluations are taken over this form, so that they do not depend on
 * how a platform prints a number.
 */
export function numbersAsText(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(numbersAsText);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, numbersAsText(member)]));
}
