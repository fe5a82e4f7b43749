import type { idPageQuery } from '@pulso/contracts';
import type { z } from 'zod';

export type ByIdQuery = z.infer<typeof idPageQuery>;

/** Cuts rows fetched with one more than the limit into a page. */
export function pageById<Item>(
  items: readonly Item[],
  limit: number,
  idOf: (item: Item) => string,
): { items: Item[]; next: string | null } {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, next: items.length > limit && last !== undefined ? idOf(last) : null };
}
