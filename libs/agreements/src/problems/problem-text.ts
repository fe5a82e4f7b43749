import type { AgreementLanguage } from '../localized-text.js';
import type { Problem } from './problem.js';
import { PROBLEM_TEXTS } from './problem-texts.js';
import { VOCABULARY } from './problem-vocabulary.js';

/** What is wrong and what to do, in words. */
export function problemText({ code, values }: Pick<Problem, 'code' | 'values'>, language: AgreementLanguage): string {
  return PROBLEM_TEXTS[code][language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return VOCABULARY[name]?.[value]?.[language] ?? String(value);
  });
}
