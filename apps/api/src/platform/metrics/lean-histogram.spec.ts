import fc from 'fast-check';
import { Histogram, Registry } from 'prom-client';
import { LeanHistogram } from './lean-histogram.js';

const BUCKETS = [0.01, 0.1, 1];

it('is written as the histogram of prom-client is, whatever was observed', async () => {
  const sample = fc.record({
    door: fc.constantFrom('http', 'socket'),
    value: fc.oneof(fc.double({ min: 0, max: 3, noNaN: true }), fc.constantFrom(...BUCKETS)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(sample), async (samples) => {
      const [ours, theirs] = [new Registry(), new Registry()];
      const options = { name: 'ack_seconds', help: 'Time to answer' };
      const histogram = new Histogram({ ...options, buckets: BUCKETS, labelNames: ['door'], registers: [theirs] });
      const lean = new LeanHistogram({ ...options, buckets: BUCKETS, registry: ours });
      for (const door of new Set(samples.map((each) => each.door))) {
        const series = lean.series({ door });
        for (const { value } of samples.filter((each) => each.door === door)) {
          series.observe(value);
          histogram.observe({ door }, value);
        }
      }
      expect(await ours.metrics()).toBe(await theirs.metrics());
    }),
  );
});
