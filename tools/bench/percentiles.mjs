/** @returns {{ p50: number, p99: number }} in the unit of the samples; NaN for none */
export function percentiles(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

export function median(values) {
  return percentiles(values).p50;
}
