import type { ServicePlan } from './services.js';
import type { ServiceLevel } from './service-levels.js';

/** The plan and those it inherits from, nearest first; a circle is walked once. */
export function planLine(plans: readonly ServicePlan[], planRef: string): readonly ServicePlan[] {
  const line: ServicePlan[] = [];
  let next = plans.find(({ ref }) => ref === planRef);
  while (next && !line.includes(next)) {
    line.push(next);
    const { inheritsFrom } = next;
    next = plans.find(({ ref }) => ref === inheritsFrom);
  }
  return line;
}

/** The target of a level for a party on a plan: the nearest override in the plan's line, else the level's own. */
export function targetUnderPlan(plans: readonly ServicePlan[], level: ServiceLevel, planRef: string | null): string {
  if (planRef === null) return level.target;
  for (const { overrides } of planLine(plans, planRef)) {
    const override = overrides.find(({ levelRef }) => levelRef === level.ref);
    if (override) return override.target;
  }
  return level.target;
}
