import type { DocumentScribe, SectionDraft } from './document-scribe.js';

export function glossarySection(scribe: DocumentScribe): SectionDraft {
  const { terms } = scribe.content.glossary;
  if (terms.length === 0) return { blocks: [], clauses: [] };
  return {
    blocks: [
      {
        kind: 'facts',
        id: 'glossary-terms',
        entries: terms.map(({ ref, term, definition }) => ({
          id: `glossary-terms-${ref}`,
          term: scribe.label(term, ref),
          detail: scribe.say(definition),
          path: ['terms', ref, 'definition', scribe.language],
        })),
      },
    ],
    clauses: [],
  };
}
