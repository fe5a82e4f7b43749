import { EmbeddedPostgresError } from '@pulso/embedded-postgres';
import { DomainError } from '@pulso/kernel';
import type { Config } from '../config/config.js';
import { ConfigError } from '../config/env.js';
import { cliText } from './cli-text.js';

/** What went wrong in one line a person can act on, or null when it is a bug whose stack says more. */
export function failureLine(error: unknown, config: Pick<Config, 'dataDir' | 'port'> | null, text = cliText()): string | null {
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError || error instanceof DomainError) return error.message;
  // Several addresses of one name were tried; the first tells enough.
  if (error instanceof AggregateError) return failureLine(error.errors[0], config, text);
  if (!(error instanceof Error)) return null;
  const { code, path = config?.dataDir ?? '', port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  switch (code) {
    case 'EADDRINUSE':
      return text.portTaken(port ?? config?.port ?? 0);
    case 'ENOENT':
      return text.notFound(path);
    case 'EROFS':
      return text.readOnly(path);
    case 'EACCES':
    case 'EPERM':
      return text.notAllowed(error.message);
    case 'ENOSPC':
      return text.diskFull(path);
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
      return text.unreachable(address === undefined ? error.message : `${address}:${port}`);
    default:
      // What fetch throws says only that it failed; why is behind it.
      return error.cause === undefined ? null : failureLine(error.cause, config, text);
  }
}
