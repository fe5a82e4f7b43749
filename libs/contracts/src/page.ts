import { z } from 'zod';

const NEXT = 'Hand it back as `cursor` to get the page after this one; null at the end. Take it as it is: what it holds may change.';
const CURSOR = '`next` of the page before; left out, the first page.';

/** Cursor pagination: pass `next` back as `cursor`; null means the end. */
export const page = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().nullable().describe(NEXT) });

export const pageQuery = z.object({
  cursor: z.string().max(200).optional().describe(CURSOR),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many there are on a page at most.'),
});

/** Of lists whose cursor is the id of the last thing shown. */
export const idPageQuery = pageQuery.extend({ cursor: z.uuid().optional().describe(CURSOR) });

/** An instant on the wire: ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** Text in both languages of the product. */
export const localized = z.object({ es: z.string(), en: z.string() });
export type Localized = z.infer<typeof localized>;
