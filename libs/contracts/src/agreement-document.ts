import { AGREEMENT_LANGUAGES, SECTION_KEYS } from '@pulso/agreements';
import { z } from 'zod';

/** From the section inwards: members, and `ref` or position of items. */
const path = z.array(z.union([z.string(), z.number()]));

/** The agreement as a document, in blocks: what the page shows, what is printed and what is signed are made from the same. */
const facts = z.object({
  kind: z.literal('facts'),
  id: z.string(),
  entries: z.array(z.object({ id: z.string(), term: z.string(), detail: z.string(), path: path.nullable() })),
});

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), id: z.string(), text: z.string(), path: path.nullable() }),
  z.object({
    kind: z.literal('list'),
    id: z.string(),
    ordered: z.boolean(),
    items: z.array(z.object({ id: z.string(), text: z.string() })),
  }),
  facts,
  z.object({
    kind: z.literal('table'),
    id: z.string(),
    caption: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.object({ id: z.string(), cells: z.array(z.string()) })),
  }),
]);

const contentsLine = { id: z.string(), number: z.string(), heading: z.string() };

export const agreementDocument = z.object({
  language: z.enum(AGREEMENT_LANGUAGES),
  title: z.string(),
  head: facts,
  contentsHeading: z.string(),
  contents: z.array(z.object({ ...contentsLine, entries: z.array(z.object({ ...contentsLine, entries: z.array(z.never()) })) })),
  sections: z.array(
    z.object({
      key: z.enum([...SECTION_KEYS, 'signatures']),
      ...contentsLine,
      blocks: z.array(block),
      clauses: z.array(z.object({ ...contentsLine, path, blocks: z.array(block) })),
    }),
  ),
  footer: facts,
  /** One line for the foot of every printed page. */
  runningFooter: z.string(),
});
export type AgreementDocumentView = z.infer<typeof agreementDocument>;
