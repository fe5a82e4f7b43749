import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createLocalScorer } from '@pulso/analysis';
import type { LocalScorer } from '@pulso/analysis';

const require = createRequire(import.meta.url);

/** The model that ships inside @pulso/analysis, read from disk once; about 0.9 MB. Throws when the installation is damaged. */
export function loadLocalModel(): LocalScorer {
  const read = (name: string) => readFileSync(require.resolve(`@pulso/analysis/model/${name}.bin`));
  return createLocalScorer({ sentiment: read('sentiment'), language: read('language') });
}
