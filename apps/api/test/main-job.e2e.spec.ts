import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FeedbackReceipt, ObjectiveView } from '@pulso/contracts';
import { chromium, type Browser, type Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { ulid } from 'ulid';
import { until } from './chaos/faults.js';
import { MailSink } from './chaos/mail-sink.js';
import { isRunning, postmasterPid } from './chaos/postgres-processes.js';
import { PulsoProcess } from './chaos/pulso-process.js';
import { WebhookSink } from './chaos/webhook-sink.js';

const PATIENCE_MS = 60_000;
/** Answers after which an alert must be there, thirty at a time. */
const MOST_BAD_ANSWERS = 120;

let folder: string;
let mails: MailSink;
let hooks: WebhookSink;
let pulso: PulsoProcess;
let browser: Browser;
let firstRun: { readonly url: string; readonly email: string; readonly password: string; readonly demoTouchpointKey: string };

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-main-job-'));
  chmodSync(folder, 0o755);
  [mails, hooks, browser] = await Promise.all([
    MailSink.start(),
    WebhookSink.start(),
    chromium.launch({ executablePath: process.env.PULSO_TEST_CHROMIUM ?? '/usr/bin/chromium' }),
  ]);
  pulso = await PulsoProcess.spawn({
    name: 'all',
    asTyped: true,
    env: { ROLE: 'all', PULSO_DATA_DIR: folder, SMTP_URL: mails.url, PULSO_EGRESS_ALLOW: '127.0.0.0/8' },
  });
  await pulso.ready(180_000);
  firstRun = JSON.parse(readFileSync(path.join(folder, 'first-run.json'), 'utf8')) as typeof firstRun;
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await pulso?.stop();
  await Promise.allSettled([mails?.stop(), hooks?.stop()]);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** A page of somebody with a browser of their own. */
async function visitor(): Promise<Page> {
  const context = await browser.newContext({ locale: 'es-ES' });
  // The widget's shadow root is closed to the page it is on; a person sees into it all the same.
  await context.addInitScript(() => {
    const prototype = (globalThis as unknown as { Element: { prototype: { attachShadow(init: object): object } } }).Element.prototype;
    const { attachShadow } = prototype;
    prototype.attachShadow = function (init: object) {
      return attachShadow.call(this, { ...init, mode: 'open' });
    };
  });
  return context.newPage();
}

/** Calls the API as the console does, with the session of whoever is signed in on this page. */
function call<Answer>(page: Page, method: string, url: string, body?: object): Promise<Answer> {
  return page.evaluate(
    async ([verb, address, content]) => {
      const headers: Record<string, string> = { 'x-pulso-console': '1', ...(content && { 'content-type': 'application/json' }) };
      const response = await fetch(address!, { method: verb!, headers, ...(content && { body: content }) });
      if (!response.ok) throw new Error(`${verb} ${address}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    [method, url, body && JSON.stringify(body)] as const,
  ) as Promise<Answer>;
}

async function badAnswer(): Promise<void> {
  const response = await fetch(`${pulso.url}/v1/touchpoints/${firstRun.demoTouchpointKey}/feedback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      submissionId: ulid(),
      rating: { scale: 'csat', value: 1 },
      comment: 'Pésima atención, esperé una hora y nadie me ayudó.',
    }),
  });
  expect(response.status).toBe(202);
  expect(((await response.json()) as FeedbackReceipt).replayed).toBe(false);
}

