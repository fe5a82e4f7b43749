import { isWritten, nameIn } from '../agreement-texts.js';
import type { AgreementContent } from '../agreement-content.js';
import { compareDecimals, isDecimal } from '../decimal.js';
import type { CreditSchedule } from '../remedies.js';
import type { ServiceLevel } from '../service-levels.js';
import type { Rule, Say } from './problem.js';
import { isShareTarget, sayOfTarget } from './target-problems.js';

export const remedyPlanProblems: Rule = ({ remedy_plan: { plans }, stakeholders, services, service_levels, overview }, say) => {
  if (plans.length === 0) say('remedy_plan', 'remedy_plan.plan-missing', ['plans']);
  const filled = new Set(stakeholders.people.flatMap(({ functions }) => functions));
  const used = new Set(service_levels.levels.map(({ remedyPlanRef }) => remedyPlanRef));
  const hasCalendar = services.calendars.some(({ weekly }) => weekly.length > 0);
  for (const { ref, name, triggers, steps } of plans) {
    const path = ['plans', ref];
    if (!isWritten(name)) say('remedy_plan', 'remedy_plan.name-missing', [...path, 'name']);
    if (triggers.length === 0) say('remedy_plan', 'remedy_plan.trigger-missing', [...path, 'triggers']);
    if (steps.length === 0) say('remedy_plan', 'remedy_plan.step-missing', [...path, 'steps']);
    if (!used.has(ref)) say('remedy_plan', 'remedy_plan.unused', path, { name: nameIn(name, overview.prevailingLanguage, ref) });
    steps.forEach(({ assigneeFunction, due }, index) => {
      if (!filled.has(assigneeFunction))
        say('remedy_plan', 'remedy_plan.assignee-missing', [...path, 'steps', index, 'assigneeFunction'], { function: assigneeFunction });
      if (due.unit.startsWith('business_') && !hasCalendar)
        say('remedy_plan', 'remedy_plan.calendar-missing', [...path, 'steps', index, 'due']);
    });
  }
};

/** Whether tiers, from the target outwards, give more and more: lower thresholds for a minimum, higher ones for a maximum. */
function areMonotone(tiers: CreditSchedule['tiers'], comparator: ServiceLevel['comparator']): boolean {
  const outwards = tiers.toSorted((left, right) => compareDecimals(right.threshold, left.threshold) * (comparator === 'gte' ? 1 : -1));
  return outwards.every((tier, index) => {
    const before = outwards[index - 1];
    return !before || (compareDecimals(before.threshold, tier.threshold) !== 0 && compareDecimals(before.share, tier.share) < 0);
  });
}

function largestShare(tiers: CreditSchedule['tiers']): string {
  return tiers.reduce((largest, { share }) => (compareDecimals(share, largest) > 0 ? share : largest), '0');
}

function sayOfTiers(schedule: CreditSchedule, levels: readonly ServiceLevel[], content: AgreementContent, say: Say): void {
  const path = ['creditSchedules', schedule.ref];
  const comparator = levels[0]?.comparator ?? 'gte';
  if (levels.some((level) => level.comparator !== comparator)) {
    say('remedy_plan', 'remedy_plan.mixed-comparators', path);
    return;
  }
  const indicators = new Map(content.metrics.indicators.map((indicator) => [indicator.ref, indicator]));
  const isShare = levels.some((level) => isShareTarget(level, indicators.get(level.indicatorRef)));
  schedule.tiers.forEach(({ threshold }, index) => {
    sayOfTarget('remedy_plan', [...path, 'tiers', index, 'threshold'], threshold, isShare, say);
    const level = levels.find(({ target }) => {
      if (!isDecimal(target) || !isDecimal(threshold)) return false;
      const order = compareDecimals(threshold, target);
      return comparator === 'gte' ? order > 0 : order < 0;
    });
    if (level) {
      const values = { threshold, level: level.code || level.ref, target: level.target };
      say('remedy_plan', 'remedy_plan.tier-above-target', [...path, 'tiers', index, 'threshold'], values);
    }
  });
  const areNumbers = schedule.tiers.every(({ threshold, share }) => isDecimal(threshold) && isDecimal(share));
  if (areNumbers && !areMonotone(schedule.tiers, comparator)) say('remedy_plan', 'remedy_plan.tiers-not-monotone', [...path, 'tiers']);
}

export const creditProblems: Rule = (content, say) => {
  for (const schedule of content.remedy_plan.creditSchedules) {
    const { ref, name, tiers, caps, feeMinor } = schedule;
    const path = ['creditSchedules', ref];
    const levels = content.service_levels.levels.filter(({ creditScheduleRef }) => creditScheduleRef === ref);
    if (!isWritten(name)) say('remedy_plan', 'remedy_plan.name-missing', [...path, 'name']);
    if (levels.length === 0)
      say('remedy_plan', 'remedy_plan.unused', path, { name: nameIn(name, content.overview.prevailingLanguage, ref) });
    if (!/[1-9]/.test(feeMinor)) say('remedy_plan', 'remedy_plan.fee-missing', [...path, 'feeMinor']);
    if (tiers.length === 0) say('remedy_plan', 'remedy_plan.tier-missing', [...path, 'tiers']);
    sayOfTiers(schedule, levels, content, say);
    const cap = caps.perPeriodShare;
    if (cap !== null && tiers.every(({ share }) => isDecimal(share)) && isDecimal(cap)) {
      const share = largestShare(tiers);
      if (compareDecimals(cap, share) < 0)
        say('remedy_plan', 'remedy_plan.cap-below-tier', [...path, 'caps', 'perPeriodShare'], { cap, share });
    }
  }
};
