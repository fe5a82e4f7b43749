import { FeatureCounter, fnv1a } from './feature-vector.js';
import { classProbabilities, decodeLinearModel, encodeLinearModel } from './linear-model.js';

const model = () => ({
  bits: 3,
  classes: 3,
  scale: 0.5,
  offsets: [0.25, 0, -1],
  weights: Int8Array.from({ length: 24 }, (_, at) => at - 12),
});

describe('linear model', () => {
  it('survives its file, at any offset of a larger buffer', () => {
    const file = encodeLinearModel(model());
    const moved = new Uint8Array(file.length + 5);
    moved.set(file, 5);
    expect(decodeLinearModel(moved.subarray(5))).toEqual({ ...model(), digest: expect.stringMatching(/^[0-9a-f]{8}$/) });
  });

  it('has another digest when one weight differs', () => {
    const changed = model();
    changed.weights[7]!++;
    expect(decodeLinearModel(encodeLinearModel(changed)).digest).not.toBe(decodeLinearModel(encodeLinearModel(model())).digest);
  });

  it('gives the softmax of the weighted sum', () => {
    const vector = { indices: Uint32Array.of(2), values: Float32Array.of(1) };
    const logits = [-6 * 0.5 + 0.25, -5 * 0.5, -4 * 0.5 - 1];
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    classProbabilities(decodeLinearModel(encodeLinearModel(model())), vector).forEach((probability, k) => {
      expect(probability).toBeCloseTo(Math.exp(logits[k]!) / total, 6);
    });
  });

  it.each([
    (file: Uint8Array) => file.subarray(1),
    (file: Uint8Array) => file.subarray(0, -1),
    (file: Uint8Array) => Uint8Array.of(...file, 0),
  ])('refuses a damaged file', (damage) => {
    expect(() => decodeLinearModel(damage(encodeLinearModel(model())))).toThrow('build it again');
  });
});

describe('FeatureCounter', () => {
  it('has length one, dampens repetition and halves pieces', () => {
    const counter = new FeatureCounter(10);
    counter.addWhole(fnv1a('a'));
    counter.addWhole(fnv1a('a'));
    counter.addPiece(fnv1a('b'));
    const { values } = counter.take();
    const length = Math.hypot(1 + Math.log(2), 0.5);
    expect(Array.from(values)).toEqual([(1 + Math.log(2)) / length, 0.5 / length].map((value) => expect.closeTo(value, 6)));
    expect(counter.take().indices).toHaveLength(0);
  });

  it('hashes as FNV-1a does', () => {
    expect(fnv1a('') >>> 0).toBe(0x811c9dc5);
    expect(fnv1a('a') >>> 0).toBe(0xe40c292c);
    expect(fnv1a('foobar') >>> 0).toBe(0xbf9cf968);
    expect(fnv1a('bar', fnv1a('foo')) >>> 0).toBe(0xbf9cf968);
  });
});
