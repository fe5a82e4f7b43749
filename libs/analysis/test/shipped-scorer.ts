import { readFileSync } from 'node:fs';
import { createLocalScorer } from '../src/local-scorer.js';

const read = (name: string) => readFileSync(new URL(`../model/${name}.bin`, import.meta.url));

/** The model files of this package, for specs. */
export const shippedScorer = createLocalScorer({ sentiment: read('sentiment'), language: read('language') });
