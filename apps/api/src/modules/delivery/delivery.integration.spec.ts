import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliverJob } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { seedOrganization } from '../../../test/seeded-organization.js';
import { createTestDatabase } from '../../../test/test-database.js';
import { DispatchPool } from '../../platform/database/pools.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork, type Sql } from '../../platform/database/unit-of-work.js';
import { Egress } from '../../platform/egress/egress.js';
import { Log } from '../../platform/logging/log.js';
import { OutboxMailer } from '../../platform/mail/outbox-mailer.js';
import { SmtpMailer } from '../../platform/mail/smtp-mailer.js';
import type { Queues } from '../../platform/queues/queues.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { CreateWebhookEndpoint } from './create-webhook-endpoint.js';
import { DeleteWebhookEndpoint } from './delete-webhook-endpoint.js';
import { DeliverHandler } from './deliver.handler.js';
import { DeliverySweep } from './delivery-sweep.js';
import { GetDelivery } from './get-delivery.js';
import { ListDeliveries } from './list-deliveries.js';
import { ListWebhookEndpoints } from './list-webhook-endpoints.js';
import { queueDelivery, type NewDelivery } from './queue-delivery.js';
import { queueWebhookEvent } from './queue-webhook-event.js';
import { ResendDelivery } from './resend-delivery.js';
import { SendWebhook } from './send-webhook.js';
import { TestWebhookEndpoint } from './test-webhook-endpoint.js';
import { UpdateWebhookEndpoint } from './update-webhook-endpoint.js';

interface Hook {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

const hooks: Hook[] = [];
const mails: { to: string; source: string }[] = [];
/** What the webhook sink answers from now on. */
let answer: http.RequestListener;
const accept: http.RequestListener = (_, response) => response.end('thanks');
const answering =
  (status: number, text = ''): http.RequestListener =>
  (_, response) =>
    response.writeHead(status).end(text);

const queued: { organizationId: string; deliveryId: string }[] = [];
const queues = { add: async (_job: unknown, payload: (typeof queued)[number]) => void queued.push(payload) } as unknown as Queues;
const log = new Log('silent');
const secrets = new SecretBox('the secret key of these tests, long enough');
const egress = new Egress(['127.0.0.0/8']);

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let pool: DispatchPool;
let unitOfWork: UnitOfWork;
let webhookSink: http.Server;
let smtpSink: SMTPServer;
let smtpMailer: SmtpMailer;
let sinkUrl: string;
let handler: DeliverHandler;
let actor: Actor;
let foreigner: Actor;

const member = (organizationId: string): Actor => ({
  kind: 'member',
  organizationId,
  userId: uuidv7(),
  role: 'owner',
  sessionId: uuidv7(),
});

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app') }).initialize();
  pool = new DispatchPool(runtimeUrl(database.ownerUrl, 'pulso_dispatch'), '');
  unitOfWork = new UnitOfWork(dataSource);
  webhookSink = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      hooks.push({ headers: request.headers, body });
      answer(request, response);
    });
  });
  await once(webhookSink.listen(0, '127.0.0.1'), 'listening');
  sinkUrl = `http://127.0.0.1:${(webhookSink.address() as AddressInfo).port}/hook`;
  smtpSink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, callback) =>
      callback(address.startsWith('full') ? Object.assign(new Error('Mailbox\u202E full'), { responseCode: 452 }) : null),
    onData: (stream, { envelope }, callback) => {
      let source = '';
      stream.on('data', (chunk) => (source += String(chunk)));
      stream.on('end', () => {
        mails.push({ to: envelope.rcptTo[0]!.address, source });
        callback();
      });
    },
  });
  const smtpServer = smtpSink.listen(0, '127.0.0.1');
  await once(smtpServer, 'listening');
  const smtpPort = (smtpServer.address() as AddressInfo).port;
  smtpMailer = new SmtpMailer({ url: `smtp://127.0.0.1:${smtpPort}`, from: 'Pulso <avisos@pulso.test>', domain: 'pulso.test' });
  handler = new DeliverHandler(unitOfWork, smtpMailer, new SendWebhook(egress, secrets), log);
});

