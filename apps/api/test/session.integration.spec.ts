import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem, SessionView } from '@pulso/contracts';
import { io, type Socket } from 'socket.io-client';
import { ConsoleGateway } from '../src/modules/identity/console.gateway.js';
import { ConsoleSockets } from '../src/platform/realtime/console-sockets.js';
import { SecretBox } from '../src/platform/secrets/secret-box.js';
import { PASSWORD, seedOrganization, sessionCookie, type SeededOrganization } from './authorization/seed-organization.js';
import { startTestApi, type TestApi } from './start-test-api.js';

const JSON_FROM_CONSOLE = { 'content-type': 'application/json', 'x-pulso-console': '1' };
/** The longest a revoked session may go on, by the invariant. */
const SILENT_WITHIN_MS = 5_000;

const once = (socket: Socket, event: string) =>
  new Promise<unknown[]>((resolve) => void socket.once(event, (...parameters: unknown[]) => resolve(parameters)));

describe('sessions', () => {
  let api: TestApi;
  let organization: SeededOrganization;
  const open: Socket[] = [];

  beforeAll(async () => {
    api = await startTestApi({ environment: { PULSO_TRUST_PROXY: '1' } });
    organization = await seedOrganization(api.owner, api.app.get(SecretBox));
  });
  afterEach(() => void open.splice(0).forEach((socket) => socket.disconnect()));
  afterAll(() => api.close());

  let clients = 0;
  /** From another address each time, unless told, so that tests do not throttle each other. */
  const signIn = (email: string, password: string, address = `198.51.100.${(clients += 1)}`, headers: Record<string, string> = {}) =>
    fetch(`${api.url}/v1/session`, {
      method: 'POST',
      headers: { ...JSON_FROM_CONSOLE, 'x-forwarded-for': address, ...headers },
      body: JSON.stringify({ email, password }),
    });
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]!.split(';')[0]!;
  const emailOf = async (role: keyof SeededOrganization['members']) =>
    (await api.owner.query<{ email: string }>('SELECT email FROM member WHERE id = $1', [organization.members[role]])).rows[0]!.email;
  const status = async (cookie: string) => (await fetch(`${api.url}/v1/session`, { headers: { cookie } })).status;

  function connect(headers: Record<string, string>): Socket {
    const socket = io(`${api.url}/console`, { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: headers });
    open.push(socket);
    return socket;
  }
  const refusal = async (socket: Socket) => ((await once(socket, 'connect_error')) as [Error & { data: Problem }])[0].data.code;

  it('begins with the right password, in any spelling of the address, and says who and where', async () => {
    const response = await signIn((await emailOf('owner')).toUpperCase(), PASSWORD);
    const view = (await response.json()) as SessionView;
    expect([response.status, view.role, view.organization.id]).toEqual([200, 'owner', organization.organizationId]);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^pulso_session=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/),
    ]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const stored = await api.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM session WHERE token_hash = sha256($1::bytea)`, [
      Buffer.from(cookieOf(response).split('=')[1]!),
    ]);
    expect(stored.rows[0]!.n).toBe(1);
  });

  it('never continues an old session: signing in again ends it', async () => {
    const email = await emailOf('auditor');
    const first = cookieOf(await signIn(email, PASSWORD));
    const second = cookieOf(await signIn(email, PASSWORD, undefined, { cookie: first }));
    expect(second).not.toBe(first);
    expect([await status(first), await status(second)]).toEqual([401, 200]);
  });

  it('refuses a wrong password and an unknown address in the same words', async () => {
    const wrong = await signIn(await emailOf('agent'), 'not the password');
    const unknown = await signIn('nobody@nowhere.test', 'not the password');
    const words = async (response: Response) => ({ ...((await response.json()) as Problem), requestId: undefined });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await words(unknown)).toEqual(await words(wrong));
    const names = (response: Response) => [...response.headers.keys()].toSorted();
    expect(names(unknown)).toEqual(names(wrong));
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const email = await emailOf('agent');
    const time = async (address: string) => {
      const started = performance.now();
      await signIn(address, 'not the password');
      return performance.now() - started;
    };
    const [wrong, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 12; round += 1) {
      wrong.push(await time(email));
      unknown.push(await time(`nobody${round}@nowhere.test`));
    }
    const median = (times: number[]) => times.toSorted((one, other) => one - other)[times.length / 2]!;
    expect(median(unknown) / median(wrong)).toBeGreaterThan(0.6);
    expect(median(unknown) / median(wrong)).toBeLessThan(1.7);
  });

  it('takes no password longer than 128 characters, so that none costs more than another', async () => {
    expect((await signIn('nobody@nowhere.test', 'x'.repeat(129))).status).toBe(400);
  });

  it('refuses the sixth attempt on an account from one address, right password or not, and says when to come back', async () => {
    const email = await emailOf('manager');
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await signIn(email, 'wrong', '203.0.113.7')).status).toBe(401);
    const sixth = await signIn(email, PASSWORD, '203.0.113.7');
    expect([sixth.status, ((await sixth.json()) as Problem).code]).toEqual([429, 'request.too-many']);
    const seconds = Number(sixth.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(14 * 60);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
    // Whoever owns the account is not locked out by somebody else's attempts.
    expect((await signIn(email, PASSWORD, '203.0.113.8')).status).toBe(200);
  });

  it('refuses an address that walks through accounts', async () => {
    const answers: number[] = [];
    for (let account = 0; account < 31; account += 1)
      answers.push((await signIn(`walk${account}@nowhere.test`, 'x', '203.0.113.99')).status);
    expect(answers.filter((answer) => answer === 429).length).toBeGreaterThanOrEqual(1);
    expect(answers.slice(0, 30)).not.toContain(429);
  });

  it('does not count successes', async () => {
    const email = await emailOf('account_owner');
    for (let attempt = 0; attempt < 8; attempt += 1) expect((await signIn(email, PASSWORD, '203.0.113.50')).status).toBe(200);
  });

  it('is not begun from a page of another site', async () => {
    const response = await signIn(await emailOf('owner'), PASSWORD, undefined, { origin: 'https://evil.test' });
    expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
  });

  it('ends by idleness and by age', async () => {
    const [idle, old] = [await sessionCookie(api.owner, organization, 'agent'), await sessionCookie(api.owner, organization, 'agent')];
    const age = (cookie: string, change: string) =>
      api.owner.query(`UPDATE session SET ${change} WHERE token_hash = sha256($1::bytea)`, [Buffer.from(cookie.split('=')[1]!)]);
    await age(idle, `last_seen_at = clock_timestamp() - interval '12 hours 1 second'`);
    await age(old, `expires_at = clock_timestamp() - interval '1 second'`);
    expect([await status(idle), await status(old)]).toEqual([401, 401]);
  });

  const endings: [string, (cookie: string) => Promise<unknown>][] = [
    ['signing out', (cookie) => change('DELETE', '/v1/session', cookie)],
    ['another role', async () => change('PATCH', `/v1/members/${organization.members.agent}`, await owner(), { role: 'auditor' })],
    ['removal from the organization', async () => change('DELETE', `/v1/members/${organization.members.agent}`, await owner())],
  ];
  const owner = () => sessionCookie(api.owner, organization, 'owner');
  const change = async (method: string, path: string, cookie: string, body?: object) => {
    const headers = { cookie, ...(body ? JSON_FROM_CONSOLE : { 'x-pulso-console': '1' }) };
    const response = await fetch(api.url + path, { method, headers, body: body ? JSON.stringify(body) : null });
    expect([path, response.ok, await response.text()]).toEqual([path, true, expect.any(String)]);
  };

  it.each(endings)('ends at once, sockets included, by %s', async (_, finish) => {
    const cookie = await sessionCookie(api.owner, organization, 'agent');
    expect(await status(cookie)).toBe(200);
    const socket = connect({ cookie });
    await once(socket, 'connect');
    const told = once(socket, 'session:ended');
    const closed = once(socket, 'disconnect');
    const started = performance.now();
    await finish(cookie);
    await told;
    await closed;
    expect(await status(cookie)).toBe(401);
    expect(performance.now() - started).toBeLessThan(SILENT_WITHIN_MS);
    expect(await refusal(connect({ cookie }))).toBe('auth.required');
  });

  it('ends the other sessions of a member who changes the password, and not this one', async () => {
    const [here, there] = [
      await sessionCookie(api.owner, organization, 'auditor'),
      await sessionCookie(api.owner, organization, 'auditor'),
    ];
    const socket = connect({ cookie: there });
    await once(socket, 'connect');
    const closed = once(socket, 'disconnect');
    const newPassword = 'another long enough password';
    await change('PUT', '/v1/session/password', here, { currentPassword: PASSWORD, newPassword });
    await closed;
    expect([await status(here), await status(there)]).toEqual([200, 401]);
    const email = await emailOf('auditor');
    expect([(await signIn(email, PASSWORD)).status, (await signIn(email, newPassword)).status]).toEqual([401, 200]);
  });

  it('ends where nobody told this process: the next look closes the socket', async () => {
    const cookie = await sessionCookie(api.owner, organization, 'owner');
    const socket = connect({ cookie });
    await once(socket, 'connect');
    const closed = once(socket, 'disconnect');
    await api.owner.query('UPDATE session SET revoked_at = clock_timestamp() WHERE token_hash = sha256($1::bytea)', [
      Buffer.from(cookie.split('=')[1]!),
    ]);
    await api.app.get(ConsoleGateway, { strict: false }).endStaleSockets();
    await closed;
  });

  describe('the console’s socket', () => {
    it('is for signed-in members', async () => {
      expect(await refusal(connect({}))).toBe('auth.required');
      expect(await refusal(connect({ cookie: `pulso_session=${'A'.repeat(43)}` }))).toBe('auth.required');
      expect(await refusal(connect({ authorization: `Bearer ${organization.apiKeys['slo:read']}` }))).toBe('auth.required');
      expect(await refusal(connect({ cookie: await sessionCookie(api.owner, organization, 'owner', true) }))).toBe('auth.required');
    });

    it.each(['https://evil.test', 'null', 'http://localhost.evil.test:3000'])('is not for pages of %s', async (origin) => {
      expect(await refusal(connect({ cookie: await owner(), origin }))).toBe('request.cross-site');
    });

    it('is for pages of the host it runs on', async () => {
      await once(connect({ cookie: await owner(), origin: api.url }), 'connect');
    });

    it('hears its own organization and no other', async () => {
      const foreign = await seedOrganization(api.owner, api.app.get(SecretBox));
      const socket = connect({ cookie: await owner() });
      await once(socket, 'connect');
      const heard: unknown[] = [];
      socket.onAny((_, notice) => heard.push(notice));
      await sleep(100);
      const sockets = api.app.get(ConsoleSockets);
      sockets.emit(foreign.organizationId, 'alert:changed', { alertIds: [foreign.ids.alert] });
      sockets.emit(organization.organizationId, 'alert:changed', { alertIds: [organization.ids.alert] });
      await sleep(200);
      expect(heard).toEqual([{ alertIds: [organization.ids.alert] }]);
    });

    it.each(['join', 'alert:changed', 'message'])('lets a client say nothing, not even %s', async (event) => {
      const socket = connect({ cookie: await owner() });
      await once(socket, 'connect');
      const closed = once(socket, 'disconnect');
      socket.emit(event, `organization:${organization.organizationId}`);
      await closed;
    });
  });
});
