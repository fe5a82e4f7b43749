import type { TerminationRule } from '../termination.js';
import { NOUNS, counted } from '../words/noun.js';
import { levelValue, missWords } from '../words/target-words.js';
import { wholeNumber } from '../words/number-words.js';
import type { DocumentScribe, SectionDraft } from './document-scribe.js';
import { INSUFFICIENT_POLICY_WORDS } from './enum-words.js';

function ruleWords(scribe: DocumentScribe, rule: TerminationRule): string {
  const { language } = scribe;
  switch (rule.kind) {
    case 'consecutive_misses': {
      const periods = counted(rule.n, NOUNS.period[language], language);
      const levels = scribe.levels(rule.levelRefs);
      return scribe.say({
        es: `${levels}: incumplido en ${periods} con veredicto, seguidos`,
        en: `${levels}: missed in ${periods} with a verdict, in a row`,
      });
    }
    case 'k_of_m': {
      const levels = scribe.levels(rule.levelRefs);
      const periods = counted(rule.m, NOUNS.period[language], language);
      const k = wholeNumber(rule.k, language);
      return scribe.say({
        es: `${levels}: incumplido en ${k} de los últimos ${periods} con veredicto`,
        en: `${levels}: missed in ${k} of the last ${periods} with a verdict`,
      });
    }
    case 'floor': {
      const level = scribe.levelOf(rule.levelRef);
      const value = level ? levelValue(level, rule.below, scribe.indicatorOf(level.indicatorRef), language) : rule.below;
      const beyond = missWords(level?.comparator ?? 'gte', value, language);
      const periods = counted(rule.n, NOUNS.period[language], language);
      return scribe.say({
        es: `${scribe.level(rule.levelRef)}: ${beyond} en ${periods} con veredicto, seguidos`,
        en: `${scribe.level(rule.levelRef)}: ${beyond} in ${periods} with a verdict, in a row`,
      });
    }
    case 'obligation': {
      const days = counted(rule.daysLate, NOUNS.day[language], language);
      return scribe.say({
        es: `${scribe.obligation(rule.obligationRef)} lleva ${days} de retraso`,
        en: `${scribe.obligation(rule.obligationRef)} is ${days} late`,
      });
    }
    case 'convenience':
      return scribe.say({ es: 'sin que haga falta una causa', en: 'no cause is needed' });
  }
}

export function terminationSection(scribe: DocumentScribe): SectionDraft {
  const { language } = scribe;
  return {
    blocks: [],
    clauses: scribe.content.termination.conditions.map((condition) => {
      const parties = scribe.list(condition.inFavourOf.map((ref) => scribe.party(ref)));
      return {
        list: 'conditions',
        ref: condition.ref,
        heading: scribe.say({ es: `Puede cancelar: ${parties}`, en: `May terminate: ${parties}` }),
        blocks: (id, path) => [
          ...scribe.prose(`${id}-description`, condition.description, [...path, 'description']),
          ...scribe.facts(`${id}-terms`, path, [
            scribe.fact('rule', { es: 'Cuándo nace el derecho', en: 'When the right arises' }, ruleWords(scribe, condition.rule)),
            scribe.fact(
              'insufficientPolicy',
              { es: 'Un período sin datos suficientes', en: 'A period without enough data' },
              scribe.say(INSUFFICIENT_POLICY_WORDS[condition.insufficientPolicy]),
            ),
            scribe.fact(
              'cureDays',
              { es: 'Plazo para subsanar', en: 'Time to cure' },
              counted(condition.cureDays, NOUNS.day[language], language),
            ),
            scribe.fact('noticeDays', { es: 'Preaviso', en: 'Notice' }, counted(condition.noticeDays, NOUNS.day[language], language)),
          ]),
        ],
      };
    }),
  };
}
