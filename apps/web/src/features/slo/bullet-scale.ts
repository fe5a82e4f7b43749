/** The stretch of 0..1 that a bullet gauge shows, and where a value lies on it in percent. */
export interface BulletScale {
  readonly from: number;
  readonly to: number;
  at(value: number): number;
}

const STEP = 0.05;
/** Room beside the outermost mark, so that none touches the edge. */
const MARGIN = 0.02;
const NARROWEST = 0.04;

const clean = (value: number) => Math.round(value * 1e6) / 1e6;

/** A scale in steps of 5 % that holds every given mark with room to spare; for small rates the upper end follows the marks. */
export function bulletScale(marks: readonly (number | null)[], comparator: 'gte' | 'lte'): BulletScale {
  const values = marks.filter((mark): mark is number => mark !== null);
  const lowest = Math.min(1, ...values);
  const highest = Math.max(0, ...values);
  const from = comparator === 'lte' ? 0 : clean(Math.max(0, Math.floor((lowest - MARGIN) / STEP) * STEP));
  const to = comparator === 'lte' && highest < 0.5 ? clean(Math.min(1, Math.max(NARROWEST, Math.ceil((highest * 1.25) / 0.01) * 0.01))) : 1;
  const at = (value: number) => clean(Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100)));
  return { from, to, at };
}
