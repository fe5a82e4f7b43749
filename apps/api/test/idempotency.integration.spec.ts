import { Body, Controller, Injectable, Param, Post } from '@nestjs/common';
import type { CreatedApiKey, Problem } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { v7 as uuidv7 } from 'uuid';
import { DispatchPool } from '../src/platform/database/pools.js';
import { afterCommit } from '../src/platform/database/shared-transaction.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { ApiDocument } from '../src/platform/http/api-document.js';
import { HTTP_ACCESS, type AccessRule } from '../src/platform/http/authz.table.js';
import { CurrentActor } from '../src/platform/http/current-actor.js';
import { ExpiredKeysSweep } from '../src/platform/idempotency/expired-keys-sweep.js';
import { takesIdempotencyKey } from '../src/platform/idempotency/idempotent-routes.js';
import { Log } from '../src/platform/logging/log.js';
import { SecretBox } from '../src/platform/secrets/secret-box.js';
import { call } from './authorization/caller.js';
import { checksums } from './authorization/checksum.js';
import { plant } from './authorization/plant.js';
import { routeShape, type IdPlace } from './authorization/sample-request.js';
import { seedOrganization, sessionCookie, type SeededOrganization } from './authorization/seed-organization.js';
import { startTestApi, type TestApi } from './start-test-api.js';

/** What a planted request waits for between its effect and its answer. */
@Injectable()
class Gate {
  private waiting: (() => void)[] = [];
  private arrived: (() => void)[] = [];
  isClosed = false;

  async pass(): Promise<void> {
    this.arrived.splice(0).forEach((tell) => tell());
    if (this.isClosed) await new Promise<void>((open) => this.waiting.push(open));
  }

  /** Closes it, and tells when somebody stands before it. */
  close(): Promise<void> {
    this.isClosed = true;
    return new Promise((resolve) => this.arrived.push(resolve));
  }

  open(): void {
    this.isClosed = false;
    this.waiting.splice(0).forEach((go) => go());
  }
}

const followed: string[] = [];

/** Makes a service in two units of work, with a gate between them and the answer. */
@Controller('v1/planted')
class PlantedController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: Gate,
  ) {}

  @Post(':name')
  async make(@CurrentActor() { organizationId }: Actor, @Param('name') name: string, @Body() body: unknown): Promise<object> {
    const id = uuidv7();
    await this.unitOfWork.run(organizationId, (sql) =>
      sql.query('INSERT INTO service (organization_id, id, code, name) VALUES ($1, $2, $3, $3)', [
        organizationId,
        id,
        `planted-${name}-${id}`,
      ]),
    );
    await afterCommit(async () => void followed.push(name));
    await this.gate.pass();
    await this.unitOfWork.run(organizationId, (sql) =>
      sql.query('UPDATE service SET name = $3 WHERE organization_id = $1 AND id = $2', [organizationId, id, 'done']),
    );
    return { id, body };
  }
}

const PLANTED = 'POST /v1/planted/:name';

