import type { ServiceLevel } from '../service-levels.js';
import { zoneWords } from '../words/date-words.js';
import { NOUNS, counted } from '../words/noun.js';
import { percentOf, wholeNumber } from '../words/number-words.js';
import { plainTarget } from '../words/plain-target.js';
import { levelValue, missWords, targetWords } from '../words/target-words.js';
import { valueInUnit } from '../words/unit-words.js';
import { windowWords } from '../words/window-words.js';
import type { ContentPath, DocumentBlock } from './document-blocks.js';
import type { DocumentScribe, FactDraft, SectionDraft } from './document-scribe.js';
import {
  EMPTY_SLICE_WORDS,
  INSUFFICIENT_WORDS,
  LEVEL_WORDS,
  METHOD_WORDS,
  RESPONSIBILITY_WORDS,
  SLICE_LENGTH_WORDS,
  VERDICT_RULE_WORDS,
  ZERO_TRAFFIC_WORDS,
} from './enum-words.js';

/** What a level counts towards its minimum sample: slots, answers or cases. */
function sample(scribe: DocumentScribe, level: ServiceLevel, count: number): string {
  const { language } = scribe;
  if (level.slice && level.method !== 'events') return counted(count, NOUNS[level.slice.length][language], language);
  const isAnswer = scribe.indicatorOf(level.indicatorRef)?.source === 'feedback';
  return counted(count, NOUNS[isAnswer ? 'answer' : 'case'][language], language);
}

function warningWords(scribe: DocumentScribe, level: ServiceLevel): string {
  if (level.warningTarget === null) return '';
  const value = levelValue(level, level.warningTarget, scribe.indicatorOf(level.indicatorRef), scribe.language);
  return missWords(level.comparator, value, scribe.language);
}

function sliceFacts(scribe: DocumentScribe, { slice, indicatorRef, comparator }: ServiceLevel): FactDraft[] {
  if (!slice) return [];
  const { language } = scribe;
  const indicator = scribe.indicatorOf(indicatorRef);
  const unit = indicator?.form === 'ratio' ? 'ratio' : (indicator?.unit ?? '');
  return [
    scribe.fact('slice.length', { es: 'Tramo', en: 'Slot' }, scribe.say(SLICE_LENGTH_WORDS[slice.length])),
    scribe.fact(
      'slice.value',
      { es: 'Valor de cada tramo', en: 'Value of each slot' },
      `${comparator === 'gte' ? '≥' : '≤'}\u00a0${valueInUnit(slice.value, unit, language)}`,
    ),
    scribe.fact(
      'slice.minSample',
      { es: 'Muestra mínima de cada tramo', en: 'Minimum sample of each slot' },
      wholeNumber(slice.minSample, language),
    ),
    scribe.fact('slice.empty', { es: 'Un tramo sin datos', en: 'A slot without data' }, scribe.say(EMPTY_SLICE_WORDS[slice.empty])),
  ];
}

