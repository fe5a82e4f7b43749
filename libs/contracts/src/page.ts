import { z } from 'zod';

/** Cursor pagination: pass `next` back as `cursor`; null means the end. */
export const page = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().nullable() });

export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** An instant on the wire: ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** Text in both languages of the product. */
export const localized = z.object({ es: z.string(), en: z.string() });
export type Localized = z.infer<typeof localized>;
