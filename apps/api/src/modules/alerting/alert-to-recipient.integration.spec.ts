import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { AlertDetail, AlertView, DeliveryDetail, DeliveryView } from '@pulso/contracts';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';
import { createTestDatabase } from '../../../test/test-database.js';
import { loadConfig } from '../../config/env.js';
import { startServer, type RunningServer } from '../../server.js';

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

const hooks: Received[] = [];
const mails: string[] = [];
let database: TestDatabase;
let owner: pg.Client;
let server: RunningServer;
let webhookSink: http.Server;
let smtpSink: SMTPServer;
let dataDir: string;
let firstRun: { email: string; password: string; demoTouchpointKey: string };
let cookie = '';

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  webhookSink = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      hooks.push({ headers: request.headers as Record<string, string>, body });
      response.end('ok');
    });
  });
  await once(webhookSink.listen(0, '127.0.0.1'), 'listening');
  smtpSink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, callback) => {
      let source = '';
      stream.on('data', (chunk) => (source += String(chunk)));
      stream.on('end', () => {
        mails.push(source);
        callback();
      });
    },
  });
  const smtp = smtpSink.listen(0, '127.0.0.1');
  await once(smtp, 'listening');
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'pulso-alert-'));
  const config = loadConfig({
    DATABASE_URL: database.ownerUrl,
    PORT: '0',
    HOST: '127.0.0.1',
    PULSO_DATA_DIR: dataDir,
    PULSO_SECRET_KEY: 'a secret key of thirty-two characters',
    PULSO_DEMO: 'false',
    PULSO_EGRESS_ALLOW: '127.0.0.0/8',
    SMTP_URL: `smtp://127.0.0.1:${(smtp.address() as AddressInfo).port}`,
    SMTP_FROM: 'Pulso <avisos@pulso.test>',
    LOG_LEVEL: 'silent',
  });
  server = await startServer(config, database.ownerUrl, () => undefined);
  firstRun = JSON.parse(readFileSync(path.join(dataDir, 'first-run.json'), 'utf8')) as typeof firstRun;
});

