import type { SectionKey } from '../agreement-content.js';
import type { PathStep } from '../agreement-texts.js';
import { compareDecimals, hundredth, isDecimal, isOpenShare } from '../decimal.js';
import type { AgreedIndicator } from '../metrics.js';
import type { ServiceLevel } from '../service-levels.js';
import type { Rule, Say } from './problem.js';

/** Whether a level is measured slice by slice: its target is then the share of slices, whatever the indicator counts in. */
export function isMeasuredBySlices({ method }: Pick<ServiceLevel, 'method'>): boolean {
  return method === 'slices' || method === 'slice_ratio';
}

/** Whether the target of a level is a share from 0 to 1. */
export function isShareTarget(level: Pick<ServiceLevel, 'method'>, indicator: Pick<AgreedIndicator, 'form'> | undefined): boolean {
  return isMeasuredBySlices(level) || indicator?.form === 'ratio';
}

/** "85" is most likely 0.85; "1", "100" and above leave nothing to suggest. */
export function sayOfTarget(section: SectionKey, path: readonly PathStep[], target: string, isShare: boolean, say: Say): void {
  if (!isDecimal(target)) say(section, 'target.missing', path);
  else if (isShare && !isOpenShare(target)) {
    const isPercent = compareDecimals(target, '1') > 0 && compareDecimals(target, '100') < 0;
    if (isPercent) say(section, 'target.percent', path, { target, suggestion: hundredth(target) });
    else say(section, 'target.out-of-range', path, { target });
  }
}

/** Targets that plans put in the place of a level's own. */
export const overrideTargetProblems: Rule = ({ services: { plans }, service_levels: { levels }, metrics: { indicators } }, say) => {
  for (const plan of plans)
    plan.overrides.forEach(({ levelRef, target }, index) => {
      const level = levels.find(({ ref }) => ref === levelRef);
      if (!level) return;
      const indicator = indicators.find(({ ref }) => ref === level.indicatorRef);
      sayOfTarget('services', ['plans', plan.ref, 'overrides', index, 'target'], target, isShareTarget(level, indicator), say);
    });
};
