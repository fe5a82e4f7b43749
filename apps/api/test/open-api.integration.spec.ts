import { Validator } from '@seriousme/openapi-schema-validator';
import { HTTP_ACCESS } from '../src/platform/http/authz.table.js';
import { takesIdempotencyKey } from '../src/platform/idempotency/idempotent-routes.js';
import { SecretBox } from '../src/platform/secrets/secret-box.js';
import { seedOrganization, sessionCookie } from './authorization/seed-organization.js';
import { startTestApi, type TestApi } from './start-test-api.js';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly description?: string }[];
  readonly responses: Readonly<Record<string, { readonly headers?: object; readonly content?: Readonly<Record<string, object>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly headers: object };
}

describe('/openapi.json', () => {
  let api: TestApi;
  let document: Document;
  beforeAll(async () => {
    api = await startTestApi();
    document = (await (await fetch(`${api.url}/openapi.json`)).json()) as Document;
  });
  afterAll(() => api.close());

  const operationOf = (route: string): Operation => {
    const [method = '', path = ''] = route.split(' ');
    return document.paths[path.replace(/:(\w+)/g, '{$1}')]![method.toLowerCase()]!;
  };
  const headersOf = (route: string, status: string) => Object.keys(operationOf(route).responses[status]?.headers ?? {});
  const success = (route: string) => Object.keys(operationOf(route).responses).find((status) => status.startsWith('2'))!;
  const routes = Object.keys(HTTP_ACCESS).filter((route) => route.includes(' /v1/'));

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document) as never)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('would not be, with an answer that does not say what it is', async () => {
    const broken = structuredClone(document) as never as { paths: Record<string, { get: { responses: Record<string, object> } }> };
    broken.paths['/v1/members']!.get.responses = { 200: {} };
    expect((await new Validator().validate(broken as never)).valid).toBe(false);
  });

  it('offers an Idempotency-Key where one is taken, with the refusals that come with it', () => {
    for (const route of routes) {
      const offered = (operationOf(route).parameters ?? []).some(({ name, in: place }) => name === 'Idempotency-Key' && place === 'header');
      const statuses = Object.keys(operationOf(route).responses);
      const replays = headersOf(route, success(route)).includes('Idempotency-Replayed');
      const taken = takesIdempotencyKey(route);
      expect([route, offered, replays, statuses.includes('409'), statuses.includes('422')]).toEqual([route, taken, taken, taken, taken]);
    }
  });

  it('tells of limits where there are some', () => {
    const limited = routes.filter((route) => headersOf(route, success(route)).includes('RateLimit'));
    expect(routes.filter((route) => '429' in operationOf(route).responses)).toEqual(limited);
    expect(routes.filter((route) => !limited.includes(route))).toEqual(['GET /v1/touchpoints/:publicKey/survey']);
    for (const route of limited) expect(headersOf(route, '429')).toEqual(['RateLimit', 'RateLimit-Policy', 'Retry-After']);
  });

  it('names every header of its own that answers really carry', async () => {
    const organization = await seedOrganization(api.owner, api.app.get(SecretBox));
    const headers = {
      cookie: await sessionCookie(api.owner, organization, 'owner'),
      'x-pulso-console': '1',
      'content-type': 'application/json',
      'idempotency-key': 'one',
    };
    const body = JSON.stringify({ name: 'Caja', surveyKind: 'csat' });
    const answers = [
      await fetch(`${api.url}/v1/members`, { headers }),
      await fetch(`${api.url}/v1/touchpoints`, { method: 'POST', headers, body }),
      await fetch(`${api.url}/v1/touchpoints`, { method: 'POST', headers, body }),
    ];
    const known = Object.keys(document.components.headers).map((name) => name.toLowerCase());
    const carried = new Set(
      answers.flatMap((answer) => [...answer.headers.keys()].filter((name) => /^(ratelimit|idempotency)/.test(name))),
    );
    expect([...carried].sort()).toEqual(['idempotency-replayed', 'ratelimit', 'ratelimit-policy']);
    expect([...carried].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('says of lists how to go on', () => {
    const lists = routes.filter((route) => operationOf(route).parameters?.some(({ name }) => name === 'cursor'));
    expect(lists.length).toBeGreaterThan(5);
    for (const route of lists) {
      const parameters = Object.fromEntries(operationOf(route).parameters!.map(({ name, description }) => [name, description]));
      expect([route, parameters.cursor, parameters.limit]).toEqual([route, expect.stringContaining('`next`'), expect.anything()]);
      expect(JSON.stringify(operationOf(route).responses['200'])).toContain('Hand it back as `cursor`');
    }
  });
});
