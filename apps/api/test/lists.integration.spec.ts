import type { Problem } from '@pulso/contracts';
import { z } from 'zod';
import { HTTP_ACCESS } from '../src/platform/http/authz.table.js';
import { RESPONSE_SCHEMAS } from '../src/platform/http/response-schemas.js';
import { SecretBox } from '../src/platform/secrets/secret-box.js';
import { leaksOf } from './authorization/caller.js';
import { isResource, plant } from './authorization/plant.js';
import { seedOrganization, sessionCookie, type SeededOrganization } from './authorization/seed-organization.js';
import { startTestApi, type TestApi } from './start-test-api.js';

type Item = Readonly<Record<string, unknown>>;
interface Page {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Answered whole: an organization has few of them. */
const ONE_PAGE = new Set(['/v1/objectives', '/v1/agreements', '/v1/agreement-templates', '/v1/webhook-endpoints']);

const LISTS = Object.entries(RESPONSE_SCHEMAS).flatMap(([route, schema]) =>
  route.startsWith('GET ') && schema instanceof z.ZodObject && 'next' in schema.shape ? [route.split(' ')[1]!] : [],
);
const IN_PAGES = LISTS.filter((path) => !ONE_PAGE.has(path));

const idOf = (item: Item) => String(item.id ?? item.userId ?? item.feedbackId);

describe('lists', () => {
  let api: TestApi;
  let organization: SeededOrganization;
  let other: SeededOrganization;
  let cookie: string;
  beforeAll(async () => {
    api = await startTestApi();
    organization = await seedOrganization(api.owner, api.app.get(SecretBox));
    other = await seedOrganization(api.owner, api.app.get(SecretBox));
    for (const path of LISTS) {
      const resource = path.split('/')[2]!.replace(/ies$/, 'y').replace(/s$/, '');
      for (let n = 0; n < 3 && isResource(resource); n += 1) await plant(api.owner, organization, resource);
    }
    cookie = await sessionCookie(api.owner, organization, 'owner');
  });
  afterAll(() => api.close());

  const get = (path: string, query: Record<string, string> = {}) =>
    fetch(`${api.url}${path}?${new URLSearchParams(query)}`, { headers: { cookie } });
  const page = async (path: string, query: Record<string, string> = {}) => (await (await get(path, query)).json()) as Page;

  it('are all known to be answered in pages or whole', () => {
    expect(LISTS.length).toBeGreaterThan(8);
    expect([...ONE_PAGE].filter((path) => !LISTS.includes(path))).toEqual([]);
  });

  it.each(IN_PAGES)('%s in small pages is the same list', async (path) => {
    const whole = await page(path, { limit: '200' });
    expect([path, whole.items.length >= 3, whole.next]).toEqual([path, true, null]);
    for (const limit of [1, 2]) {
      const walked: Item[] = [];
      let cursor: string | null = null;
      do {
        const { items, next }: Page = await page(path, { limit: String(limit), ...(cursor && { cursor }) });
        expect(items.length).toBeLessThanOrEqual(limit);
        walked.push(...items);
        cursor = next;
      } while (cursor !== null && walked.length < 200);
      expect(walked.map(idOf)).toEqual(whole.items.map(idOf));
    }
  });

  it.each([...ONE_PAGE])('%s is whole at once', async (path) => {
    const { items, next } = await page(path);
    expect([items.length >= 1, next]).toEqual([true, null]);
  });

  it.each(IN_PAGES)('%s refuses what is no cursor and no number of items', async (path) => {
    for (const query of [{ cursor: 'nonsense' }, { cursor: "1' OR '1'='1" }, { limit: '0' }, { limit: '201' }, { limit: 'all' }] as Record<
      string,
      string
    >[]) {
      const answer = await get(path, query);
      const { code, errors } = (await answer.json()) as Problem;
      expect([query, answer.status, code, errors!.map((error) => error.path)]).toEqual([query, 400, 'request.invalid', Object.keys(query)]);
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    }
  });

  it.each(IN_PAGES)('%s shows nothing of another organization for its cursor', async (path) => {
    for (const cursor of [...Object.values(other.ids), '0']) {
      const answer = await get(path, { cursor });
      expect([
        path,
        cursor,
        leaksOf(other, {
          status: answer.status,
          headers: answer.headers,
          text: (await answer.text()).replaceAll(cursor, ''),
          comparable: '',
        }),
      ]).toEqual([path, cursor, []]);
    }
  });
});

describe('every answer of the API', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await startTestApi()));
  afterAll(() => api.close());

  it('is kept by nobody, and a refusal is a problem', async () => {
    const { organizationId, ...organization } = await seedOrganization(api.owner, api.app.get(SecretBox));
    const cookie = await sessionCookie(api.owner, { organizationId, ...organization }, 'owner');
    for (const route of Object.keys(HTTP_ACCESS).filter((each) => each.includes(' /v1/'))) {
      const [method, path = ''] = route.split(' ');
      const address = api.url + path.replace(':publicKey', organization.publicKey).replace(/:\w+/g, organization.ids.touchpoint);
      for (const headers of [{}, { cookie }] as Record<string, string>[]) {
        const answer = await fetch(address, { method, headers });
        expect([route, answer.headers.get('cache-control'), answer.headers.get('x-request-id')]).toEqual([
          route,
          'no-store',
          expect.any(String),
        ]);
        const type = answer.headers.get('content-type');
        const expected = answer.ok ? 'application/json' : 'application/problem+json';
        expect([route, answer.status, type?.split(';')[0] ?? null]).toEqual([
          route,
          answer.status,
          answer.status === 204 ? null : expected,
        ]);
        if (!answer.ok)
          expect(await answer.json()).toMatchObject({ status: answer.status, code: expect.any(String), detail: expect.any(String) });
      }
    }
  });

  it.each([
    ['GET', '/v1/nothing', 404, 'request.not-found'],
    ['POST', '/v1/nothing', 404, 'request.not-found'],
    ['PUT', '/v1/members', 405, 'request.method-not-allowed'],
    ['GET', '/v1/%ZZ', 400, 'request.malformed'],
    ['GET', `/v1/${'x'.repeat(300)}/${'y'.repeat(300)}`, 404, 'request.not-found'],
  ])('is a problem where there is nothing: %s %s', async (method, path, status, code) => {
    const answer = await fetch(api.url + path, { method });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
      'no-store',
    ]);
    expect(((await answer.json()) as Problem).code).toBe(code);
  });
});
