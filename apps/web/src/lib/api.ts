import type { Problem } from '@pulso/contracts';

/** A refusal of the server, or no answer at all (`status` 0, code `network.unreachable`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

export type QueryParams = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The address of a resource with its query; empty values are left out. */
export function address(path: string, params: QueryParams = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params))
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  const text = query.toString();
  return `/v1${path}${text ? `?${text}` : ''}`;
}

function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) return { ...(body as Problem), status };
  return { type: 'about:blank', title: 'Unexpected answer', status, code: `http.${status}`, detail: `The server answered ${status}.` };
}

let onUnauthorized: () => void = () => undefined;

/** Called whenever the server says that nobody is signed in. */
export function whenUnauthorized(listener: () => void): void {
  onUnauthorized = listener;
}

async function request<Answer>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (method !== 'GET') headers['x-pulso-console'] = '1';
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    response = await fetch(url, { method, headers, credentials: 'same-origin', ...content, ...(signal ? { signal } : {}) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({
      type: 'about:blank',
      title: 'No answer',
      status: 0,
      code: 'network.unreachable',
      detail: 'The server did not answer.',
    });
  }
  const text = await response.text();
  let answer: unknown = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    answer = null;
  }
  if (response.ok) return answer as Answer;
  if (response.status === 401) onUnauthorized();
  throw new ApiError(problemOf(response.status, answer));
}

/** The HTTP API of the same origin, with the session cookie; every failure is an ApiError. */
export const api = {
  get: <Answer>(path: string, params?: QueryParams, signal?: AbortSignal) =>
    request<Answer>('GET', address(path, params), undefined, signal),
  post: <Answer>(path: string, body: unknown = {}) => request<Answer>('POST', address(path), body),
  put: <Answer>(path: string, body: unknown) => request<Answer>('PUT', address(path), body),
  patch: <Answer>(path: string, body: unknown) => request<Answer>('PATCH', address(path), body),
  delete: <Answer = null>(path: string) => request<Answer>('DELETE', address(path)),
};
