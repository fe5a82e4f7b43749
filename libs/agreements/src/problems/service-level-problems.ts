import type { AgreementContent } from '../agreement-content.js';
import { isWritten, nameIn } from '../agreement-texts.js';
import { addDecimals, compareDecimals, isDecimal, isOpenShare } from '../decimal.js';
import type { AgreedIndicator } from '../metrics.js';
import type { ServiceLevel } from '../service-levels.js';
import { tighteningProblems } from '../tightening.js';
import type { Rule, Say } from './problem.js';
import { isMeasuredBySlices, isShareTarget, sayOfTarget } from './target-problems.js';

/** Fewer cases than this, and chance often decides a verdict. */
const SMALL_SAMPLE = 30;

/** Cases labelled by people, per language, that a scorer's error rates should rest on. */
const ENOUGH_LABELLED = 200;

/** A scorer whose sensitivity and specificity add up to no more is too close to guessing to bind anybody. */
const LEAST_SCORER_SUM = '1.2';

export const coverageProblems: Rule = ({ service_levels: { levels }, services: { services }, overview }, say) => {
  const covered = new Set(levels.filter(({ level }) => level === 'contractual').map(({ serviceRef }) => serviceRef));
  for (const { ref, name } of services)
    if (!covered.has(ref))
      say('service_levels', 'service_levels.contractual-missing', ['levels'], { service: nameIn(name, overview.prevailingLanguage, ref) });
  if (levels.length === 0) say('service_levels', 'service_levels.level-missing', ['levels']);
};

function sayOfScorer(level: ServiceLevel, { key, scorer }: AgreedIndicator, say: Say): void {
  if (level.level !== 'contractual') return;
  const path = ['levels', level.ref, 'indicatorRef'];
  if (scorer === null) {
    if (key.startsWith('sentiment_')) say('service_levels', 'service_levels.scorer-clause-missing', path);
    return;
  }
  if (isDecimal(scorer.sensitivity) && isDecimal(scorer.specificity)) {
    const sum = addDecimals(scorer.sensitivity, scorer.specificity);
    if (compareDecimals(sum, LEAST_SCORER_SUM) <= 0) say('service_levels', 'service_levels.scorer-too-weak', path, { sum });
  }
  if (scorer.labelledN < ENOUGH_LABELLED)
    say('service_levels', 'service_levels.scorer-sample-small', path, { labelledN: scorer.labelledN });
}

function sayOfSample(level: ServiceLevel, say: Say): void {
  const { ref, minSample, expectedPerWindow, method } = level;
  const path = ['levels', ref, 'minSample'];
  if (expectedPerWindow === null) say('service_levels', 'service_levels.expected-unknown', ['levels', ref, 'expectedPerWindow']);
  else if (minSample > expectedPerWindow)
    say('service_levels', 'service_levels.sample-never-reached', path, { minSample, expected: expectedPerWindow });
  if (method === 'events' && level.level === 'contractual' && minSample < SMALL_SAMPLE)
    say('service_levels', 'service_levels.sample-small', path, { minSample });
}

function sayOfWarning(level: ServiceLevel, indicator: AgreedIndicator | undefined, say: Say): void {
  const { ref, comparator, target, warningTarget } = level;
  if (warningTarget === null) return;
  const path = ['levels', ref, 'warningTarget'];
  const isShare = isShareTarget(level, indicator);
  sayOfTarget('service_levels', path, warningTarget, isShare, say);
  if (![warningTarget, target].every(isShare ? isOpenShare : isDecimal)) return;
  const order = compareDecimals(warningTarget, target);
  if (comparator === 'gte' ? order <= 0 : order >= 0)
    say('service_levels', 'service_levels.warning-not-stricter', path, { warning: warningTarget, target });
}

function sayOfLevel(level: ServiceLevel, indicator: AgreedIndicator | undefined, content: AgreementContent, say: Say): void {
  const at = (member: keyof ServiceLevel): readonly string[] => ['levels', level.ref, member];
  if (!isWritten(level.name)) say('service_levels', 'service_levels.name-missing', at('name'));
  if (level.code.trim() === '') say('service_levels', 'service_levels.code-missing', at('code'));
  sayOfTarget('service_levels', at('target'), level.target, isShareTarget(level, indicator), say);
  sayOfWarning(level, indicator, say);
  if (isMeasuredBySlices(level) !== (level.slice !== null))
    say('service_levels', level.slice === null ? 'service_levels.slice-missing' : 'service_levels.slice-unused', at('slice'));
  if (level.level === 'contractual' && level.remedyPlanRef === null) {
    const values = { level: nameIn(level.name, content.overview.prevailingLanguage, level.code || level.ref) };
    say('service_levels', 'service_levels.remedy-missing', at('remedyPlanRef'), values);
  }
  sayOfSample(level, say);
  if (level.window.kind === 'rolling' && level.window.days % 7 !== 0)
    say('service_levels', 'service_levels.rolling-weekday-mix', at('window'), { days: level.window.days });
  if (indicator) sayOfScorer(level, indicator, say);
}

export const levelProblems: Rule = (content, say) => {
  const indicators = new Map(content.metrics.indicators.map((indicator) => [indicator.ref, indicator]));
  const codes = new Set<string>();
  for (const level of content.service_levels.levels) {
    sayOfLevel(level, indicators.get(level.indicatorRef), content, say);
    const code = level.code.trim();
    if (code !== '' && codes.has(code)) say('service_levels', 'service_levels.code-repeated', ['levels', level.ref, 'code'], { code });
    codes.add(code);
  }
};

export const parentLevelProblems: Rule = (content, say, { parent }) => {
  if (parent === null) return;
  for (const problem of tighteningProblems(parent, content)) {
    if (problem.kind === 'differs') {
      const values = { level: problem.levelCode, member: problem.member };
      say(problem.section, 'service_levels.differs-from-parent', problem.path, values);
    } else {
      const values = { level: problem.levelCode, target: problem.target, parentTarget: problem.parentTarget };
      say(problem.section, 'service_levels.looser-than-parent', problem.path, values);
    }
  }
};
