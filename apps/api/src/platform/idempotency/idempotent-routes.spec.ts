import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HTTP_ACCESS } from '../http/authz.table.js';
import { takesIdempotencyKey } from './idempotent-routes.js';

const routes = (taken: boolean) => Object.keys(HTTP_ACCESS).filter((route) => takesIdempotencyKey(route) === taken);

it('takes a key on what creates something for an organization', () => {
  expect(routes(true)).toEqual(
    expect.arrayContaining(['POST /v1/members', 'POST /v1/api-keys', 'POST /v1/touchpoints', 'POST /v1/webhook-endpoints']),
  );
});

it('takes none where no organization is known, and on no other method', () => {
  expect(routes(true).filter((route) => !route.startsWith('POST /v1/') || HTTP_ACCESS[route]!.access !== 'organization')).toEqual([]);
  expect(takesIdempotencyKey('POST /v1/session')).toBe(false);
});

it('names no exception that is not a route', () => {
  const source = readFileSync(path.join(import.meta.dirname, 'idempotent-routes.ts'), 'utf8');
  const exceptions = [...source.matchAll(/'(POST \/[^']+)'/g)].map(([, route]) => route!);
  expect(exceptions.length).toBeGreaterThan(0);
  expect(exceptions.filter((route) => !(route in HTTP_ACCESS))).toEqual([]);
});