describe('an Idempotency-Key', () => {
  let api: TestApi;
  let organization: SeededOrganization;
  let other: SeededOrganization;
  let gate: Gate;

  beforeAll(async () => {
    (HTTP_ACCESS as Record<string, AccessRule>)[PLANTED] = { access: 'organization', roles: ['owner', 'manager'], scope: 'alerts:write' };
    api = await startTestApi({ controllers: [PlantedController], providers: [Gate] });
    gate = api.app.get(Gate);
    organization = await seedOrganization(api.owner, api.app.get(SecretBox));
    other = await seedOrganization(api.owner, api.app.get(SecretBox));
  });
  afterEach(() => gate.open());
  afterAll(() => api.close());

  const asOwner = async (of = organization, role: 'owner' | 'manager' = 'owner') => ({
    cookie: await sessionCookie(api.owner, of, role),
    'x-pulso-console': '1',
  });
  const asProgram = (of = organization) => ({ authorization: `Bearer ${of.apiKeys['alerts:write']}` });
  interface Sent {
    readonly status: number;
    readonly isReplay: boolean;
    readonly retryAfter: string | null;
    readonly text: string;
    readonly code: string | undefined;
  }
  async function post(
    path: string,
    key: string | null,
    headers: Record<string, string>,
    body: object = { n: 1 },
    signal?: AbortSignal,
  ): Promise<Sent> {
    const response = await fetch(api.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key !== null && { 'idempotency-key': key }), ...headers },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
    const text = await response.text();
    return {
      status: response.status,
      isReplay: response.headers.get('idempotency-replayed') === 'true',
      retryAfter: response.headers.get('retry-after'),
      text,
      code: (JSON.parse(text) as Problem).code,
    };
  }
  const made = async (name: string, of = organization) =>
    (
      await api.owner.query<{ name: string }>('SELECT name FROM service WHERE organization_id = $1 AND code LIKE $2', [
        of.organizationId,
        `planted-${name}-%`,
      ])
    ).rows.map((row) => row.name);

  it.each(Object.keys(HTTP_ACCESS).filter(takesIdempotencyKey))('makes %s happen once', async (route) => {
    const shape = routeShape(api.app.get(ApiDocument).get(), route);
    const ids = new Map<IdPlace, string>();
    for (const place of shape.places) {
      const parents = Object.fromEntries([...ids].map(([{ resource }, id]) => [resource, id]));
      ids.set(place, await plant(api.owner, organization, place.resource, { ...shape.wishes, ...parents }));
    }
    const headers = { ...(await asOwner()), 'idempotency-key': uuidv7() };
    const first = await call(api.url, shape, ids, headers);
    expect([first.status >= 200 && first.status < 300, first.text]).toEqual([true, first.text]);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    const before = await checksums(api.owner);
    const again = await call(api.url, shape, ids, headers);
    expect([again.status, again.text, again.headers.get('idempotency-replayed')]).toEqual([first.status, first.text, 'true']);
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(await checksums(api.owner)).toEqual(before);
  });

  it('refuses another body, and another address, under the same key', async () => {
    const [headers, key] = [await asOwner(), uuidv7()];
    expect((await post('/v1/planted/reuse', key, headers)).status).toBe(201);
    for (const [path, body] of [
      ['/v1/planted/reuse', { n: 2 }],
      ['/v1/planted/elsewhere', { n: 1 }],
      ['/v1/touchpoints', { name: 'Caja', surveyKind: 'csat' }],
    ] as const)
      expect(await post(path, key, headers, body)).toMatchObject({ status: 422, code: 'idempotency.key-reused', isReplay: false });
    expect([await made('reuse'), await made('elsewhere')]).toEqual([['done'], []]);
  });

  it('answers 409 while the first is still running, and then what the first was answered', async () => {
    const [headers, key] = [await asOwner(), uuidv7()];
    const stands = gate.close();
    const first = post('/v1/planted/slow', key, headers);
    await stands;
    const second = await post('/v1/planted/slow', key, headers);
    expect(second).toMatchObject({ status: 409, code: 'idempotency.in-progress', retryAfter: '1' });
    gate.open();
    const { text } = await first;
    expect(await post('/v1/planted/slow', key, headers)).toMatchObject({ status: 201, isReplay: true, text });
    expect(await made('slow')).toEqual(['done']);
  });

  it('has an effect once, however many ask at once', async () => {
    const [headers, key] = [await asOwner(), uuidv7()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/v1/planted/crowd', key, headers)));
    const fresh = answers.filter(({ status, isReplay }) => status === 201 && !isReplay);
    expect(fresh).toHaveLength(1);
    for (const answer of answers.filter((each) => each !== fresh[0]))
      expect(answer).toEqual(
        answer.isReplay ? { ...fresh[0], isReplay: true } : expect.objectContaining({ status: 409, code: 'idempotency.in-progress' }),
      );
    expect(await made('crowd')).toEqual(['done']);
  });

  it('is its actor’s own: another organization, member or API key with the same key does its own thing', async () => {
    const key = uuidv7();
    const callers = [await asOwner(), await asOwner(organization, 'manager'), asProgram(), await asOwner(other), asProgram(other)];
    const bodies = new Set<string>();
    for (const headers of callers) {
      const first = await post('/v1/planted/own', key, headers);
      expect(first).toMatchObject({ status: 201, isReplay: false });
      expect(await post('/v1/planted/own', key, headers)).toMatchObject({ status: 201, isReplay: true, text: first.text });
      bodies.add(first.text);
    }
    expect(bodies.size).toBe(callers.length);
    expect([(await made('own')).length, (await made('own', other)).length]).toEqual([3, 2]);
  });

  it('belongs to the member, not to one session, and is of no use to whoever may not ask any more', async () => {
    const key = uuidv7();
    const first = await post('/v1/planted/session', key, await asOwner(organization, 'manager'));
    expect(await post('/v1/planted/session', key, await asOwner(organization, 'manager'))).toMatchObject({
      isReplay: true,
      text: first.text,
    });
    await api.owner.query(`UPDATE member SET role = 'agent' WHERE id = $1`, [organization.members.manager]);
    const later = await post('/v1/planted/session', key, await asOwner(organization, 'manager'));
    await api.owner.query(`UPDATE member SET role = 'manager' WHERE id = $1`, [organization.members.manager]);
    expect(later).toMatchObject({ status: 403, code: 'auth.forbidden' });
  });

  it('repeats a secret that is shown once, which stands nowhere readable', async () => {
    const [headers, key] = [await asOwner(), uuidv7()];
    const body = { name: 'Informes', scopes: ['slo:read'] };
    const first = await post('/v1/api-keys', key, headers, body);
    const again = await post('/v1/api-keys', key, headers, body);
    const { key: secret, id } = JSON.parse(first.text) as CreatedApiKey;
    expect([again.isReplay, (JSON.parse(again.text) as CreatedApiKey).key]).toEqual([true, secret]);
    const { rows } = await api.owner.query<{ line: string; sealed: Buffer }>(
      'SELECT k::text AS line, sealed_answer AS sealed FROM idempotency_key k WHERE key = $1',
      [key],
    );
    expect(rows).toHaveLength(1);
    for (const word of [secret, id, 'Informes']) {
      expect(rows[0]!.line).not.toContain(word);
      expect(rows[0]!.sealed.includes(word)).toBe(false);
    }
  });

  it('does not keep refusals: once the reason is gone, the same request is done', async () => {
    const [headers, key] = [await asOwner(), uuidv7()];
    const body = { email: `eva@${organization.canary}.test`, name: 'Eva', role: 'agent', password: 'una contraseña bien larga' };
    const taken = await post('/v1/members', uuidv7(), headers, body);
    expect(await post('/v1/members', key, headers, body)).toMatchObject({ status: 409, code: 'member.email-taken' });
    await api.owner.query('DELETE FROM member WHERE id = $1', [(JSON.parse(taken.text) as { userId: string }).userId]);
    expect(await post('/v1/members', key, headers, body)).toMatchObject({ status: 201, isReplay: false });
    expect(await post('/v1/members', key, headers, { ...body, name: '' })).toMatchObject({ status: 422 });
    expect(await post('/v1/members', uuidv7(), headers, { ...body, name: '' })).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('leaves no effect without its answer, when the answer cannot be stored', async () => {
    const [headers, key] = [await asOwner(), uuidv7()];
    await api.owner.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$`,
    );
    await api.owner.query('CREATE TRIGGER refuse BEFORE INSERT ON idempotency_key FOR EACH ROW EXECUTE FUNCTION refuse()');
    const refused = await post('/v1/planted/full', key, headers);
    await api.owner.query('DROP FUNCTION refuse CASCADE');
    expect(refused).toMatchObject({ status: 503, retryAfter: '2' });
    expect([await made('full'), followed.includes('full')]).toEqual([[], false]);
    expect(await post('/v1/planted/full', key, headers)).toMatchObject({ status: 201, isReplay: false });
    expect([await made('full'), followed.filter((name) => name === 'full')]).toEqual([['done'], ['full']]);
  });

  it('leaves no effect when the process’s connection dies between the effect and the answer', async () => {
    const [headers, key] = [await asOwner(), uuidv7()];
    const stands = gate.close();
    const first = post('/v1/planted/killed', key, headers);
    await stands;
    const { rowCount } = await api.owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'pulso_app' AND state = 'idle in transaction'`,
    );
    expect(rowCount).toBe(1);
    gate.open();
    expect((await first).status).toBeGreaterThanOrEqual(500);
    expect(await made('killed')).toEqual([]);
    // The lock went with the connection.
    expect(await post('/v1/planted/killed', key, headers)).toMatchObject({ status: 201, isReplay: false });
    expect(await made('killed')).toEqual(['done']);
  });

  it('has the answer ready for a client that was gone when it came', async () => {
    const [headers, key] = [await asOwner(), uuidv7()];
    const stands = gate.close();
    const gone = new AbortController();
    const first = post('/v1/planted/gone', key, headers, { n: 1 }, gone.signal).catch((error: Error) => error.name);
    await stands;
    gone.abort();
    expect(await first).toBe('AbortError');
    gate.open();
    let later = await post('/v1/planted/gone', key, headers);
    for (let attempt = 0; later.status === 409 && attempt < 50; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      later = await post('/v1/planted/gone', key, headers);
    }
    expect(later).toMatchObject({ status: 201, isReplay: true });
    expect(await made('gone')).toEqual(['done']);
  });

  it('ends after 24 hours, and is swept away', async () => {
    const [headers, key] = [await asOwner(), uuidv7()];
    await post('/v1/planted/old', key, headers);
    const { rows } = await api.owner.query<{ hours: number }>(
      'SELECT extract(epoch FROM expires_at - created_at)::float8 / 3600 AS hours FROM idempotency_key WHERE key = $1',
      [key],
    );
    expect(rows[0]!.hours).toBeCloseTo(24, 3);
    const age = () => api.owner.query(`UPDATE idempotency_key SET expires_at = clock_timestamp() WHERE key = $1`, [key]);
    await age();
    expect(await post('/v1/planted/old', key, headers, { n: 2 })).toMatchObject({ status: 201, isReplay: false });
    expect(await post('/v1/planted/old', key, headers, { n: 2 })).toMatchObject({ status: 201, isReplay: true });
    const keys = async () => (await api.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM idempotency_key')).rows[0]!.n;
    const before = await keys();
    await age();
    const sweep = new ExpiredKeysSweep(api.app.get(DispatchPool), new Log('silent'));
    expect(await sweep.sweep()).toBe(1);
    expect([await keys(), await sweep.sweep()]).toEqual([before - 1, 0]);
  });

  it('shows the sweeping role when rows expire, and nothing else of them', async () => {
    const pool = api.app.get(DispatchPool);
    await expect(pool.query('SELECT sealed_answer FROM idempotency_key')).rejects.toThrow('permission denied');
    await expect(pool.query('SELECT key FROM idempotency_key')).rejects.toThrow('permission denied');
  });

  it('is refused when it is none, and nothing is done', async () => {
    const headers = await asOwner();
    for (const key of ['', 'a b', 'x'.repeat(256)])
      expect(await post('/v1/planted/bad', key, headers)).toMatchObject({ status: 400, code: 'idempotency.key-invalid' });
    expect(await made('bad')).toEqual([]);
    const [quoted, bare] = [await post('/v1/planted/quoted', '"q-1"', headers), await post('/v1/planted/quoted', 'q-1', headers)];
    expect([quoted.isReplay, bare.isReplay, bare.text]).toEqual([false, true, quoted.text]);
  });

  it('is not needed: without one every request counts', async () => {
    const headers = await asOwner();
    await post('/v1/planted/plain', null, headers);
    await post('/v1/planted/plain', null, headers);
    expect(await made('plain')).toEqual(['done', 'done']);
  });
});

it('hides its rows from every other organization, by row-level security alone', async () => {
  const api = await startTestApi();
  try {
    const secrets = api.app.get(SecretBox);
    const [own, foreign] = [await seedOrganization(api.owner, secrets), await seedOrganization(api.owner, secrets)];
    const insert = `INSERT INTO idempotency_key (organization_id, actor, key, request_hash, status, sealed_answer) VALUES ($1, 'member x', 'k', '\\x00', 201, '\\x00')`;
    await api.owner.query(insert, [foreign.organizationId]);
    const unitOfWork = api.app.get(UnitOfWork);
    const run = (text: string, parameters: unknown[] = []) => unitOfWork.run(own.organizationId, (sql) => sql.query(text, parameters));
    expect(await run('SELECT key FROM idempotency_key')).toEqual([]);
    expect(await run('DELETE FROM idempotency_key RETURNING key')).toEqual([]);
    await expect(run(insert, [foreign.organizationId])).rejects.toThrow('row-level security');
  } finally {
    await api.close();
  }
});
