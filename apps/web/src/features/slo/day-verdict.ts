export type DayVerdict = 'MET' | 'MISSED' | 'INSUFFICIENT_DATA' | 'NO_DATA';

/** Below this many answers a day alone says nothing. */
export const MIN_DAY_ANSWERS = 5;

/** `0.85` as whole parts: 85 of 100. Decimal text, so that no rounding moves a verdict. */
function parts(target: string): { readonly share: bigint; readonly whole: bigint } {
  const [units = '0', decimals = ''] = target.split('.');
  return { share: BigInt(units + decimals), whole: 10n ** BigInt(decimals.length) };
}

/** How one day stands by itself: `good` is the numerator of the indicator, which for an "at most" objective holds the bad ones. */
export function dayVerdict(day: { readonly n: number; readonly good: number }, target: string, comparator: 'gte' | 'lte'): DayVerdict {
  if (day.n === 0) return 'NO_DATA';
  if (day.n < MIN_DAY_ANSWERS) return 'INSUFFICIENT_DATA';
  const { share, whole } = parts(target);
  const measured = BigInt(day.good) * whole;
  const asked = share * BigInt(day.n);
  return (comparator === 'gte' ? measured >= asked : measured <= asked) ? 'MET' : 'MISSED';
}

/** A share in percent with one decimal, rounded towards the bad side: 1699 of 2000 is never shown as 85 %. */
export function directedPercent(good: number, n: number, comparator: 'gte' | 'lte'): string {
  const tenths = comparator === 'gte' ? (BigInt(good) * 1000n) / BigInt(n) : (BigInt(good) * 1000n + BigInt(n) - 1n) / BigInt(n);
  return `${tenths / 10n}.${tenths % 10n}`;
}
