import { emptyContent } from '@pulso/agreements';
import { around, textAt, valueAt } from './text-at.js';

const empty = emptyContent({ type: 'customer', perspective: 'provider', language: 'es', timeZone: 'Europe/Madrid', currency: 'EUR' });
const content = {
  ...empty,
  glossary: { terms: [{ ref: 'call', term: { es: 'Llamada', en: 'Call' }, definition: { es: 'Una llamada', en: '' } }] },
};

it('reads a place by the refs of items', () => {
  expect(valueAt(content, 'glossary.terms.call.term.es')).toBe('Llamada');
  expect(valueAt(content, 'glossary.terms.gone.term.es')).toBeUndefined();
  expect(textAt(content, 'glossary.terms.call.term', 'en')).toBe('Call');
  expect(textAt(content, 'glossary.terms', 'en')).toBeNull();
});

it('shows a stretch in its surroundings', () => {
  const text = 'Se responderá en un plazo razonable y sin costo.';
  const start = text.indexOf('plazo razonable');
  expect(around(text, start, start + 'plazo razonable'.length, 12)).toEqual(['…nderá en un ', 'plazo razonable', ' y sin costo…']);
  expect(around('Corto', 0, 5)).toEqual(['', 'Corto', '']);
});
