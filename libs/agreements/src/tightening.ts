import type { AgreementContent } from './agreement-content.js';
import type { PathStep } from './agreement-texts.js';
import { compareDecimals, isDecimal } from './decimal.js';
import type { ServiceLevel } from './service-levels.js';
import { targetUnderPlan } from './target-under-plan.js';

/** A level as it holds in a child agreement, and where it comes from. */
export interface InheritedLevel {
  readonly level: ServiceLevel;
  readonly origin: 'own' | 'restated' | 'inherited';
}

/** All levels that hold in a child: its own, and those of the parent that it does not restate under the same code. */
export function inheritLevels(parent: AgreementContent, child: AgreementContent): readonly InheritedLevel[] {
  const parentCodes = new Set(parent.service_levels.levels.map(({ code }) => code));
  const own = child.service_levels.levels;
  const ownCodes = new Set(own.map(({ code }) => code));
  return [
    ...own.map((level) => ({ level, origin: parentCodes.has(level.code) ? ('restated' as const) : ('own' as const) })),
    ...parent.service_levels.levels.filter(({ code }) => !ownCodes.has(code)).map((level) => ({ level, origin: 'inherited' as const })),
  ];
}

/** How a child agreement weakens a level of its parent that may only be tightened. */
export type TighteningProblem =
  | {
      readonly kind: 'looser';
      readonly levelCode: string;
      /** The plan under which it is looser; null for the level itself. */
      readonly planRef: string | null;
      readonly target: string;
      readonly parentTarget: string;
      readonly section: 'service_levels' | 'services';
      readonly path: readonly PathStep[];
    }
  | {
      readonly kind: 'differs';
      readonly levelCode: string;
      readonly member: 'comparator' | 'indicator' | 'method' | 'window' | 'slice' | 'level';
      readonly section: 'service_levels';
      readonly path: readonly PathStep[];
    };

function isLooser(level: ServiceLevel, target: string, parentTarget: string): boolean {
  if (!isDecimal(target) || !isDecimal(parentTarget)) return false;
  const order = compareDecimals(target, parentTarget);
  return level.comparator === 'gte' ? order < 0 : order > 0;
}

function indicatorKey(content: AgreementContent, level: ServiceLevel): string {
  return content.metrics.indicators.find(({ ref }) => ref === level.indicatorRef)?.key ?? level.indicatorRef;
}

type Differing = Extract<TighteningProblem, { kind: 'differs' }>['member'];

/** What a restated level measures otherwise than the parent's, so that the two targets cannot be compared. */
function differences(
  parent: AgreementContent,
  child: AgreementContent,
  parentLevel: ServiceLevel,
  level: ServiceLevel,
): readonly Differing[] {
  const found: Differing[] = [];
  if (level.comparator !== parentLevel.comparator) found.push('comparator');
  if (indicatorKey(child, level) !== indicatorKey(parent, parentLevel)) found.push('indicator');
  if (level.method !== parentLevel.method) found.push('method');
  if (JSON.stringify(level.window) !== JSON.stringify(parentLevel.window)) found.push('window');
  if (JSON.stringify(level.slice) !== JSON.stringify(parentLevel.slice)) found.push('slice');
  if (parentLevel.level === 'contractual' && level.level !== 'contractual') found.push('level');
  return found;
}

const MEMBER_OF: Readonly<Record<Differing, keyof ServiceLevel>> = {
  comparator: 'comparator',
  indicator: 'indicatorRef',
  method: 'method',
  window: 'window',
  slice: 'slice',
  level: 'level',
};

/** Where a child loosens what it inherits, in the level itself or under one of its plans; what the parent calls overridable is free. */
export function tighteningProblems(parent: AgreementContent, child: AgreementContent): readonly TighteningProblem[] {
  const overridable = new Set(parent.overview.overridableLevels);
  const problems: TighteningProblem[] = [];
  for (const level of child.service_levels.levels) {
    const parentLevel = parent.service_levels.levels.find(({ code }) => code === level.code);
    if (!parentLevel || overridable.has(level.code)) continue;
    const differing = differences(parent, child, parentLevel, level);
    for (const member of differing) {
      const path = ['levels', level.ref, MEMBER_OF[member]];
      problems.push({ kind: 'differs', levelCode: level.code, member, section: 'service_levels', path });
    }
    if (differing.includes('comparator')) continue;
    if (isLooser(level, level.target, parentLevel.target)) {
      const path = ['levels', level.ref, 'target'];
      const targets = { target: level.target, parentTarget: parentLevel.target };
      problems.push({ kind: 'looser', levelCode: level.code, planRef: null, ...targets, section: 'service_levels', path });
    }
    for (const plan of child.services.plans) {
      const at = plan.overrides.findIndex(({ levelRef }) => levelRef === level.ref);
      const override = plan.overrides[at];
      if (!override) continue;
      const parentTarget = targetUnderPlan(parent.services.plans, parentLevel, plan.ref);
      if (!isLooser(level, override.target, parentTarget)) continue;
      const path = ['plans', plan.ref, 'overrides', at, 'target'];
      const targets = { target: override.target, parentTarget };
      problems.push({ kind: 'looser', levelCode: level.code, planRef: plan.ref, ...targets, section: 'services', path });
    }
  }
  return problems;
}
