/** Whatever JSON can hold; undefined members are left out, as JSON leaves them out. */
export type Canonical = string | number | boolean | null | undefined | readonly Canonical[] | { readonly [key: string]: Canonical };

function write(value: Canonical): string {
  if (typeof value === 'number') return JSON.stringify(String(value));
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${write(member as Canonical)}`);
  return `{${members.join(',')}}`;
}

/**
 * One text for one value: members in order of their UTF-16 code units, no white space (RFC 8785), and numbers as strings, so that
 * a hash does not depend on how a platform prints a number.
 */
export function canonicalJson(value: Canonical): string {
  return write(value);
}
