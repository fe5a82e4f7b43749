/** Coefficients B₂ₖ / (2k(2k−1)) of Stirling's series for ln Γ, NIST DLMF 5.11.1; from x = 10 the first one left out is below 1e-16. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const HALF_LN_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) after shifting small x up by Γ(x+1) = xΓ(x) (DLMF 5.5.1). */
export function logGamma(x: number): number {
  let shift = 0;
  let large = x;
  while (large < 10) {
    shift += Math.log(large);
    large += 1;
  }
  const inverse = 1 / large;
  const square = inverse * inverse;
  let power = inverse;
  let series = 0;
  for (const coefficient of STIRLING) {
    series += coefficient * power;
    power *= square;
  }
  return (large - 0.5) * Math.log(large) - large + HALF_LN_TWO_PI + series - shift;
}

/** ln B(a, b), DLMF 5.12.1. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

const TINY = 1e-300;
const CONVERGED = 1e-15;
const MAX_STEPS = 100_000;

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** The continued fraction of DLMF 8.17.22, evaluated forwards by the modified Lentz method (Thompson and Barnett 1986). */
function betaContinuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MAX_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < CONVERGED) break;
  }
  return value;
}

/** ln I_x(a, b), the regularised incomplete beta function, for 0 < x < 1; stays exact where I itself would underflow. */
export function logIncompleteBeta(x: number, a: number, b: number): number {
  const front = a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b);
  // The fraction converges fast on this side of the mean; on the other, I_x(a,b) = 1 − I_{1−x}(b,a) (DLMF 8.17.4).
  if (x < (a + 1) / (a + b + 2)) return front - Math.log(a) + Math.log(betaContinuedFraction(x, a, b));
  return Math.log1p(-Math.exp(front - Math.log(b) + Math.log(betaContinuedFraction(1 - x, b, a))));
}
