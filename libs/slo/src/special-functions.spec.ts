import { logBeta, logGamma, logIncompleteBeta } from './special-functions.js';

it.each([1, 2, 5, 9, 10, 20, 100])('Γ(%d) is a factorial', (n) => {
  let logFactorial = 0;
  for (let k = 2; k < n; k += 1) logFactorial += Math.log(k);
  expect(logGamma(n)).toBeCloseTo(logFactorial, 11);
});

it('Γ(1/2) is √π', () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
});

it('B(2, 3) is 1/12', () => {
  expect(Math.exp(logBeta(2, 3))).toBeCloseTo(1 / 12, 14);
});

/** I_x(a, b) of whole numbers is a binomial tail, DLMF 8.17.5. */
function binomialTail(x: number, a: number, b: number): number {
  const n = a + b - 1;
  let sum = 0;
  for (let j = a; j <= n; j += 1) {
    sum += Math.exp(logGamma(n + 1) - logGamma(j + 1) - logGamma(n - j + 1) + j * Math.log(x) + (n - j) * Math.log1p(-x));
  }
  return sum;
}

it.each([
  [0.5, 1, 1],
  [0.85, 9, 3],
  [0.85, 3, 9],
  [0.1, 40, 2],
  [0.99, 200, 30],
  [0.3, 150, 350],
])('I_%d(%d, %d) is the binomial tail', (x, a, b) => {
  const expected = binomialTail(x, a, b);
  expect(Math.exp(logIncompleteBeta(x, a, b)) / expected).toBeCloseTo(1, 10);
});

it('keeps its logarithm where the function itself underflows, and converges for a million events', () => {
  expect(logIncompleteBeta(0.1, 2000, 1)).toBeCloseTo(2000 * Math.log(0.1), 8);
  expect(Math.exp(logIncompleteBeta(0.85, 850_001, 150_001))).toBeCloseTo(0.5, 2);
});