afterAll(async () => {
  await server.close();
  webhookSink.closeAllConnections();
  webhookSink.close();
  await new Promise<void>((done) => smtpSink.close(() => done()));
  await owner.end();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

async function call<T>(method: string, route: string, body?: object): Promise<T> {
  const response = await fetch(`${server.url.replace('localhost', '127.0.0.1')}${route}`, {
    method,
    headers: { cookie, 'x-pulso-console': '1', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const [set] = response.headers.getSetCookie();
  if (set) cookie = set.split(';')[0]!;
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function until<T>(read: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + 40_000; ;) {
    const value = await read();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error('What was waited for did not come.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function signAgreement(): Promise<void> {
  const { rows } = await owner.query<{ organization_id: string; service_id: string; indicator_id: string }>(
    `SELECT s.organization_id, s.id AS service_id, i.id AS indicator_id
       FROM service s JOIN indicator i ON i.organization_id = s.organization_id AND i.key = 'csat_top2' WHERE s.code = 'general'`,
  );
  const [{ organization_id, service_id, indicator_id }] = rows as [(typeof rows)[number]];
  const [agreementId, versionId] = [uuidv7(), uuidv7()];
  const words = JSON.stringify({ es: 'Satisfacción', en: 'Satisfaction' });
  await owner.query(`INSERT INTO agreement (organization_id, id, code, type, title) VALUES ($1, $2, 'ACU-1', 'customer', $3)`, [
    organization_id,
    agreementId,
    words,
  ]);
  await owner.query(
    `INSERT INTO agreement_version (organization_id, id, agreement_id, n, status, time_zone, effective_from, signed_at, content)
     VALUES ($1, $2, $3, 1, 'active', 'UTC', clock_timestamp() - interval '400 days', clock_timestamp() - interval '401 days', '{}')`,
    [organization_id, versionId, agreementId],
  );
  await owner.query(
    `INSERT INTO objective (organization_id, id, agreement_version_id, code, name, service_id, indicator_id, comparator, target, "window", min_sample)
     VALUES ($1, $2, $3, 'SAT', $4, $5, $6, 'gte', 0.85, '{"kind":"calendar","unit":"year"}', 20)`,
    [organization_id, uuidv7(), versionId, words, service_id, indicator_id],
  );
}

it('carries bad answers to the people and programs that asked to know, once, and lets them act on it', async () => {
  await signAgreement();
  await call('POST', '/v1/session', { email: firstRun.email, password: firstRun.password });
  const url = `http://127.0.0.1:${(webhookSink.address() as AddressInfo).port}/hook`;
  const endpoint = await call<{ id: string; secret: string }>('POST', '/v1/webhook-endpoints', { url, events: ['slo.breached'] });
  await expect(call('POST', '/v1/webhook-endpoints', { url: 'http://10.1.2.3/', events: ['slo.breached'] })).rejects.toThrow(
    'webhook.url-refused',
  );

  const tried = await call<DeliveryView>('POST', `/v1/webhook-endpoints/${endpoint.id}/test`);
  const verified = (hook: Received) => new Webhook(endpoint.secret).verify(hook.body, hook.headers);
  expect(verified(await until(() => hooks[0]))).toMatchObject({ type: 'webhook.test' });
  await until(async () => (await call<DeliveryDetail>('GET', `/v1/deliveries/${tried.id}`)).deliveredAt ?? undefined);

  for (let index = 0; index < 60; index += 1)
    await call('POST', `/v1/touchpoints/${firstRun.demoTouchpointKey}/feedback`, {
      submissionId: ulid(),
      rating: { scale: 'csat', value: 1 },
    });

  const breach = await until(() => hooks.find(({ body }) => body.includes('slo.breached')));
  expect(verified(breach)).toMatchObject({
    type: 'slo.breached',
    data: { agreement: { code: 'ACU-1' }, objective: { code: 'SAT', target: '0.85' }, good: 0 },
  });
  const mail = await until(() => mails[0]);
  expect(mail).toContain('Content-Language: ');

  const { items } = await until(async () => {
    const page = await call<{ items: AlertView[] }>('GET', '/v1/alerts?open=true');
    return page.items.length > 0 ? page : undefined;
  });
  expect(items).toHaveLength(1);
  const alertRoute = `/v1/alerts/${items[0]!.id}`;
  const detail = await until(async () => {
    const alert = await call<AlertDetail>('GET', alertRoute);
    return alert.deliveries.every(({ state }) => state === 'delivered') ? alert : undefined;
  });
  const breaches = detail.deliveries.filter(({ kind }) => kind === 'webhook');
  expect(breaches.map(({ id }) => id)).toEqual([breach.headers['webhook-id']]);
  expect(mails).toHaveLength(detail.deliveries.length - 1);

  expect(await call('POST', `${alertRoute}/acknowledge`)).toMatchObject({ state: 'firing', acknowledgedBy: expect.any(String) });
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  expect(await call('POST', `${alertRoute}/silence`, { until: soon, reason: 'Ya lo sabemos' })).toMatchObject({ silencedUntil: soon });
  await expect(call('POST', `${alertRoute}/silence`, { until: '2001-01-01T00:00:00Z', reason: 'Ayer' })).rejects.toThrow(
    'alert.silence-in-past',
  );
  expect(await call('DELETE', `${alertRoute}/silence`)).toMatchObject({ silencedUntil: null });
  expect(await call('POST', `/v1/deliveries/${breaches[0]!.id}/resend`)).toMatchObject({ state: 'pending' });
  await until(() =>
    hooks.filter(({ headers }) => headers['webhook-id'] === breach.headers['webhook-id']).length === 2 ? true : undefined,
  );
  await call('DELETE', `/v1/webhook-endpoints/${endpoint.id}`);
});
