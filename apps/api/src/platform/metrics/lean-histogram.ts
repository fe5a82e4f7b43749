import type { Metric, Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

/** One line of what a scrape reads. */
interface Line {
  readonly metricName: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/** The samples of one set of label values. */
export interface Series {
  observe(value: number): void;
}

/**
 * A histogram for what happens at every request: a sample is a few additions. prom-client's own puts the labels together and looks them up for each,
 * which costs more than everything else that is noted of a request.
 */
export class LeanHistogram {
  readonly name: string;
  private readonly all: Counts[] = [];

  constructor(private readonly options: { name: string; help: string; buckets: readonly number[]; registry: Registry }) {
    this.name = options.name;
    options.registry.registerMetric(this as unknown as Metric);
  }

  /** A new series; whoever observes keeps it. No two may have the same labels. */
  series(labels: Labels): Series {
    const counts = new Counts(labels, this.options.buckets);
    this.all.push(counts);
    return counts;
  }

  /** As the registry asks for it. */
  get(): { name: string; help: string; type: 'histogram'; values: Line[]; aggregator: 'sum' } {
    const { name, help } = this.options;
    return { name, help, type: 'histogram', values: this.all.flatMap((counts) => counts.lines(name)), aggregator: 'sum' };
  }
}

class Counts implements Series {
  private readonly byBucket: number[];
  private sum = 0;
  private count = 0;

  constructor(
    private readonly labels: Labels,
    private readonly buckets: readonly number[],
  ) {
    this.byBucket = buckets.map(() => 0);
  }

  observe(value: number): void {
    this.sum += value;
    this.count += 1;
    for (let at = 0; at < this.buckets.length; at++)
      if (value <= this.buckets[at]!) {
        this.byBucket[at]! += 1;
        return;
      }
  }

  lines(name: string): Line[] {
    let below = 0;
    const cumulative = this.buckets.map((le, at) => {
      below += this.byBucket[at]!;
      return { metricName: `${name}_bucket`, labels: { le, ...this.labels }, value: below };
    });
    return [
      ...cumulative,
      { metricName: `${name}_bucket`, labels: { le: '+Inf', ...this.labels }, value: this.count },
      { metricName: `${name}_sum`, labels: { ...this.labels }, value: this.sum },
      { metricName: `${name}_count`, labels: { ...this.labels }, value: this.count },
    ];
  }
}