it('carries a customer’s tap to an open console, into the agreement, and from there to mail, webhook and the console’s alerts', async () => {
  const console_ = await visitor();
  await console_.goto(`${firstRun.url}/`);
  await console_.getByLabel('Correo electrónico').fill(firstRun.email);
  await console_.getByLabel('Contraseña', { exact: true }).fill(firstRun.password);
  await console_.getByRole('button', { name: 'Entrar' }).click();
  await console_.getByText('En directo').or(console_.locator('[data-opinion]')).first().waitFor({ timeout: PATIENCE_MS });
  await console_.locator('[data-opinion]').first().waitFor({ timeout: PATIENCE_MS });
  await console_.evaluate(() => Object.assign(globalThis, { neverReloaded: true }));

  // A customer taps, and then says why.
  const words = `El pan llegó frío ${ulid()}`;
  const customer = await visitor();
  await customer.goto(`${firstRun.url}/demo`);
  await customer.getByRole('button', { name: 'Danos tu opinión' }).click();
  await customer.getByRole('radio', { name: 'Mal, 2 de 5' }).click();
  await customer.locator('.status').filter({ hasText: 'Gracias' }).waitFor();
  await customer.getByRole('textbox', { name: 'Tu comentario' }).fill(words);
  await customer.getByRole('button', { name: 'Enviar' }).click();
  await customer.locator('.status').filter({ hasText: 'Recibimos tu opinión' }).waitFor();
  await console_.locator('[data-opinion]').filter({ hasText: words }).waitFor({ timeout: PATIENCE_MS });

  // An owner wants to be told at an address of theirs.
  const endpoint = await call<{ id: string; secret: string }>(console_, 'POST', '/v1/webhook-endpoints', {
    url: hooks.url,
    events: ['slo.at_risk', 'slo.breached'],
  });
  const openAlerts = () => call<{ items: { id: string }[] }>(console_, 'GET', '/v1/alerts?open=true');
  const openBefore = new Set((await openAlerts()).items.map(({ id }) => id));
  const mailsBefore = mails.mails.length;

  let sent = 0;
  let alertId: string | undefined;
  while (!alertId && sent < MOST_BAD_ANSWERS) {
    await Promise.all(Array.from({ length: 30 }, badAnswer));
    sent += 30;
    await until(
      'an alert is open',
      async () => {
        alertId = (await openAlerts()).items.find(({ id }) => !openBefore.has(id))?.id;
        return alertId !== undefined;
      },
      15_000,
    ).catch(() => undefined);
  }
  expect(alertId).toBeDefined();

  await console_.locator(`a[href*="/alerts/${alertId}"]`).first().waitFor({ timeout: PATIENCE_MS });
  expect(await console_.evaluate(() => (globalThis as { neverReloaded?: boolean }).neverReloaded)).toBe(true);

  await until('the webhook arrived', () => hooks.received.length > 0, PATIENCE_MS);
  const { headers, body } = hooks.received[0]!;
  const told = new Webhook(endpoint.secret).verify(body, { ...headers }) as { type: string; data: { alertId: string } };
  expect(told).toMatchObject({ type: expect.stringMatching(/^slo\.(at_risk|breached)$/), data: { alertId } });
  expect(() => new Webhook(endpoint.secret).verify(body.replace('"alertId"', '"alertld"'), { ...headers })).toThrow();

  const mailToOwner = () => mails.mails.slice(mailsBefore).find((mail) => mail.includes(`To: ${firstRun.email}`));
  await until('the mail arrived', () => mailToOwner() !== undefined, PATIENCE_MS);
  const mail = mailToOwner()!.replace(/=\r\n/g, '');
  expect(mail).toContain(alertId);
  expect(mail).not.toContain(words);

  // The alert opens with the numbers it rests on.
  await console_.locator(`a[href*="/alerts/${alertId}"]`).first().click();
  await console_.getByRole('heading', { level: 1 }).waitFor();
  const { objective } = await call<{ objective: { id: string } }>(console_, 'GET', `/v1/alerts/${alertId}`);
  const { current } = await call<ObjectiveView>(console_, 'GET', `/v1/objectives/${objective.id}`);
  expect(current!.n).toBeGreaterThanOrEqual(sent);
  expect(current!.interval!.low).toBeLessThan(current!.value!);
  expect(current!.interval!.high).toBeGreaterThan(current!.value!);
}, 300_000);

it('measures what it stored, and leaves nothing running when it is told to stop', async () => {
  const { code, said } = await pulso.run('rebuild');
  expect(said).toMatch(/[1-9]\d* feedback, [1-9]\d* slices, 0 differences/);
  expect(code).toBe(0);
  const postmaster = postmasterPid(path.join(folder, 'postgres'));
  expect(isRunning(postmaster)).toBe(true);
  expect(await pulso.stop('SIGTERM')).toBe(0);
  expect(pulso.wrote(/All stopped\./)).toBe(true);
  expect(isRunning(postmaster)).toBe(false);
}, 120_000);
