import { phraseFinder } from './phrases.js';

/** Text that talks to the scorer instead of about the service. Folded, es, en and pt. */
const ORDERS = [
  'ignora* _ instrucciones',
  'ignore _ instructions',
  'ignore _ instrucoes',
  'disregard _ instructions',
  'olvida _ instrucciones',
  'forget _ instructions',
  'esqueca _ instrucoes',
  'ignore all previous',
  'ignore the above',
  'ignora lo anterior',
  'ignora todo lo anterior',
  'system prompt',
  'prompt del sistema',
  'eres un modelo',
  'you are a language model',
  'you are an ai',
  'as an ai',
  'como ia',
  'califica* _ como positiv*',
  'clasifica* _ como positiv*',
  'clasifica* _ como negativ*',
  'marca* _ como positiv*',
  'classify _ as positive',
  'classify _ as negative',
  'rate this as',
  'mark this as positive',
  'label this as',
  'classifique _ como positiv*',
  'sentiment 1',
  'sentiment 1 0',
  'sentimiento 1',
  'score 1.0',
  'set sentiment',
  'set the sentiment',
  'output json',
  'responde solo con',
  'respond only with',
  'respond with json',
  'new instructions',
  'nuevas instrucciones',
];
const findOrders = phraseFinder(ORDERS.map((phrase) => [phrase, true]));
const MARKUP =
  /(?:^|\n)\s*(?:system|assistant|sistema)\s*:|<\|[a-z_]+\|>|\[\/?inst\]|"sentiment"\s*:|<\/?(?:system|data|feedback|instructions?)\b/;

/** True when the text looks written for the model that reads it; a person should look. */
export function looksInjected(folded: string): boolean {
  return MARKUP.test(folded) || findOrders(folded).length > 0;
}