function levelBlocks(scribe: DocumentScribe, level: ServiceLevel, id: string, path: ContentPath): DocumentBlock[] {
  const { language } = scribe;
  const indicator = scribe.indicatorOf(level.indicatorRef);
  const meaning = indicator ? plainTarget(level, indicator, language) : null;
  return [
    ...(meaning ? [scribe.stated(`${id}-meaning`, meaning.sentence)] : []),
    ...scribe.facts(`${id}-terms`, path, [
      scribe.fact('target', { es: 'Objetivo', en: 'Target' }, targetWords(level, indicator, language)),
      scribe.fact('warningTarget', { es: 'En riesgo', en: 'At risk' }, warningWords(scribe, level)),
      scribe.fact(
        'window',
        { es: 'Período', en: 'Period' },
        `${windowWords(level.window, language)}, ${zoneWords(scribe.content.overview.timeZone, language)}`,
      ),
      scribe.fact('serviceRef', { es: 'Servicio', en: 'Service' }, scribe.service(level.serviceRef)),
      scribe.fact('indicatorRef', { es: 'Métrica', en: 'Metric' }, scribe.indicator(level.indicatorRef)),
      scribe.fact('planRef', { es: 'Rige en el plan', en: 'Holds on the plan' }, level.planRef === null ? '' : scribe.plan(level.planRef)),
      scribe.fact(
        'partyRef',
        { es: 'Mide el rendimiento de', en: 'Measures the performance of' },
        level.partyRef === null ? '' : scribe.party(level.partyRef),
      ),
      scribe.fact('level', { es: 'Alcance', en: 'Effect' }, scribe.say(LEVEL_WORDS[level.level])),
      scribe.fact('method', { es: 'Cómo se cuenta', en: 'How it is counted' }, scribe.say(METHOD_WORDS[level.method])),
      ...sliceFacts(scribe, level),
      scribe.fact(
        'calendarRef',
        { es: 'Tiempo que cuenta', en: 'Time that counts' },
        level.calendarRef === null ? '' : scribe.calendar(level.calendarRef),
      ),
      scribe.fact('minSample', { es: 'Muestra mínima', en: 'Minimum sample' }, sample(scribe, level, level.minSample)),
      scribe.fact(
        'minCoverage',
        { es: 'Proporción mínima que responde', en: 'Least share that answers' },
        level.minCoverage === null ? '' : percentOf(level.minCoverage, language),
      ),
      scribe.fact('insufficient', { es: 'Con menos datos', en: 'With fewer data' }, scribe.say(INSUFFICIENT_WORDS[level.insufficient])),
      scribe.fact('zeroTraffic', { es: 'Sin ningún dato', en: 'Without any data' }, scribe.say(ZERO_TRAFFIC_WORDS[level.zeroTraffic])),
      scribe.fact('verdictRule', { es: 'Veredicto', en: 'Verdict' }, scribe.say(VERDICT_RULE_WORDS[level.verdictRule])),
      scribe.fact(
        'expectedPerWindow',
        { es: 'Volumen previsto por período', en: 'Expected volume per period' },
        level.expectedPerWindow === null ? '' : sample(scribe, level, level.expectedPerWindow),
      ),
      scribe.fact(
        'remedyPlanRef',
        { es: 'Si no se alcanza', en: 'If it is missed' },
        level.remedyPlanRef === null ? '' : scribe.remedyPlan(level.remedyPlanRef),
      ),
      scribe.fact(
        'creditScheduleRef',
        { es: 'Créditos', en: 'Credits' },
        level.creditScheduleRef === null ? '' : scribe.creditSchedule(level.creditScheduleRef),
      ),
      ...level.responsibilities.map(({ role, partyRef }, index) =>
        scribe.fact(`responsibilities.${index}`, RESPONSIBILITY_WORDS[role], scribe.party(partyRef)),
      ),
    ]),
  ];
}

export function serviceLevelsSection(scribe: DocumentScribe): SectionDraft {
  const { levels } = scribe.content.service_levels;
  const { language } = scribe;
  return {
    blocks: scribe.table(
      'service-levels-summary',
      { es: 'Resumen de los niveles', en: 'Summary of the levels' },
      [
        { es: 'Nivel', en: 'Level' },
        { es: 'Qué mide', en: 'What it measures' },
        { es: 'Objetivo', en: 'Target' },
        { es: 'En riesgo', en: 'At risk' },
        { es: 'Período', en: 'Period' },
        { es: 'Muestra mínima', en: 'Minimum sample' },
      ],
      levels.map((level) => ({
        name: level.ref,
        cells: [
          level.code || level.ref,
          scribe.label(level.name, level.ref),
          targetWords(level, scribe.indicatorOf(level.indicatorRef), language),
          warningWords(scribe, level) || '—',
          windowWords(level.window, language),
          sample(scribe, level, level.minSample),
        ],
      })),
    ),
    clauses: levels.map((level) => ({
      list: 'levels',
      ref: level.ref,
      heading: level.code ? `${level.code}. ${scribe.label(level.name, level.ref)}` : scribe.label(level.name, level.ref),
      blocks: (id, path) => levelBlocks(scribe, level, id, path),
    })),
  };
}
