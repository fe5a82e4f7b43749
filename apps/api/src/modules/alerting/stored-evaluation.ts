import type { Evaluation } from '@pulso/slo';

/** An evaluation as the database keeps it: without its inputs. */
export type StoredEvaluation = Omit<Evaluation, 'canonicalInputs'>;
