import { StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidRequest } from './to-problem.js';

/** Checks bodies, parameters and queries against the schema their decorator names; unknown keys are dropped. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new InvalidRequest(
        issues.slice(0, 20).map(({ message, path }) => ({
          path: (path ?? []).map((part) => (typeof part === 'object' ? String(part.key) : String(part))).join('.'),
          message,
        })),
      ),
  });
}
