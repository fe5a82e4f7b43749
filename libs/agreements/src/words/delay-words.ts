import type { AgreementLanguage } from '../localized-text.js';
import type { Delay } from '../recurrence.js';
import { NOUNS, counted } from './noun.js';

/** How long until something is due: "en 5 días hábiles", "within 5 working days"; nothing to wait for is "en el acto". */
export function delayWords({ amount, unit }: Delay, language: AgreementLanguage): string {
  if (amount === 0) return language === 'es' ? `en el acto (0 ${NOUNS[unit].es.other})` : `at once (0 ${NOUNS[unit].en.other})`;
  const span = counted(amount, NOUNS[unit][language], language);
  return language === 'es' ? `en ${span}` : `within ${span}`;
}
