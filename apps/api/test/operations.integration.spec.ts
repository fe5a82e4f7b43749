import { MIGRATIONS } from '../src/migrations/index.js';
import { ERROR_STATUS } from '../src/platform/http/error-status.js';
import { HTTP_ACCESS } from '../src/platform/http/authz.table.js';
import { startTestApi, type TestApi } from './start-test-api.js';

describe('operations', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await startTestApi()));
  afterAll(() => api.close());

  const get = async (path: string) => {
    const response = await fetch(api.url + path);
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };

  it('is alive', async () => {
    const { status, text } = await get('/healthz');
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'alive', eventLoopLagMs: expect.any(Number) }]);
  });

  it('is dead when the loop stood still', async () => {
    await get('/healthz');
    // The delay is measured by a timer, which must have run before and after.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const until = Date.now() + 5_300;
    while (Date.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(JSON.parse((await get('/healthz')).text)).toMatchObject({ status: 'dead' });
    expect((await get('/healthz')).status).toBe(200);
  });

  it('is ready while the database answers with the right schema', async () => {
    const ready = { database: true, migrations: true, clock: true, staying: true };
    expect(JSON.parse((await get('/readyz')).text)).toEqual({ status: 'ready', checks: ready });
    const name = MIGRATIONS.at(-1)!.name;
    await api.owner.query('UPDATE migrations SET name = $2 WHERE name = $1', [name, 'Other']);
    const { status, text } = await get('/readyz');
    expect([status, JSON.parse(text)]).toEqual([503, { status: 'not-ready', checks: { ...ready, migrations: false } }]);
    await api.owner.query('UPDATE migrations SET name = $1 WHERE name = $2', [name, 'Other']);
  });

  it('counts requests by pattern, so that no address becomes a series', async () => {
    await get('/v1/members/0190a0a0-0000-7000-8000-000000000000');
    await get('/v1/api-keys');
    const { text, type } = await get('/metrics');
    expect(type).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text).toContain('pulso_http_request_seconds_count{method="GET",route="/v1/api-keys",status="401"} 1');
    expect(text).not.toContain('0190a0a0');
    for (const name of [
      'pulso_queue_waiting{queue="canary"}',
      'pulso_intake_total',
      'pulso_intake_ack_seconds',
      'process_cpu_seconds_total',
    ])
      expect(text).toContain(name);
  });

  it('describes every route of the API, with who may call it and what refusals look like', async () => {
    const document = JSON.parse((await get('/openapi.json')).text) as {
      openapi: string;
      paths: Record<string, Record<string, { security: object[]; responses: Record<string, object> }>>;
    };
    expect(document.openapi).toMatch(/^3\.1\./);
    for (const [route, rule] of Object.entries(HTTP_ACCESS)) {
      if (!route.includes(' /v1/')) continue;
      const [method, path = ''] = route.split(' ');
      const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method!.toLowerCase()];
      expect([route, Object.keys(operation?.responses ?? {})]).toEqual([
        route,
        expect.arrayContaining([expect.stringMatching(/^20\d$/), 'default']),
      ]);
      const schemes = operation!.security.flatMap((scheme) => Object.keys(scheme));
      const expected =
        rule.access === 'organization' ? ['session', ...(rule.scope ? ['apiKey'] : []), ...(rule.guest ? ['privateLink'] : [])] : [];
      expect([route, schemes]).toEqual([route, expected]);
    }
  });

  it('shows it to people as well, with nothing from elsewhere', async () => {
    const { text } = await get('/docs');
    expect(text).toContain('/v1/touchpoints/{publicKey}/feedback');
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('explains every code where the problem’s type leads', async () => {
    const { text } = await get('/docs/errors');
    for (const code of Object.keys(ERROR_STATUS)) expect(text).toContain(`<article id="${code}">`);
  });
});
