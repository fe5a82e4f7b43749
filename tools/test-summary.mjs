/** Adds one Jest run to the totals. A run that fell over before it could report, or failed besides its tests, is one failure. */
export function tally(totals, results, isGreen) {
  const failed = results === null ? 0 : results.numFailedTests + results.numRuntimeErrorTestSuites;
  totals.passed += results?.numPassedTests ?? 0;
  totals.skipped += (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0);
  totals.failed += failed === 0 && !isGreen ? 1 : failed;
}

export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
