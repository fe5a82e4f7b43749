import { startEmbeddedPostgres, type EmbeddedPostgresStep } from '@pulso/embedded-postgres';
import type { Config } from '../config/config.js';
import { makeWritableFolder } from './make-writable-folder.js';

/** A database to work on as its owner. `close` stops an embedded server that nobody else uses. */
export interface OpenDatabase {
  readonly ownerUrl: string;
  close(): Promise<void>;
}

export async function openDatabase(config: Config, onProgress?: (step: EmbeddedPostgresStep) => void): Promise<OpenDatabase> {
  if (config.database.kind === 'external') return { ownerUrl: config.database.url, close: async () => {} };
  makeWritableFolder(config.database.dataDir);
  const server = await startEmbeddedPostgres({ dataDir: config.database.dataDir, onProgress });
  return { ownerUrl: server.url, close: () => server.stop() };
}
