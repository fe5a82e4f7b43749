import { emptyContent, type AgreementContent } from '../agreement-content.js';
import { builtInTemplate } from '../templates/built-in-templates.js';
import { lintTerms } from './lint-terms.js';
import { VAGUE_WORDS } from './vague-words.js';

const blank = emptyContent({ type: 'customer', perspective: 'provider', language: 'es', timeZone: 'Europe/Madrid', currency: 'EUR' });

const saying = (es: string, en = '', terms: AgreementContent['glossary']['terms'] = []): AgreementContent => ({
  ...blank,
  overview: { ...blank.overview, languages: en ? ['es', 'en'] : ['es'], summary: { es, en } },
  glossary: { terms },
});

const words = (content: AgreementContent) => lintTerms(content).map(({ rule, excerpt }) => `${rule}: ${excerpt}`);

it.each([
  ['Se responderá en un tiempo Razonable.', 'vague: Razonable'],
  ['Se avisará lo antes posible.', 'vague: lo antes posible'],
  ['Se avisará OPORTUNAMENTE.', 'vague: OPORTUNAMENTE'],
  ['El servicio será óptimo.', 'vague: óptimo'],
  ['Revisar periódicamente las cifras.', 'vague: periódicamente'],
  ['Pedidos, quejas, etc.', 'vague: etc'],
  ['El cliente y/o el proveedor avisan.', 'vague: y/o'],
  ['Se responde dentro de un plazo acordado.', 'without_number: dentro de un plazo'],
  ['El MTTR no supera 4 horas.', 'undefined_term: MTTR'],
  ['Cuenta como «contacto resuelto» solo lo cerrado.', 'undefined_term: contacto resuelto'],
])('«%s» is found', (text, expected) => {
  expect(words(saying(text))).toEqual([expected]);
});

it.each([
  'Se responde dentro de un plazo de 4 horas hábiles.',
  'Razonabilidad no es lo mismo.',
  'El importe se paga en EUR por un archivo PDF.',
  'ESTE TEXTO ESTÁ ESCRITO EN MAYÚSCULAS.',
])('«%s» is precise', (text) => {
  expect(words(saying(text))).toEqual([]);
});

it('reads English in its own words', () => {
  expect(words(saying('Precisa.', 'We reply promptly and use best efforts.'))).toEqual(['vague: promptly', 'vague: best efforts']);
});

it('accepts what the glossary defines, and finds what nobody uses', () => {
  const terms = [
    { ref: 'mttr', term: { es: 'MTTR', en: '' }, definition: { es: 'Tiempo medio de reparación', en: '' } },
    { ref: 'hora', term: { es: 'Hora punta', en: '' }, definition: { es: 'De 12 a 14', en: '' } },
  ];
  expect(words(saying('El MTTR no supera 4 horas.', '', terms))).toEqual(['unused_term: Hora punta']);
});

it('names a finding by where and what, whatever else is written around it', () => {
  const [before] = lintTerms(saying('Se avisará lo antes posible.'));
  const [after] = lintTerms(saying('Por correo y a ambas partes se avisará lo antes posible, siempre.'));
  expect(after?.key).toBe(before?.key);
  expect(after?.start).not.toBe(before?.start);
  const text = 'Por correo y a ambas partes se avisará lo antes posible, siempre.';
  expect(text.slice(after?.start, after?.end)).toBe('lo antes posible');
});

it('knows at least forty ways of being vague in each language, and each pattern stands for itself', () => {
  for (const language of ['es', 'en'] as const) {
    expect(VAGUE_WORDS[language].length).toBeGreaterThanOrEqual(40);
    for (const { words: source } of VAGUE_WORDS[language]) expect(() => new RegExp(source, 'u')).not.toThrow();
  }
});

it('finds nothing in the template of a call centre', () => {
  const template = builtInTemplate('call-centre')!;
  const values = Object.fromEntries(template.variables.map(({ key, example }) => [key, example]));
  expect(lintTerms(template.build(values, ['es', 'en'])).map(({ key }) => key)).toEqual([]);
});
