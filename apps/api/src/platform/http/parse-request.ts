import type { z } from 'zod';
import { InvalidRequest } from './to-problem.js';

/** More than anyone reads at once. */
const MOST_ISSUES = 20;

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a schema found, as a refusal says it. */
export function invalidRequest(issues: readonly Issue[]): InvalidRequest {
  return new InvalidRequest(
    issues.slice(0, MOST_ISSUES).map(({ message, path = [] }) => ({
      path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
      message,
    })),
  );
}

/** @throws InvalidRequest where the input does not have the shape of the schema; unknown keys are dropped */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalidRequest(parsed.error.issues);
  return parsed.data;
}
