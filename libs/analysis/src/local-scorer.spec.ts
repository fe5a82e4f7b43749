import { DomainError } from '@pulso/kernel';
import { createLocalScorer } from './local-scorer.js';
import { shippedScorer } from '../test/shipped-scorer.js';

describe('the shipped model', () => {
  it.each([
    // Held out: none of these stands in the training files.
    ['Me atendieron rápido y con mucha amabilidad, quedé feliz', 'pos'],
    ['El servicio técnico jamás apareció, qué rabia', 'neg'],
    ['Pedí una pizza y llegó helada', 'neg'],
    ['La comida no estuvo nada mal, volvería', 'pos'],
    ['No tuve ningún problema con la compra', 'pos'],
    ['El local no está mal', 'pos'],
    ['Gracias por nada, sigo sin luz', 'neg'],
    ['¿Cuál es el horario de atención del sábado?', 'neu'],
    ['The driver was polite and on time', 'pos'],
    ['Worst support ever, they hung up on me', 'neg'],
    ["I can't complain about anything", 'pos'],
    ['Where is the nearest branch?', 'neu'],
    ['Produto chegou quebrado e ninguém responde', 'neg'],
    ['Adorei o atendimento, muito atenciosos', 'pos'],
    ['🤩🤩', 'pos'],
    ['👎👎👎', 'neg'],
    [':(', 'neg'],
  ])('%s is %s', (text, label) => {
    expect(shippedScorer.sentiment(text)).toMatchObject({ label });
  });

  it.each([
    '',
    '   ',
    '!!!',
    '...',
    '5',
    '10/10/2025',
    '¿?',
    '$ 100',
    '#',
    '\u200b',
    '[email-1]',
    '[phone-1], [rut-1]',
    'no',
    'Nada.',
    'N/A',
    'test',
    'хорошо',
    '很好',
    'ممتاز',
  ])('abstains on %j', (text) => {
    expect(shippedScorer.sentiment(text)).toEqual({ sentiment: 0, label: 'neu', confidence: 0, abstained: true });
  });

  it.each([
    ['El servicio fue muy bueno', 'es'],
    ['el pan duro', 'es'],
    ['The service was really good', 'en'],
    ['too slow', 'en'],
    ['O serviço foi muito bom', 'pt'],
    ['não chegou', 'pt'],
    ["Le service était vraiment très bon, j'ai adoré", 'other'],
    ['Der Service war sehr gut, vielen Dank', 'other'],
    ['Il servizio è stato davvero ottimo', 'other'],
    ['отличный сервис', 'other'],
    ['5', 'other'],
    ['👍', 'other'],
  ])('%s is written in %s', (text, language) => {
    expect(shippedScorer.language(text)).toBe(language);
  });

  it('does not depend on accents, case, stretched letters or what was scored before', () => {
    const plain = shippedScorer.sentiment('pesima atencion, muy malo');
    shippedScorer.sentiment('Excelente');
    expect(shippedScorer.sentiment('Pésima atención, muuuuuy malo').label).toBe(plain.label);
    expect(shippedScorer.sentiment('pesima atencion, muy malo')).toEqual(plain);
  });

  it('keeps to its ranges on any text', () => {
    for (const text of [
      'a'.repeat(100_000),
      '<'.repeat(5_000),
      '\ud800',
      'nada '.repeat(3_000),
      '\u0000\u0001',
      '😀'.repeat(2_000),
      'no '.repeat(5_000),
    ]) {
      const { sentiment, confidence } = shippedScorer.sentiment(text);
      expect(Math.abs(sentiment)).toBeLessThanOrEqual(1);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('is named after its weights', () => {
    expect(shippedScorer.model).toMatch(/^pulso-linear-[0-9a-f]{8}$/);
  });
});

it.each([[0], [4], [31], [100], [65_568]])('refuses a file of %d bytes that is not a model', (size) => {
  const file = new Uint8Array(size);
  expect(() => createLocalScorer({ sentiment: file, language: file })).toThrow(DomainError);
});
