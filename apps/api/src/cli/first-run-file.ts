import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config/config.js';

/** What the first start noted for whoever started it. */
export interface FirstRun {
  readonly file: string;
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly demoTouchpointKey?: string;
}

/** Null where Pulso has never started, or the note was removed. */
export function readFirstRun({ dataDir }: Pick<Config, 'dataDir'>): FirstRun | null {
  const file = path.join(dataDir, 'first-run.json');
  try {
    return { file, ...(JSON.parse(readFileSync(file, 'utf8')) as Omit<FirstRun, 'file'>) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
