import { StandardSchemaValidationPipe } from '@nestjs/common';
import { invalidRequest } from './parse-request.js';

/** Checks bodies, parameters and queries against the schema their decorator names; unknown keys are dropped. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({ exceptionFactory: invalidRequest });
}