afterAll(async () => {
  smtpMailer.onModuleDestroy();
  await egress.onModuleDestroy();
  webhookSink.closeAllConnections();
  webhookSink.close();
  await new Promise<void>((done) => smtpSink.close(() => done()));
  await dataSource.destroy();
  await pool.end();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  actor = member((await seedOrganization(owner)).organizationId);
  foreigner = member((await seedOrganization(owner)).organizationId);
  hooks.length = mails.length = queued.length = 0;
  answer = accept;
});

const run = <T>(work: (sql: Sql) => Promise<T>): Promise<T> => unitOfWork.run(actor.organizationId, work);

async function endpoint(url = sinkUrl) {
  return new CreateWebhookEndpoint(unitOfWork, egress, secrets).execute(actor, { url, events: ['slo.breached'] });
}

async function event(dedupeKey = uuidv7()): Promise<string> {
  const at = new Date('2026-03-05T10:00:00Z');
  const [id] = await run((sql) => queueWebhookEvent(sql, actor.organizationId, { type: 'slo.breached', at, data: { n: 430 }, dedupeKey }));
  return id!;
}

async function mail(over: Partial<NewDelivery> = {}): Promise<string | null> {
  return run((sql) =>
    queueDelivery(sql, actor.organizationId, {
      kind: 'email',
      event: 'slo.breached',
      dedupeKey: uuidv7(),
      target: 'ana@pulso.test',
      subject: 'Marzo no cumplió: 83,2 % frente a 85 %',
      body: 'Hola',
      ...over,
    }),
  );
}

const deliver = (deliveryId: string) => handler.handle({ organizationId: actor.organizationId, deliveryId });
const read = (id: string) => new GetDelivery(unitOfWork).execute(actor, id);
const makeDue = (id: string) => owner.query(`UPDATE delivery SET next_at = clock_timestamp() WHERE id = $1`, [id]);
const waitOf = async (id: string) =>
  (
    await owner.query<{ s: number }>(`SELECT extract(epoch FROM next_at - clock_timestamp())::float8 AS s FROM delivery WHERE id = $1`, [
      id,
    ])
  ).rows[0]!.s;

