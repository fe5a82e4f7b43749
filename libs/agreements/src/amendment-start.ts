import { CALENDAR_UNITS, calendarPeriod, startOfDay, type CalendarUnit } from '@pulso/kernel';
import type { AgreementContent } from './agreement-content.js';
import { effectiveWindow } from './effective-window.js';

/** The longest calendar window of its levels: where a period of it begins, one of each shorter kind does, weeks aside. */
function longestUnit({ service_levels: { levels } }: Pick<AgreementContent, 'service_levels'>): CalendarUnit | null {
  const units = levels.flatMap(({ window }) => (window.kind === 'calendar' ? [window.unit] : []));
  return CALENDAR_UNITS.findLast((unit) => units.includes(unit)) ?? null;
}

/**
 * The instant from which a signed amendment counts: its first day, or the last signature when that is later; with `next_period` the period
 * that begins then or next, so that none is judged by two versions. A period that begins only after the last day cannot be waited for.
 */
export function amendmentStart(content: Pick<AgreementContent, 'overview' | 'service_levels'>, signedAtMs: number): number {
  const { overview } = content;
  const term = effectiveWindow(overview);
  const earliest = Math.max(
    overview.effectiveFrom === null ? signedAtMs : startOfDay(overview.effectiveFrom, overview.timeZone),
    signedAtMs,
  );
  const unit = longestUnit(content);
  if (overview.amendmentEffect === 'split_period' || unit === null) return earliest;
  const { fromMs, toMs } = calendarPeriod(unit, earliest, overview.timeZone).window;
  if (fromMs === earliest) return earliest;
  return toMs < (term?.toMs ?? Number.POSITIVE_INFINITY) ? toMs : earliest;
}
