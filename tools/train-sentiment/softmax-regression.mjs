/** Softmax regression over sparse vectors, trained with AdaGrad; the last epochs are averaged. Deterministic for a seed. */

const LEARNING_RATE = 0.1;
const FIRST_ACCUMULATOR = 0.01;
const L2 = 1e-6;
const LABEL_SMOOTHING = 0.03;
const AVERAGED_EPOCHS = 3;

/** A small seeded generator (mulberry32), so that two runs give the same bytes. */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(order, random) {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
}

/**
 * `examples`: {vector: {indices, values}, target: class number, weight}. Returns Float32Array of size buckets × classes.
 */
export function trainSoftmax(examples, { bits, classes, epochs, seed, learningRate = LEARNING_RATE }) {
  const size = 2 ** bits * classes;
  const weights = new Float32Array(size);
  const accumulators = new Float32Array(size).fill(FIRST_ACCUMULATOR);
  const averaged = new Float32Array(size);
  const random = seededRandom(seed);
  const order = Uint32Array.from(examples, (_, at) => at);
  const sums = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) step(examples[at]);
    if (epoch >= epochs - AVERAGED_EPOCHS) for (let at = 0; at < size; at++) averaged[at] += weights[at] / AVERAGED_EPOCHS;
  }
  return averaged;

  function step({ vector: { indices, values }, target, weight }) {
    sums.fill(0);
    for (let at = 0; at < indices.length; at++) {
      const base = indices[at] * classes;
      for (let k = 0; k < classes; k++) sums[k] += weights[base + k] * values[at];
    }
    const highest = Math.max(...sums);
    let total = 0;
    for (let k = 0; k < classes; k++) total += sums[k] = Math.exp(sums[k] - highest);
    for (let k = 0; k < classes; k++) {
      const wanted = (k === target ? 1 - LABEL_SMOOTHING : 0) + LABEL_SMOOTHING / classes;
      sums[k] = weight * (sums[k] / total - wanted);
    }
    for (let at = 0; at < indices.length; at++) {
      const base = indices[at] * classes;
      for (let k = 0; k < classes; k++) {
        const gradient = sums[k] * values[at] + L2 * weights[base + k];
        accumulators[base + k] += gradient * gradient;
        weights[base + k] -= (learningRate * gradient) / Math.sqrt(accumulators[base + k]);
      }
    }
  }
}

/** One scale for all weights, at the 99.99th percentile of their size; what lies beyond is clipped. */
export function quantise(weights) {
  const sizes = Float32Array.from(weights, Math.abs)
    .filter((size) => size > 0)
    .sort();
  const scale = (sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127;
  const quantised = new Int8Array(weights.length);
  for (let at = 0; at < weights.length; at++) quantised[at] = Math.max(-127, Math.min(127, Math.round(weights[at] / scale)));
  return { scale, weights: quantised };
}
