import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Structured log lines on standard output. Write ids and counts, never the text of a feedback, a name, an address or a token. */
export class Log implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string, destination?: NodeJS.WritableStream) {
    const options = {
      level,
      // An error's message may quote a parameter; its code and place are enough to find the bug.
      serializers: {
        err: (error: Error & { code?: string }) => ({
          type: error.name,
          code: error.code,
          message: redactValues(error.message),
          stack: frames(error),
        }),
      },
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  info(fields: object, message: string): void {
    this.pino.info(fields, message);
  }

  warning(fields: object, message: string): void {
    this.pino.warn(fields, message);
  }

  // Nest calls these with its own messages.
  log(message: unknown): void {
    this.pino.debug(String(message));
  }
  warn(message: unknown): void {
    this.pino.warn(String(message));
  }
  error(fields: unknown, message?: unknown): void {
    if (typeof fields === 'object' && fields !== null) this.pino.error(fields, String(message));
    else this.pino.error({ stack: typeof message === 'string' ? message : undefined }, String(fields));
  }
}

/** PostgreSQL quotes offending values in its messages; what stands between quotes or parentheses is dropped. */
function redactValues(message: string): string {
  return message.replace(/"[^"]*"|'[^']*'|\([^)]*\)/g, '…').slice(0, 300);
}

function frames(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
}
