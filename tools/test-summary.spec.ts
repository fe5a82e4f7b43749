import { summaryLine, tally } from './test-summary.mjs';

const jestRun = (more: object) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  ...more,
});

it('adds runs up', () => {
  const totals = { passed: 4, failed: 0, skipped: 0 };
  tally(totals, jestRun({ numPassedTests: 10, numPendingTests: 1 }), true);
  tally(totals, jestRun({ numPassedTests: 5, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }), false);
  expect(summaryLine(totals)).toBe('19 passed, 3 failed, 1 skipped');
});

it.each([
  ['that could not report', null],
  ['that failed besides its tests', jestRun({ numPassedTests: 3 })],
])('counts a run %s as one failure', (_because, results) => {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  tally(totals, results, false);
  expect(totals.failed).toBe(1);
});

it('leaves out what is not there', () => {
  expect(summaryLine({ passed: 1, failed: 0, skipped: 0 })).toBe('1 passed, 0 failed');
});
