import type { AlertNotice, AlertReason } from '@pulso/alerting';
import type { Localized } from '@pulso/contracts';
import { approximate, displayRatio, exactShare, type Comparator } from '@pulso/slo';
import { crossingMs } from './crossing.js';
import { periodName } from './period-name.js';
import { dayAndMonth, percent, pluralForm, wholeNumber, type Language } from './region-format.js';
import type { StoredEvaluation } from './stored-evaluation.js';

/** What the words on an alert are made of. */
export interface AlertFacts {
  readonly serviceName: string;
  readonly objectiveName: Localized;
  readonly indicatorKey: string;
  readonly comparator: Comparator;
  readonly target: string;
  readonly periodKey: string;
  readonly periodToMs: number;
  readonly timeZone: string;
  readonly evaluation: StoredEvaluation;
  readonly reasons: readonly AlertReason[];
}

/** What is measured, as the subject of a sentence; other indicators are called by the objective's name. */
const MEASURED: Readonly<Record<string, Localized>> = {
  csat_top2: { es: 'la satisfacción', en: 'satisfaction' },
  sentiment_positive: { es: 'el sentimiento positivo', en: 'positive sentiment' },
  error_rate: { es: 'la tasa de errores', en: 'the error rate' },
};

/** Why an alert fires, in both languages: what happened, and how many bad answers still fit. */
export function alertSentence(facts: AlertFacts): Localized {
  return { es: sentence(facts, 'es'), en: sentence(facts, 'en') };
}

/** What a mail about an alert says in one line. */
export function alertSubject(notice: AlertNotice, facts: AlertFacts, language: Language): string {
  const { serviceName, periodKey } = facts;
  const { value, target } = figures(facts, language);
  const standing = language === 'es' ? `${value} frente a ${target}` : `${value} against ${target}`;
  const period = capitalized(periodName(periodKey, language));
  if (notice === 'slo.breached')
    return language === 'es'
      ? `${period} no cumple: ${standing} · ${serviceName}`
      : `${period} is missing its target: ${standing} · ${serviceName}`;
  const lead = { 'slo.at_risk': { es: 'En riesgo', en: 'At risk' }, 'slo.recovered': { es: 'Recuperado', en: 'Recovered' } }[notice][
    language
  ];
  return `${lead}: ${serviceName} · ${standing}`;
}

/** Good news, in the words of a mail. */
export function recoverySentence(facts: AlertFacts, language: Language): string {
  const { measured, counted, target } = figures(facts, language);
  return language === 'es'
    ? `${facts.serviceName}: ${measured} ya no está en riesgo. Va en ${counted} frente a ${target}.`
    : `${facts.serviceName}: ${measured} is no longer at risk. It stands at ${counted} against ${target}.`;
}

function sentence(facts: AlertFacts, language: Language): string {
  const words = `${facts.serviceName}: ${why(facts, language)}`;
  // A period that is over has no margin left to speak of.
  return facts.evaluation.closed ? words : `${words} ${margin(facts, language)}`;
}

