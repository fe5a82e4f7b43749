import { listed, phraseFinder } from './phrases.js';

/** Text that talks to the scorer instead of about the service. Folded, es, en and pt. */
const ORDERS = listed(`
  ignora* _ instrucciones, ignore _ instructions, ignore _ instrucoes, disregard _ instructions, olvida _ instrucciones, forget _
  instructions, esqueca _ instrucoes, ignore all previous, ignore the above, ignora lo anterior, ignora todo lo anterior, system
  prompt, prompt del sistema, eres un modelo, you are a language model, you are an ai, as an ai, como ia, califica* _ como positiv*,
  clasifica* _ como positiv*, clasifica* _ como negativ*, marca* _ como positiv*, classify _ as positive, classify _ as negative, rate
  this as, mark this as positive, label this as, classifique _ como positiv*, sentiment 1, sentiment 1 0, sentimiento 1, score 1.0,
  set sentiment, set the sentiment, output json, responde solo con, respond only with, respond with json, new instructions, nuevas
  instrucciones, nueva instruccion, new instruction, disregard _ rules, disregard all, ignore _ rules, ignora* _ reglas, esquece _
  instrucoes, nova instrucao, novas instrucoes, marca* _ opinion como, marca* _ comentario como, classifica* _ opinion como, pon _
  nota maxima, pon sentimiento, pon sentiment, puntua esto, actua como un asistente, act as an assistant, you must answer, you must
  output, debes responder, responde unicamente con, responda apenas com, give this review, give this feedback, maximum score, label
  pos, label as pos, sentiment positive, sentimiento positivo
`);
const findOrders = phraseFinder(ORDERS.map((phrase) => [phrase, true]));
const MARKUP = /(?:^|\n)\s*(?:system|assistant)\s*:|<\|[a-z_]+\|>|\[\/?inst\]|"sentiment"\s*:|<\/?(?:system|data|feedback|instructions?)\b/;

/** True when the text looks written for the model that reads it; a person should look. */
export function looksInjected(folded: string): boolean {
  return MARKUP.test(folded) || findOrders(folded).length > 0;
}
