const MAX_REF = 63;

/** The name inside the agreement that an item gets from what a person calls it: lower case, without accents, unique in its list. */
export function itemRef(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const stem = plain.slice(0, MAX_REF - 5).replace(/-+$/, '') || 'item';
  if (!taken.includes(stem)) return stem;
  for (let n = 2; ; n += 1) if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`;
}
