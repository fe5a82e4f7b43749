import { clausesOf, sentencesOf } from './clauses.js';

const pieces = (text: string) =>
  sentencesOf(text).map((sentence) => clausesOf(text, sentence).map(({ start, end }) => text.slice(start, end)));

it.each<[string, string[][]]>([
  ['El pan rico, pero la entrega tarde.', [['El pan rico', 'pero la entrega tarde.']]],
  ['Costó 3.500 pesos. ¡Caro! ¿Por qué?', [['Costó 3.500 pesos.'], ['¡Caro!'], ['¿Por qué?']]],
  ['La atención muy buena y el local sucio', [['La atención muy buena', 'y el local sucio']]],
  ['Pan, café', [['Pan, café']]],
  ['Línea uno\n\n  línea dos  ', [['Línea uno'], ['línea dos']]],
  ['   ', []],
  ['...', [['...']]],
])('%j', (text, expected) => expect(pieces(text)).toEqual(expected));
