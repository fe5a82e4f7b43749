import { recurrenceWords } from '../words/recurrence-words.js';
import type { DocumentScribe, SectionDraft } from './document-scribe.js';

export function reviewSection(scribe: DocumentScribe): SectionDraft {
  const { review, overview } = scribe.content;
  return {
    blocks: scribe.facts(
      'review-terms',
      [],
      [
        scribe.fact(
          'recurrence',
          { es: 'El acuerdo se revisa', en: 'The agreement is reviewed' },
          review.recurrence ? recurrenceWords(review.recurrence, overview.timeZone, scribe.language) : '',
        ),
        scribe.fact('attendeeFunctions', { es: 'Asisten', en: 'Attended by' }, scribe.functions(review.attendeeFunctions)),
        scribe.textFact('agenda', { es: 'Orden del día', en: 'Agenda' }, review.agenda),
      ],
    ),
    clauses: [],
  };
}
