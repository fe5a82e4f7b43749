import type { Problem } from '@pulso/contracts';
import { ulid } from 'ulid';
import { SecretBox } from '../src/platform/secrets/secret-box.js';
import { PASSWORD, seedOrganization, sessionCookie, type SeededOrganization } from './authorization/seed-organization.js';
import { startTestApi, type TestApi } from './start-test-api.js';

type Items = Record<string, Record<string, number>>;

/** The list of strings with integer parameters that both fields are, or nothing where it is no such list. */
function parse(field: string | null): Items {
  const items = (field ?? '').split(', ').map((item) => /^"([a-z-]+)"((?:;[a-z]+=\d+)+)$/.exec(item));
  if (items.some((item) => item === null)) throw new Error(`${field} is not a list of rate limits`);
  return Object.fromEntries(
    items.map((item) => [
      item![1]!,
      Object.fromEntries([...item![2]!.matchAll(/;([a-z]+)=(\d+)/g)].map(([, name, value]) => [name!, Number(value)])),
    ]),
  );
}
const remaining = (response: Response) => parse(response.headers.get('ratelimit'));
const policy = (response: Response) => parse(response.headers.get('ratelimit-policy'));

describe('limits', () => {
  let api: TestApi;
  let organization: SeededOrganization;
  let other: SeededOrganization;
  beforeAll(async () => {
    api = await startTestApi({
      environment: {
        PULSO_TRUST_PROXY: '1',
        PULSO_INTAKE_RATE_PER_KEY: '3',
        PULSO_INTAKE_BURST_PER_KEY: '4',
        PULSO_INTAKE_RATE_PER_IP: '100',
        PULSO_INTAKE_BURST_PER_IP: '100',
        PULSO_API_RATE_PER_MEMBER: '5',
        PULSO_API_RATE_PER_KEY: '4',
      },
    });
    organization = await seedOrganization(api.owner, api.app.get(SecretBox));
    other = await seedOrganization(api.owner, api.app.get(SecretBox));
  });
  afterAll(() => api.close());

  const submit = (publicKey: string, address: string, rating: object = { scale: 'csat', value: 4 }) =>
    fetch(`${api.url}/v1/touchpoints/${publicKey}/feedback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address, origin: 'https://shop.example' },
      body: JSON.stringify({ submissionId: ulid(), rating }),
    });

  it('tells a sender of feedback what is left, and when to come back', async () => {
    const first = await submit(organization.publicKey, '198.51.100.1');
    expect(first.status).toBe(202);
    expect(policy(first)).toEqual({
      touchpoint: { q: 3, w: 1 },
      'touchpoint-burst': { q: 4, w: 10 },
      network: { q: 100, w: 1 },
      'network-burst': { q: 100, w: 10 },
    });
    expect(remaining(first)).toMatchObject({ touchpoint: { r: 2, t: 1 }, 'touchpoint-burst': { r: 4 }, network: { r: 99, t: 1 } });
    expect(first.headers.get('access-control-expose-headers')).toMatch(/ratelimit, ratelimit-policy/);

    const answers: Response[] = [];
    for (let sent = 0; sent < 30; sent += 1) answers.push(await submit(organization.publicKey, '198.51.100.1'));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect(remaining(answer)).toMatchObject({ touchpoint: { r: 0 }, 'touchpoint-burst': { r: 0 } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(((await answer.json()) as Problem).code).toBe('request.too-many');
    }
    // The burst is only drawn from once the steady rate is used up, and nothing is given twice.
    let burstLeft = 4;
    for (const answer of answers.filter(({ status }) => status === 202)) {
      const { touchpoint, 'touchpoint-burst': burst } = remaining(answer);
      expect(burst!.r).toBe(touchpoint!.r === 0 && burst!.r! < burstLeft ? burstLeft - 1 : burstLeft);
      burstLeft = burst!.r!;
    }
    expect(burstLeft).toBe(0);
    // Another touchpoint is not slowed down.
    expect((await submit(other.publicKey, '198.51.100.1')).status).toBe(202);
  });

  it('tells it of refused feedback as well, which counts too', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const refused = await submit(other.publicKey, '198.51.101.1', { scale: 'csat', value: 9 });
    expect([refused.status, remaining(refused).network!.r]).toEqual([400, 99]);
  });

  it('counts the requests of a member over all sessions, and of nobody else', async () => {
    const ask = async (cookie: string) => fetch(`${api.url}/v1/members`, { headers: { cookie } });
    const cookies = [await sessionCookie(api.owner, organization, 'owner'), await sessionCookie(api.owner, organization, 'owner')];
    const left: number[] = [];
    for (let asked = 0; asked < 5; asked += 1) {
      const answer = await ask(cookies[asked % 2]!);
      expect([answer.status, policy(answer)]).toEqual([200, { member: { q: 5, w: 60 } }]);
      left.push(remaining(answer).member!.r!);
    }
    expect(left).toEqual([4, 3, 2, 1, 0]);
    const refused = await ask(cookies[0]!);
    const { code, retryAfterMs } = (await refused.json()) as Problem;
    expect([refused.status, code, remaining(refused).member!.r]).toEqual([429, 'request.too-many', 0]);
    expect(Number(refused.headers.get('retry-after'))).toBe(Math.ceil(retryAfterMs! / 1_000));
    expect(remaining(refused).member!.t).toBe(Number(refused.headers.get('retry-after')));
    for (const cookie of [await sessionCookie(api.owner, organization, 'manager'), await sessionCookie(api.owner, other, 'owner')])
      expect((await ask(cookie)).status).toBe(200);
  });

  it('counts the requests of an API key, also those it may not make', async () => {
    const ask = (path: string, key: string) => fetch(api.url + path, { headers: { authorization: `Bearer ${key}` } });
    const key = organization.apiKeys['slo:read'];
    const answers: [number, number][] = [];
    for (const path of ['/v1/objectives', '/v1/members', '/v1/live', '/v1/objectives', '/v1/objectives']) {
      const answer = await ask(path, key);
      answers.push([answer.status, remaining(answer)['api-key']!.r!]);
    }
    expect(answers).toEqual([
      [200, 3],
      [403, 2],
      [200, 1],
      [200, 0],
      [429, 0],
    ]);
    expect((await ask('/v1/objectives', other.apiKeys['slo:read'])).status).toBe(200);
  });

  it('tells how many attempts to sign in are left', async () => {
    const { rows } = await api.owner.query<{ email: string }>('SELECT email FROM member WHERE id = $1', [organization.members.agent]);
    const signIn = (password: string) =>
      fetch(`${api.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-pulso-console': '1', 'x-forwarded-for': '203.0.113.9' },
        body: JSON.stringify({ email: rows[0]!.email, password }),
      });
    const wrong = await signIn('not the password');
    expect(policy(wrong)).toEqual({
      'sign-in-address': { q: 30, w: 900 },
      'sign-in-day': { q: 200, w: 86_400 },
      'sign-in-account': { q: 5, w: 900 },
    });
    expect(remaining(wrong)).toMatchObject({
      'sign-in-account': { r: 4, t: 900 },
      'sign-in-address': { r: 29 },
      'sign-in-day': { r: 199 },
    });
    const right = await signIn(PASSWORD);
    expect(right.headers.get('ratelimit')).toMatch(/^"sign-in-address";r=29;t=\d+, "sign-in-day";r=199;t=\d+, "sign-in-account";r=5$/);
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn('not the password');
    const refused = await signIn(PASSWORD);
    expect([refused.status, remaining(refused)['sign-in-account']!.r]).toEqual([429, 0]);
    expect(remaining(refused)['sign-in-account']!.t).toBe(Number(refused.headers.get('retry-after')));
  });
});