describe('where one endpoint answers nobody', () => {
  /** Does jobs in the order they are in the queue, as many at once as a worker does. */
  function work(deliveryIds: readonly string[]): Promise<unknown> {
    const waiting = [...deliveryIds];
    const worker = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await deliver(id);
    };
    return Promise.all(Array.from({ length: deliverJob.concurrency }, worker));
  }

  it('mails and the webhooks of others go out all the same, and what waits is not counted as tried', async () => {
    answer = (request, response) => void (request.url === '/silent' ? undefined : response.end('thanks'));
    const silent = await endpoint(sinkUrl.replace('/hook', '/silent'));
    const toSilent: string[] = [];
    for (let index = 0; index < 40; index += 1) toSilent.push(await event());
    await new UpdateWebhookEndpoint(unitOfWork).execute(actor, silent.id, { events: ['slo.at_risk'] });
    await endpoint();
    const toOther = await event();
    const toAna = (await mail())!;
    const started = performance.now();
    const done = work([...toSilent, toOther, toAna]);
    while ((await read(toAna)).state !== 'delivered' || (await read(toOther)).state !== 'delivered') {
      expect(performance.now() - started).toBeLessThan(8_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await done;
    const tried = await owner.query<{ attempts: number; n: number }>(
      `SELECT attempts, count(*)::int AS n FROM delivery WHERE id = ANY ($1) GROUP BY 1 ORDER BY 1`,
      [toSilent],
    );
    expect(tried.rows).toEqual([
      { attempts: 0, n: expect.any(Number) },
      { attempts: 1, n: 4 },
    ]);
    const waiting = await owner.query(`SELECT FROM delivery WHERE id = ANY ($1) AND state = 'pending' AND next_at IS NOT NULL`, [toSilent]);
    expect(waiting.rowCount).toBe(40);
  }, 30_000);
});

describe('a mail', () => {
  it('is sent once, under the id of its delivery', async () => {
    const id = (await mail())!;
    await Promise.all([deliver(id), deliver(id), deliver(id)]);
    await deliver(id);
    expect(mails.map(({ to }) => to)).toEqual(['ana@pulso.test']);
    expect(mails[0]!.source).toContain(`Message-ID: <${id}@pulso.test>`);
    expect(await read(id)).toMatchObject({
      state: 'delivered',
      attempts: 1,
      nextAt: null,
      lastError: null,
      deliveredAt: expect.any(String),
    });
  });

  it('is queued once under one key, whoever queues it', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => mail({ dedupeKey: 'one' })));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    expect((await new ListDeliveries(unitOfWork).execute(actor, { limit: 50 })).items).toHaveLength(1);
  });

  it('goes to the outbox without a mail server', async () => {
    const id = (await mail())!;
    const outbox = new DeliverHandler(unitOfWork, new OutboxMailer(), new SendWebhook(egress, secrets), log);
    await outbox.handle({ organizationId: actor.organizationId, deliveryId: id });
    expect(await read(id)).toMatchObject({ state: 'outbox', nextAt: null, deliveredAt: null, body: 'Hola' });
  });

  it('waits and is tried again when the server refuses', async () => {
    const id = (await mail({ target: 'full@pulso.test' }))!;
    await deliver(id);
    const detail = await read(id);
    expect(detail).toMatchObject({ state: 'pending', attempts: 1, lastError: 'The mail server did not take it (EENVELOPE).' });
    expect(detail.lastResponse).toMatch(/^452 Mailbox full$/);
  });

  it('is not sent when the transaction that causes it does not commit', async () => {
    await expect(
      run(async (sql) => {
        await queueDelivery(sql, actor.organizationId, { kind: 'email', event: 'x', dedupeKey: 'x', target: 'a@pulso.test', body: '' });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect((await new ListDeliveries(unitOfWork).execute(actor, { limit: 50 })).items).toEqual([]);
  });
});

describe('a webhook', () => {
  it('is signed so that the receiver can verify it', async () => {
    const { secret } = await endpoint();
    const id = await event();
    await deliver(id);
    const [{ headers, body }] = hooks as [Hook];
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({
      type: 'slo.breached',
      timestamp: '2026-03-05T10:00:00.000Z',
      data: { n: 430 },
    });
    expect(headers['webhook-id']).toBe(id);
    expect(() => new Webhook(secret).verify(body.replace('430', '431'), headers as Record<string, string>)).toThrow();
    expect(await read(id)).toMatchObject({ state: 'delivered', lastResponse: '200 thanks' });
  });

  it('is retried on the schedule under one id and with one body, and given up after the tenth attempt', async () => {
    await endpoint();
    const id = await event();
    answer = answering(503, 'come back\u0007 later');
    const expected = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
    for (const [index, seconds] of expected.entries()) {
      await makeDue(id);
      await deliver(id);
      const wait = await waitOf(id);
      expect(wait).toBeGreaterThan(seconds - 2);
      expect(wait).toBeLessThanOrEqual(seconds * 1.2);
      expect(await read(id)).toMatchObject({
        state: 'pending',
        attempts: index + 1,
        lastError: 'The endpoint answered 503.',
        lastResponse: '503 come back later',
      });
    }
    await makeDue(id);
    await deliver(id);
    expect(await read(id)).toMatchObject({ state: 'failed', attempts: 10, nextAt: null });
    expect(new Set(hooks.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
    expect(hooks).toHaveLength(10);
    await makeDue(id);
    await deliver(id);
    expect(hooks).toHaveLength(10);
  });

  it('is sent again under the same id when the worker died between sending and writing it down', async () => {
    await endpoint();
    const id = await event();
    let runs = 0;
    const dying = new UnitOfWork(dataSource);
    dying.run = (organizationId, work) => {
      if ((runs += 1) === 2) throw new Error('killed');
      return unitOfWork.run(organizationId, work);
    };
    const killed = new DeliverHandler(dying, smtpMailer, new SendWebhook(egress, secrets), log);
    await expect(killed.handle({ organizationId: actor.organizationId, deliveryId: id })).rejects.toThrow('killed');
    await deliver(id);
    expect(hooks).toHaveLength(1);
    expect(await waitOf(id)).toBeGreaterThan(100);
    await makeDue(id);
    await deliver(id);
    expect(hooks.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    expect(hooks[0]!.body).toBe(hooks[1]!.body);
    expect(await read(id)).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('that kills its worker every time ends as well', async () => {
    await endpoint();
    const id = await event();
    await owner.query('UPDATE delivery SET attempts = 10 WHERE id = $1', [id]);
    await deliver(id);
    expect(hooks).toEqual([]);
    expect(await read(id)).toMatchObject({ state: 'failed', attempts: 11 });
  });

  it('answered 410 disables its endpoint', async () => {
    const { id: endpointId } = await endpoint();
    const id = await event();
    answer = answering(410);
    await deliver(id);
    expect(await read(id)).toMatchObject({ state: 'failed', attempts: 1 });
    const { items } = await new ListWebhookEndpoints(unitOfWork).execute(actor);
    expect(items).toMatchObject([{ id: endpointId, status: 'disabled' }]);
    expect(await event()).toBeUndefined();
  });

  it('answered by a redirect or cut off is a failure and no more', async () => {
    await endpoint();
    const [redirected, cut] = [await event(), await event()];
    answer = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    await deliver(redirected);
    expect(await read(redirected)).toMatchObject({ state: 'pending', lastError: 'The endpoint answered 302.' });
    answer = (request) => request.socket.destroy();
    await deliver(cut);
    expect((await read(cut)).lastError).toMatch(/^The endpoint could not be reached \(/);
  });

  it('to a name that turned private after it was registered is not sent', async () => {
    let address = '93.184.216.34';
    const rebinding = new Egress([], async () => [{ address, family: 4 }]);
    const created = await new CreateWebhookEndpoint(unitOfWork, rebinding, secrets).execute(actor, {
      url: sinkUrl.replace('127.0.0.1', 'hooks.attacker.test'),
      events: ['slo.breached'],
    });
    const id = await event();
    address = '127.0.0.1';
    const guarded = new DeliverHandler(unitOfWork, smtpMailer, new SendWebhook(rebinding, secrets), log);
    await guarded.handle({ organizationId: actor.organizationId, deliveryId: id });
    expect(hooks).toEqual([]);
    expect(await read(id)).toMatchObject({ state: 'pending', lastError: 'The address does not lie on the public internet.' });
    expect(created.secret).toMatch(/^whsec_/);
    await rebinding.onModuleDestroy();
  });
});

describe('the sweep', () => {
  it('finds what is due, of every organization, and nothing else', async () => {
    await owner.query(`UPDATE delivery SET state = 'failed', next_at = NULL WHERE state = 'pending'`);
    const [due, later, done] = [(await mail())!, (await mail())!, (await mail())!];
    await owner.query(`UPDATE delivery SET next_at = clock_timestamp() + interval '1 minute' WHERE id = $1`, [later]);
    await owner.query(`UPDATE delivery SET state = 'delivered' WHERE id = $1`, [done]);
    const mine = actor;
    actor = foreigner;
    const foreign = (await mail())!;
    await new DeliverySweep(pool, queues, log).sweep();
    expect(queued).toEqual([
      { organizationId: mine.organizationId, deliveryId: due },
      { organizationId: foreigner.organizationId, deliveryId: foreign },
    ]);
  });
});

describe('from the console', () => {
  it('a delivery is sent again under its own id, also to what was full', async () => {
    const id = (await mail())!;
    await deliver(id);
    expect(await new ResendDelivery(unitOfWork, queues).execute(actor, id)).toMatchObject({ id, state: 'pending', attempts: 0 });
    expect(queued).toEqual([{ organizationId: actor.organizationId, deliveryId: id }]);
    await deliver(id);
    expect(mails.map(({ source }) => /Message-ID: (\S+)/.exec(source)![1])).toEqual(Array(2).fill(`<${id}@pulso.test>`));
  });

  it('deliveries are listed newest first, by page, kind and state', async () => {
    await endpoint();
    const ids = [(await mail())!, await event(), (await mail())!];
    await deliver(ids[0]!);
    const list = new ListDeliveries(unitOfWork);
    const first = await list.execute(actor, { limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const second = await list.execute(actor, { limit: 2, cursor: first.next! });
    expect([second.items.map(({ id }) => id), second.next]).toEqual([[ids[0]], null]);
    expect((await list.execute(actor, { limit: 9, kind: 'webhook' })).items.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await list.execute(actor, { limit: 9, state: 'delivered' })).items.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('an endpoint shows its secret once, keeps it sealed, changes, is tried out and goes', async () => {
    const created = await endpoint();
    const { rows } = await owner.query<{ sealed_secret: Buffer }>('SELECT sealed_secret FROM webhook_endpoint WHERE id = $1', [created.id]);
    expect(rows[0]!.sealed_secret.includes(created.secret.slice(6, 20))).toBe(false);
    const list = new ListWebhookEndpoints(unitOfWork);
    expect(JSON.stringify(await list.execute(actor))).not.toContain('whsec');
    const test = new TestWebhookEndpoint(unitOfWork, new GetDelivery(unitOfWork), queues);
    const { id } = await test.execute(actor, created.id);
    await deliver(id);
    expect(new Webhook(created.secret).verify(hooks[0]!.body, hooks[0]!.headers as Record<string, string>)).toMatchObject({
      type: 'webhook.test',
    });
    const update = new UpdateWebhookEndpoint(unitOfWork);
    expect(await update.execute(actor, created.id, { status: 'disabled' })).toMatchObject({ status: 'disabled', events: ['slo.breached'] });
    await expect(test.execute(actor, created.id)).rejects.toMatchObject({ code: 'resource.conflict' });
    expect(await update.execute(actor, created.id, { events: ['slo.at_risk', 'slo.at_risk'] })).toMatchObject({ events: ['slo.at_risk'] });
    await new DeleteWebhookEndpoint(unitOfWork).execute(actor, created.id);
    expect((await list.execute(actor)).items).toEqual([]);
    const audit = await owner.query<{ action: string }>('SELECT action FROM audit_entry WHERE organization_id = $1 ORDER BY id', [
      actor.organizationId,
    ]);
    expect(audit.rows.map(({ action }) => action.split('.')[1])).toEqual(['created', 'tested', 'updated', 'updated', 'deleted']);
  });

  it.each(['http://10.0.0.1/', 'http://[::1]:8080/', 'http://0x7f.1/', 'https://user@example.com/', 'ftp://example.com/'])(
    'an endpoint at %s is refused when it is saved',
    async (url) => {
      const strict = new Egress([]);
      const refused = new CreateWebhookEndpoint(unitOfWork, strict, secrets).execute(actor, { url, events: ['slo.breached'] });
      await expect(refused).rejects.toMatchObject({ code: 'webhook.url-refused' });
      await strict.onModuleDestroy();
    },
  );

  it('another organization finds nothing of this one', async () => {
    const { id: endpointId } = await endpoint();
    const id = await event();
    const missing = { code: 'resource.not-found' };
    await expect(new GetDelivery(unitOfWork).execute(foreigner, id)).rejects.toMatchObject(missing);
    await expect(new ResendDelivery(unitOfWork, queues).execute(foreigner, id)).rejects.toMatchObject(missing);
    await expect(new UpdateWebhookEndpoint(unitOfWork).execute(foreigner, endpointId, { status: 'disabled' })).rejects.toMatchObject(
      missing,
    );
    await expect(new DeleteWebhookEndpoint(unitOfWork).execute(foreigner, endpointId)).rejects.toMatchObject(missing);
    const test = new TestWebhookEndpoint(unitOfWork, new GetDelivery(unitOfWork), queues);
    await expect(test.execute(foreigner, endpointId)).rejects.toMatchObject(missing);
    expect((await new ListDeliveries(unitOfWork).execute(foreigner, { limit: 9 })).items).toEqual([]);
    expect((await new ListDeliveries(unitOfWork).execute(foreigner, { limit: 9, cursor: id })).items).toEqual([]);
    expect((await new ListWebhookEndpoints(unitOfWork).execute(foreigner)).items).toEqual([]);
    await handler.handle({ organizationId: foreigner.organizationId, deliveryId: id });
    expect(hooks).toEqual([]);
  });
});
