import { emptyContent } from './agreement-content.js';
import { applySuggestion, sameValue, valueAt, type ContentValue } from './suggestion.js';

const blank = emptyContent({ type: 'customer', perspective: 'provider', language: 'es', timeZone: 'Europe/Madrid', currency: 'EUR' });
const glossary = {
  terms: [
    { ref: 'csat', term: { es: 'CSAT', en: 'CSAT' }, definition: { es: 'Satisfacción', en: 'Satisfaction' } },
    { ref: 'mes', term: { es: 'Mes', en: 'Month' }, definition: { es: 'Mes natural', en: 'Calendar month' } },
  ],
};

it('changes one value, found by the ref of its item, and leaves the rest as it is', () => {
  const changed = applySuggestion<'glossary'>(glossary, {
    path: ['terms', 'mes', 'definition', 'es'],
    before: 'Mes natural',
    after: 'Mes de calendario',
  });
  expect(changed.terms[1]?.definition).toEqual({ es: 'Mes de calendario', en: 'Calendar month' });
  expect(changed.terms[0]).toBe(glossary.terms[0]);
  expect(glossary.terms[1]?.definition.es).toBe('Mes natural');
});

it('survives items that came or moved since', () => {
  const moved = {
    terms: [glossary.terms[1]!, { ref: 'ans', term: { es: 'ANS', en: 'SLA' }, definition: { es: 'a', en: 'b' } }, glossary.terms[0]!],
  };
  const changed = applySuggestion<'glossary'>(moved, { path: ['terms', 'mes', 'term', 'en'], before: 'Month', after: 'Calendar month' });
  expect(changed.terms[0]?.term.en).toBe('Calendar month');
});

it('replaces a whole list and a member that was null', () => {
  const renamed = applySuggestion<'overview'>(blank.overview, { path: ['effectiveFrom'], before: null, after: '2027-01-01' });
  expect(renamed.effectiveFrom).toBe('2027-01-01');
  const emptied = applySuggestion<'glossary'>(glossary, { path: ['terms'], before: glossary.terms, after: [] });
  expect(emptied.terms).toEqual([]);
});

it.each<[string, (string | number)[], ContentValue]>([
  ['the value was edited', ['terms', 'mes', 'definition', 'es'], 'Mes lunar'],
  ['the item is gone', ['terms', 'anio', 'definition', 'es'], 'Mes natural'],
  ['the path leads into a text', ['terms', 'mes', 'definition', 'es', 'length'], 11],
  ['the path names what objects inherit', ['terms', 'mes', '__proto__'], {}],
])('is refused when %s', (_because, path, before) => {
  expect(() => applySuggestion<'glossary'>(glossary, { path, before, after: 'x' })).toThrow(
    expect.objectContaining({ code: 'review.suggestion-outdated' }),
  );
});

it('reads values by path and compares them whatever the order of their members', () => {
  expect(valueAt(glossary, ['terms', 0, 'ref'])).toBe('csat');
  expect(sameValue({ a: 1, b: [null, true] }, { b: [null, true], a: 1 })).toBe(true);
  expect(sameValue({ a: 1 }, { a: 1, b: 1 })).toBe(false);
});
