import { phraseFinder } from './phrases.js';

const find = phraseFinder<string>([
  ['demor*', 'wait'],
  ['me cobra* _ de mas', 'billing'],
  ['no llego', 'delivery'],
  ['error', 'defect'],
]);
const found = (text: string) => find(text).map(({ start, end, value, negated }) => [text.slice(start, end), value, negated]);

it.each<[string, [string, string, boolean][]]>([
  ['la demora fue larga', [['demora', 'wait', false]]],
  [
    'demoraron y demoraron',
    [
      ['demoraron', 'wait', false],
      ['demoraron', 'wait', false],
    ],
  ],
  ['pandemorado', []],
  ['terrores', []],
  ['me cobraron otra vez de mas', [['me cobraron otra vez de mas', 'billing', false]]],
  ['me cobraron. pero luego de mas', []],
  ['me cobraron una cosa que era muy cara de mas', []],
  ['no llego nunca', [['no llego', 'delivery', false]]],
  ['sin demoras', [['demoras', 'wait', true]]],
  ['no hubo ningun error', [['error', 'defect', true]]],
  ['nunca tuve un error', [['error', 'defect', true]]],
  ['no. error', [['error', 'defect', false]]],
  ['no sirve, error', [['error', 'defect', false]]],
])('%s', (text, expected) => expect(found(text)).toEqual(expected));

it('folds what an organization typed, and takes short prefixes once', () => {
  const own = phraseFinder([
    ['Atención', 1],
    ['ab*', 2],
    ['', 3],
  ]);
  expect(own('la atencion abre ab').map(({ value }) => value)).toEqual([1, 2, 2]);
});
