import type { Config } from './config.js';

/** What one process does: answers clients, does jobs, or both. */
export interface ProcessRole {
  readonly serves: boolean;
  readonly works: boolean;
}

export function processRole({ role }: Pick<Config, 'role'>): ProcessRole {
  return { serves: role !== 'worker', works: role !== 'api' };
}
