import type { ApiKeyView, CreatedApiKey, MemberView, Problem } from '@pulso/contracts';
import { SecretBox } from '../src/platform/secrets/secret-box.js';
import { seedOrganization, sessionCookie, type SeededOrganization } from './authorization/seed-organization.js';
import { startTestApi, type TestApi } from './start-test-api.js';

describe('members and API keys', () => {
  let api: TestApi;
  let organization: SeededOrganization;
  let cookie: string;
  beforeAll(async () => void (api = await startTestApi()));
  beforeEach(async () => {
    organization = await seedOrganization(api.owner, api.app.get(SecretBox));
    cookie = await sessionCookie(api.owner, organization, 'owner');
  });
  afterAll(() => api.close());

  const send = async <Body>(method: string, path: string, body?: object) => {
    const headers = { cookie, 'x-pulso-console': '1', ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(api.url + path, { method, headers, body: body ? JSON.stringify(body) : null });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as Body, text };
  };
  const newMember = { email: 'ana@example.com', name: 'Ana', role: 'agent', password: 'a long enough password' };
  const owners = async () =>
    (
      await api.owner.query<{ id: string }>(`SELECT id FROM member WHERE organization_id = $1 AND role = 'owner'`, [
        organization.organizationId,
      ])
    ).rows;
  const audited = async () =>
    (
      await api.owner.query<{ line: string }>(
        `SELECT concat_ws(' ', actor, action, entity, entity_id) AS line FROM audit_entry WHERE organization_id = $1 ORDER BY id`,
        [organization.organizationId],
      )
    ).rows.map(({ line }) => line);

  it('lets a member in under an address that nobody else here has', async () => {
    const created = await send<MemberView>('POST', '/v1/members', newMember);
    expect([created.status, created.body.email, created.body.role]).toEqual([201, 'ana@example.com', 'agent']);
    const again = await send<Problem>('POST', '/v1/members', { ...newMember, email: 'ANA@example.com' });
    expect([again.status, again.body.code]).toEqual([409, 'member.email-taken']);
    expect(await audited()).toContain(`member ${organization.members.owner} member.created member ${created.body.userId}`);
  });

  it('takes no short password and no made-up role', async () => {
    expect((await send('POST', '/v1/members', { ...newMember, password: 'short' })).status).toBe(400);
    expect((await send('POST', '/v1/members', { ...newMember, role: 'superuser' })).status).toBe(400);
  });

  it('never shows a password', async () => {
    const { text } = await send('GET', '/v1/members');
    expect(text).not.toMatch(/argon|password/i);
  });

  it('pages through members, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: MemberView[]; next: string | null } } = await send(
        'GET',
        `/v1/members?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.items.map(({ userId }) => userId));
      cursor = page.body.next;
    }
    expect(seen.length).toBe(7);
    expect(new Set(seen).size).toBe(7);
    expect((await send('GET', '/v1/members?cursor=not-an-id')).status).toBe(400);
  });

  it('keeps the last owner, whoever asks', async () => {
    const [first, second] = await owners();
    expect((await send('DELETE', `/v1/members/${first!.id === organization.members.owner ? second!.id : first!.id}`)).status).toBe(204);
    const path = `/v1/members/${organization.members.owner}`;
    for (const [method, body] of [['DELETE'], ['PATCH', { role: 'auditor' }]] as const) {
      const refused = await send<Problem>(method, path, body);
      expect([refused.status, refused.body.code]).toEqual([409, 'member.last-owner']);
    }
    expect((await send('PATCH', path, { role: 'owner' })).status).toBe(200);
  });

  it('keeps one of two owners who leave at the same moment', async () => {
    const both = await owners();
    const answers = await Promise.all(both.map(({ id }) => send('PATCH', `/v1/members/${id}`, { role: 'manager' })));
    expect((await owners()).length).toBe(1);
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
  });

  it('shows an API key once, believes it until it is revoked, and says when it was used', async () => {
    const created = await send<CreatedApiKey>('POST', '/v1/api-keys', { name: 'Warehouse', scopes: ['slo:read', 'slo:read'] });
    const { id, key, prefix, scopes } = created.body;
    expect(created.status).toBe(201);
    expect(key).toMatch(/^pk_[\w-]{43}$/);
    expect([key.startsWith(prefix), prefix.length, scopes]).toEqual([true, 9, ['slo:read']]);
    const status = async () => (await fetch(`${api.url}/v1/objectives`, { headers: { authorization: `Bearer ${key}` } })).status;
    expect(await status()).toBe(200);

    const listed = await send<{ items: ApiKeyView[] }>('GET', '/v1/api-keys');
    expect(listed.text).not.toContain(key);
    expect(listed.body.items.find((item) => item.id === id)).toMatchObject({ lastUsedAt: expect.any(String), revokedAt: null });

    for (let round = 0; round < 2; round += 1) expect((await send('DELETE', `/v1/api-keys/${id}`)).status).toBe(204);
    expect(await status()).toBe(401);
    expect((await audited()).filter((line) => line.endsWith(id)).map((line) => line.split(' ')[2])).toEqual([
      'api-key.created',
      'api-key.revoked',
    ]);
  });

  it('does not fall back to the cookie when a key is wrong', async () => {
    const response = await fetch(`${api.url}/v1/objectives`, { headers: { cookie, authorization: 'Bearer pk_wrong' } });
    expect(response.status).toBe(401);
  });

  it.each([
    ['NUL in an e-mail', '/v1/session', { email: 'a\0b@example.com', password: 'x' }, [400, 401]],
    ['a lone surrogate in a name', '/v1/members', { ...newMember, name: 'A \ud800' }, [201, 400]],
    ['NUL in a name', '/v1/members', { ...newMember, name: 'A\0B' }, [400]],
    ['a list for a text', '/v1/members', { ...newMember, name: ['A'] }, [400]],
  ])('answers %s with a refusal, never with a failure', async (_, path, body, allowed) => {
    expect(allowed).toContain((await send('POST', path, body)).status);
  });
});
