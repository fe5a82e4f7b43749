import { startOfDay, type TimeWindow } from '@pulso/kernel';
import type { Overview } from './overview.js';

const DAY_MS = 86_400_000;

/**
 * The instants between which an agreement is in force: from the first instant of its first day to the first instant after its last day,
 * in its zone; without a last day, without end. Null while it has no first day.
 */
export function effectiveWindow({
  effectiveFrom,
  effectiveTo,
  timeZone,
}: Pick<Overview, 'effectiveFrom' | 'effectiveTo' | 'timeZone'>): TimeWindow | null {
  if (effectiveFrom === null) return null;
  const fromMs = startOfDay(effectiveFrom, timeZone);
  if (effectiveTo === null) return { fromMs, toMs: Number.POSITIVE_INFINITY };
  const next = new Date(startOfDay(effectiveTo, 'UTC') + DAY_MS).toISOString().slice(0, 10);
  return { fromMs, toMs: startOfDay(next, timeZone) };
}