function why(facts: AlertFacts, language: Language): string {
  const { reasons, evaluation, comparator, periodKey } = facts;
  const es = language === 'es';
  const { measured, counted, target } = figures(facts, language);
  const period = periodName(periodKey, language);
  const short = es ? (comparator === 'gte' ? 'bajo' : 'sobre') : comparator === 'gte' ? 'below' : 'above';
  if (reasons.includes('missed'))
    return es ? `${period} no cumplió: ${counted} frente a ${target}.` : `${period} missed its target: ${counted} against ${target}.`;
  if (reasons.includes('irrecoverable'))
    return es
      ? `${measured} ya no puede cumplir en ${period}. Va en ${counted} frente a ${target}.`
      : `${measured} can no longer meet its target in ${period}. It stands at ${counted} against ${target}.`;
  if (reasons.includes('surely-missed'))
    return es
      ? `${measured} está claramente ${short} ${target}: va en ${counted}.`
      : `${measured} is clearly ${short} ${target}: it stands at ${counted}.`;
  if (reasons.includes('detector-alarm'))
    return es
      ? `las últimas respuestas son peores de lo acordado; ${measured} va en ${counted} frente a ${target}.`
      : `the latest answers are worse than agreed; ${measured} stands at ${counted} against ${target}.`;
  if (evaluation.verdict === 'MISSED')
    return es ? `${measured} va en ${counted}, ${short} ${target}.` : `${measured} stands at ${counted}, ${short} ${target}.`;
  const day = crossingDay(facts, language);
  if (day !== null)
    return es
      ? `al ritmo de hoy, ${measured} quedaría ${short} ${target} el ${day}.`
      : `at today's pace ${measured} ends up ${short} ${target} on ${day}.`;
  const chance = atMost(evaluation.forecast?.probability ?? 0, language);
  return es
    ? `al ritmo de hoy, ${measured} puede terminar ${period} ${short} ${target}; la probabilidad de cumplir es de ${chance}.`
    : `at today's pace ${measured} may end ${period} ${short} ${target}; the chance of meeting it is ${chance}.`;
}

function margin({ evaluation, periodKey }: AlertFacts, language: Language): string {
  const { badAnswersLeft } = evaluation.budget;
  const es = language === 'es';
  if (badAnswersLeft === 0) return es ? 'No queda margen para respuestas malas.' : 'There is no room for bad answers left.';
  const count = Math.abs(badAnswersLeft);
  const number = wholeNumber(count, language);
  const form = pluralForm(count, language);
  const answers = es
    ? { one: `${number} respuesta mala`, many: `${number} de respuestas malas`, other: `${number} respuestas malas` }[form]
    : `${number} bad ${form === 'one' ? 'answer' : 'answers'}`;
  if (badAnswersLeft > 0) return es ? `${form === 'one' ? 'Queda' : 'Quedan'} ${answers} de margen.` : `${answers} left.`;
  const period = periodName(periodKey, language);
  return es ? `Ya hay ${answers} de más para ${period}.` : `That is ${answers} too many for ${period}.`;
}

function figures(facts: AlertFacts, language: Language) {
  const { evaluation, comparator, target, indicatorKey, objectiveName } = facts;
  const shown = displayRatio(evaluation.good, evaluation.n, comparator);
  const value = shown === null ? { es: 'sin respuestas', en: 'no answers' }[language] : percent(Number(shown) / 100, language, ONE_DECIMAL);
  const [good, n] = [wholeNumber(evaluation.good, language), wholeNumber(evaluation.n, language)];
  return {
    measured: MEASURED[indicatorKey]?.[language] ?? `«${objectiveName[language]}»`,
    value,
    counted: shown === null ? value : language === 'es' ? `${value} (${good} de ${n})` : `${value} (${good} of ${n})`,
    target: percent(Number(target), language, AS_WRITTEN),
  };
}

const ONE_DECIMAL = { min: 1, max: 1 };
const AS_WRITTEN = { min: 0, max: 7 };
const NO_DECIMAL = { min: 0, max: 0 };

/** Rounded down, as a chance never is to look better than it is. */
function atMost(probability: number, language: Language): string {
  const percents = Math.floor(probability * 100);
  const least = percent(0.01, language, NO_DECIMAL);
  if (percents < 1) return language === 'es' ? `menos del ${least}` : `less than ${least}`;
  return percent(percents / 100, language, NO_DECIMAL);
}

function crossingDay({ evaluation, comparator, target, periodToMs, timeZone }: AlertFacts, language: Language): string | null {
  const exact = approximate(exactShare(target));
  const day = crossingMs({
    target: comparator === 'gte' ? exact : 1 - exact,
    satisfied: comparator === 'gte' ? evaluation.good : evaluation.n - evaluation.good,
    n: evaluation.n,
    forecast: evaluation.forecast,
    nowMs: evaluation.asOfMs,
    toMs: periodToMs,
  });
  return day === null ? null : dayAndMonth(day, timeZone, language);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
