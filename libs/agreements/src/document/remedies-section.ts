import type { CreditSchedule, RemedyPlan } from '../remedies.js';
import type { ServiceLevel } from '../service-levels.js';
import { delayWords } from '../words/delay-words.js';
import { NOUNS, counted } from '../words/noun.js';
import { moneyOfMinor, percentOf } from '../words/number-words.js';
import { boundWords, levelValue, missWords } from '../words/target-words.js';
import type { ContentPath, DocumentBlock } from './document-blocks.js';
import type { DocumentScribe, SectionDraft } from './document-scribe.js';
import { ACROSS_LEVELS_WORDS, ACTION_WORDS, CREDIT_BASE_WORDS, FUNCTION_WORDS, TRIGGER_WORDS, WITHIN_LEVEL_WORDS } from './enum-words.js';

function planBlocks(scribe: DocumentScribe, plan: RemedyPlan, id: string, path: ContentPath): DocumentBlock[] {
  return [
    ...scribe.facts(`${id}-terms`, path, [
      scribe.fact(
        'triggers',
        { es: 'Se activa cuando', en: 'Starts when' },
        scribe.list(plan.triggers.map((trigger) => scribe.say(TRIGGER_WORDS[trigger]))),
      ),
    ]),
    ...scribe.table(
      `${id}-steps`,
      { es: 'Pasos', en: 'Steps' },
      [
        { es: 'Paso', en: 'Step' },
        { es: 'Qué se hace', en: 'What is done' },
        { es: 'Quién', en: 'Who' },
        { es: 'Plazo', en: 'By when' },
      ],
      plan.steps.map((step, index) => ({
        name: String(index + 1),
        cells: [
          `${index + 1}. ${scribe.say(ACTION_WORDS[step.action])}`,
          scribe.say(step.description),
          scribe.say(FUNCTION_WORDS[step.assigneeFunction]),
          delayWords(step.due, scribe.language),
        ],
      })),
    ),
  ];
}

/** Thresholds read as attainments of the first level that uses the schedule; as shares where none does. */
function thresholdOf(
  scribe: DocumentScribe,
  schedule: CreditSchedule,
): { level: ServiceLevel | undefined; value: (threshold: string) => string } {
  const level = scribe.content.service_levels.levels.find(({ creditScheduleRef }) => creditScheduleRef === schedule.ref);
  const indicator = level && scribe.indicatorOf(level.indicatorRef);
  return {
    level,
    value: (threshold) => (level ? levelValue(level, threshold, indicator, scribe.language) : percentOf(threshold, scribe.language)),
  };
}

function scheduleBlocks(scribe: DocumentScribe, schedule: CreditSchedule, id: string, path: ContentPath): DocumentBlock[] {
  const { language } = scribe;
  const { currency } = scribe.content.overview;
  const { level, value } = thresholdOf(scribe, schedule);
  const comparator = level?.comparator ?? 'gte';
  const cap = (share: string | null) => (share === null ? '' : percentOf(share, language));
  const claim =
    schedule.claim.kind === 'automatic'
      ? scribe.say({ es: 'automática, sin que haga falta pedirlo', en: 'automatic, without a request' })
      : scribe.say({
          es: `a petición, dentro de ${counted(schedule.claim.withinDays, NOUNS.day.es, 'es')} desde el cierre del período`,
          en: `on request within ${counted(schedule.claim.withinDays, NOUNS.day.en, 'en')} of the close of the period`,
        });
  const earnBack = schedule.earnBack
    ? scribe.say({
        es: `se recupera si en ${counted(schedule.earnBack.nextPeriods, NOUNS.period.es, 'es')} siguientes el nivel alcanza ${boundWords(comparator, value(schedule.earnBack.atLeast), 'es')}`,
        en: `earned back if the level reaches ${boundWords(comparator, value(schedule.earnBack.atLeast), 'en')} in the next ${counted(schedule.earnBack.nextPeriods, NOUNS.period.en, 'en')}`,
      })
    : '';
  const tierColumns = [
    { es: 'Resultado', en: 'Attainment' },
    { es: 'Parte de la base', en: 'Share of the base' },
  ];
  return [
    ...scribe.facts(`${id}-terms`, path, [
      scribe.fact('base', { es: 'Base', en: 'Base' }, scribe.say(CREDIT_BASE_WORDS[schedule.base])),
      scribe.fact('feeMinor', { es: 'Importe de la base', en: 'Amount of the base' }, moneyOfMinor(schedule.feeMinor, currency, language)),
      scribe.fact('withinLevel', { es: 'Dentro de un nivel', en: 'Within a level' }, scribe.say(WITHIN_LEVEL_WORDS[schedule.withinLevel])),
      scribe.fact('acrossLevels', { es: 'Entre niveles', en: 'Across levels' }, scribe.say(ACROSS_LEVELS_WORDS[schedule.acrossLevels])),
      scribe.fact('caps.perPeriodShare', { es: 'Tope por período', en: 'Cap per period' }, cap(schedule.caps.perPeriodShare)),
      scribe.fact('caps.perYearShare', { es: 'Tope por año', en: 'Cap per year' }, cap(schedule.caps.perYearShare)),
      scribe.fact('earnBack', { es: 'Recuperación', en: 'Earn-back' }, earnBack),
      scribe.fact('claim', { es: 'Aplicación', en: 'How it is claimed' }, claim),
      scribe.fact(
        'minAmountMinor',
        { es: 'Importe mínimo', en: 'Least amount' },
        moneyOfMinor(schedule.minAmountMinor, currency, language),
      ),
      scribe.fact('soleRemedy', { es: 'Es la única compensación', en: 'It is the sole remedy' }, scribe.yesNo(schedule.soleRemedy)),
    ]),
    ...scribe.table(
      `${id}-tiers`,
      { es: 'Créditos según el resultado', en: 'Credits by attainment' },
      tierColumns,
      schedule.tiers.map(({ threshold, share }, index) => ({
        name: String(index + 1),
        cells: [missWords(comparator, value(threshold), language), percentOf(share, language)],
      })),
    ),
    ...scribe.table(
      `${id}-bonus`,
      { es: 'Bonificaciones según el resultado', en: 'Bonuses by attainment' },
      tierColumns,
      schedule.bonusTiers.map(({ threshold, share }, index) => ({
        name: String(index + 1),
        cells: [boundWords(comparator, value(threshold), language), percentOf(share, language)],
      })),
    ),
  ];
}

export function remediesSection(scribe: DocumentScribe): SectionDraft {
  const { plans, creditSchedules } = scribe.content.remedy_plan;
  return {
    blocks: [],
    clauses: [
      ...plans.map((plan) => ({
        list: 'plans',
        ref: plan.ref,
        heading: scribe.label(plan.name, plan.ref),
        blocks: (id: string, path: ContentPath) => planBlocks(scribe, plan, id, path),
      })),
      ...creditSchedules.map((schedule) => ({
        list: 'creditSchedules',
        ref: schedule.ref,
        heading: scribe.label(schedule.name, schedule.ref),
        blocks: (id: string, path: ContentPath) => scheduleBlocks(scribe, schedule, id, path),
      })),
    ],
  };
}
