/**
 * Splits a whole number by weights so that the parts add up exactly (largest remainder), none above its limit.
 * Throws when the limits leave no room.
 */
export function apportion(total: number, weights: readonly number[], limits: readonly number[] = weights.map(() => total)): number[] {
  const parts = weights.map(() => 0);
  for (let left = total; left > 0;) {
    const open = weights.map((weight, index) => (parts[index]! < limits[index]! ? weight : 0));
    const sum = open.reduce((one, other) => one + other, 0);
    if (sum === 0) throw new RangeError(`${left} of ${total} cannot be placed`);
    const shares = open.map((weight, index) => Math.min((left * weight) / sum, limits[index]! - parts[index]!));
    const whole = shares.map(Math.floor);
    const byRemainder = shares.map((share, index) => ({ index, rest: share - whole[index]! })).sort((a, b) => b.rest - a.rest);
    const placed = whole.reduce((one, other) => one + other, 0);
    const extra = placed === 0 ? Math.min(left, byRemainder.filter(({ rest }) => rest > 0).length) : 0;
    whole.forEach((count, index) => (parts[index] = parts[index]! + count));
    byRemainder.slice(0, extra).forEach(({ index }) => (parts[index] = parts[index]! + 1));
    left -= placed + extra;
  }
  return parts;
}
