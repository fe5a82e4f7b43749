import type { LocalizedText } from './localized-text.js';

export const METRIC_CLASSES = [
  'quality',
  'error_rate',
  'cost',
  'impact',
  'loyalty',
  'effort',
  'throughput',
  'timeliness',
  'availability',
] as const;
export type MetricClass = (typeof METRIC_CLASSES)[number];

/** The classes every agreement is asked to cover. */
export const ESSENTIAL_CLASSES: readonly MetricClass[] = ['quality', 'error_rate', 'cost', 'impact'];

/** How a scorer's answer may bind the parties. */
export interface ScorerClause {
  readonly model: string;
  readonly promptHash: string;
  readonly labelledN: number;
  readonly sensitivity: string;
  readonly specificity: string;
  readonly measuredOn: string;
  readonly abstainBelow: string;
}

/** A service level indicator as the parties define it. */
export interface AgreedIndicator {
  readonly ref: string;
  /** Key of the built-in or organization indicator it is; a key nobody knows cannot be measured. */
  readonly key: string;
  readonly generation: number;
  readonly name: LocalizedText;
  readonly class: MetricClass;
  /** Perceived by the customer, or measured on the process. */
  readonly kind: 'KQI' | 'KPI';
  readonly form: 'ratio' | 'bounded_mean' | 'count' | 'rate' | 'sum' | 'percentile' | 'composite';
  readonly unit: string;
  readonly source: 'feedback' | 'measurement' | 'incident' | 'ledger' | 'derived';
  /** Name of the measurement series that is pushed, for `measurement` and `ledger`; empty otherwise. */
  readonly series: string;
  /** How the number is made, in words. */
  readonly algorithm: LocalizedText;
  readonly dedup: 'none' | 'last_per_interaction' | 'one_per_customer_per_period';
  readonly scorer: ScorerClause | null;
}

/** Section `metrics`. */
export interface Metrics {
  readonly indicators: readonly AgreedIndicator[];
}
