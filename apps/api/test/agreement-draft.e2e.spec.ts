import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { AgreementVersionDetail } from '@pulso/contracts';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { PulsoProcess } from './chaos/pulso-process.js';

const PATIENCE_MS = 30_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STEPS = ['service', 'levels', 'metrics', 'document', 'review'] as const;

let folder: string;
let pulso: PulsoProcess;
let browser: Browser;
let firstRun: { readonly url: string; readonly email: string; readonly password: string };
/** Cookies of the member who writes. */
let session: Awaited<ReturnType<BrowserContext['storageState']>>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-draft-'));
  chmodSync(folder, 0o755);
  browser = await chromium.launch({ executablePath: process.env.PULSO_TEST_CHROMIUM ?? '/usr/bin/chromium' });
  pulso = await PulsoProcess.spawn({ name: 'all', asTyped: true, env: { ROLE: 'all', PULSO_DATA_DIR: folder, PULSO_DEMO: 'false' } });
  await pulso.ready(180_000);
  firstRun = JSON.parse(readFileSync(path.join(folder, 'first-run.json'), 'utf8')) as typeof firstRun;
  const context = await browser.newContext({ locale: 'es-ES' });
  const page = await context.newPage();
  await page.goto(`${firstRun.url}/agreements`);
  await page.getByLabel('Correo electrónico').fill(firstRun.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(firstRun.password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Acuerdos' }).waitFor({ timeout: PATIENCE_MS });
  session = await context.storageState();
  await context.close();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await pulso?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

interface Look {
  readonly language?: 'es' | 'en';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
}

async function visitor({ language = 'es', scheme = 'light', width = 1440 }: Look = {}): Promise<Page> {
  const context = await browser.newContext({
    storageState: session,
    locale: language === 'es' ? 'es-ES' : 'en-US',
    colorScheme: scheme,
    viewport: { width, height: 900 },
  });
  await context.addInitScript(`localStorage.setItem('pulso.language', '${language}')`);
  return context.newPage();
}

/** Begins a draft from the call centre template, through the screens. */
async function beginDraft(page: Page): Promise<string> {
  await page.goto(`${firstRun.url}/agreements/new`);
  await page.getByRole('button', { name: 'Usar la plantilla «Centro de llamadas»' }).click();
  await page.getByRole('checkbox', { name: 'También en inglés' }).check();
  await page.getByRole('button', { name: 'Empezar el borrador' }).click();
  await page.waitForURL(/\/edit\/service$/, { timeout: PATIENCE_MS });
  return page.url().replace(/\/service$/, '');
}

const storedVersion = (page: Page, wizard: string): Promise<AgreementVersionDetail> =>
  page.evaluate(
    async (address) => (await fetch(address)).json(),
    wizard.replace(/^.*\/agreements/, '/v1/agreements').replace(/\/edit$/, ''),
  ) as Promise<AgreementVersionDetail>;

const allSaved = (page: Page) => page.locator('[data-save-state="saved"]').waitFor({ timeout: PATIENCE_MS });
const openItem = (page: Page, place: string) => page.locator(`[id="${place}"]`).click();
const field = (page: Page, place: string) => page.locator(`[id="${place}"]`);

const hasValue = (page: Page, place: string, value: string) => expectEventually(() => field(page, place).inputValue(), value);

it('goes from a template to a complete checklist, each problem one click from its field', async () => {
  const page = await visitor();
  const wizard = await beginDraft(page);
  await page.goto(`${wizard}/review`);
  await page.getByRole('button', { name: /Indique el primer día de servicio/ }).click();
  await page.waitForURL(/\/edit\/document$/);
  await page.locator('[id="overview.effectiveFrom"]:focus').waitFor();
  await field(page, 'overview.effectiveFrom').fill('2027-01-01');
  await page.getByText('Indique el primer día de servicio').waitFor({ state: 'detached' });

  await page.getByRole('link', { name: /2 Niveles/ }).click();
  await openItem(page, 'service_levels.levels.n1');
  await page.getByText('De 480 opiniones al mes, 72 pueden ser malas.').waitFor();
  await field(page, 'service_levels.levels.n1.target').fill('90');
  await page.getByText('De 480 opiniones al mes, 48 pueden ser malas.').waitFor();
  await field(page, 'service_levels.levels.n1.target').fill('mucho');
  await field(page, 'service_levels.levels.n1.target').blur();
  await page.getByText('Escriba un porcentaje de 0 a 100, como 85 o 99,5.').waitFor();
  await allSaved(page);
  const { sections } = await storedVersion(page, wizard);
  expect(sections.service_levels.content.levels.find(({ ref }) => ref === 'n1')?.target).toBe('0.9');
  expect(sections.overview.content.effectiveFrom).toBe('2027-01-01');
  await page.context().close();
});

it('goes to review only once the checklist and its problems are clear', async () => {
  const page = await visitor();
  await page.goto(`${firstRun.url}/agreements/new`);
  await page.getByRole('button', { name: 'Usar la plantilla «Centro de llamadas»' }).click();
  const variables = page.getByRole('group', { name: 'Datos del acuerdo' });
  for (const input of await variables.locator('input').all()) {
    const key = (await input.getAttribute('id'))?.replace('variable-', '') ?? '';
    if (key === 'effective_from') await input.fill('2027-01-01');
    else if (key === 'effective_to') await input.fill('2027-12-31');
    else if (key.endsWith('_email')) await input.fill(`${key.replaceAll('_', '.')}@empresa.example`);
    else if ((await input.inputValue()) === '') await input.fill(key.replaceAll('_', ' '));
  }
  await page.getByRole('button', { name: 'Empezar el borrador' }).click();
  await page.waitForURL(/\/edit\/service$/, { timeout: PATIENCE_MS });
  const wizard = page.url().replace(/\/service$/, '');

  await page.goto(`${wizard}/document`);
  await field(page, 'overview.effectiveFrom').fill('');
  await page.goto(`${wizard}/review`);
  const send = page.getByRole('button', { name: 'Enviar a revisión', exact: true });
  await page.getByText('Todavía no se puede enviar:').waitFor();
  expect(await send.isDisabled()).toBe(true);
  await page.getByRole('button', { name: /Indique el primer día de servicio/ }).click();
  await field(page, 'overview.effectiveFrom').fill('2027-01-01');
  await allSaved(page);
  await page.goto(`${wizard}/review`);
  await page.getByText('Todavía no se puede enviar:').waitFor({ state: 'detached' });
  await send.click();
  await page.getByText('Esta versión ya salió del borrador.').waitFor({ timeout: PATIENCE_MS });
  expect((await storedVersion(page, wizard)).version.status).toBe('in_review');
  await page.context().close();
});

it('two people who edit the same draft lose nothing: what differs is merged, what collides is asked', async () => {
  const ana = await visitor();
  const wizard = await beginDraft(ana);
  const luis = await visitor();
  await Promise.all([ana.goto(`${wizard}/document`), luis.goto(`${wizard}/document`)]);
  await Promise.all([ana, luis].map((page) => field(page, 'overview.title.es').waitFor()));

  await Promise.all([field(ana, 'overview.title.es').fill('Título de Ana'), field(luis, 'overview.summary.es').fill('Resumen de Luis')]);
  await Promise.all([ana, luis].map(allSaved));
  await expectEventually(async () => (await storedVersion(ana, wizard)).sections.overview.content, {
    title: expect.objectContaining({ es: 'Título de Ana' }),
    summary: expect.objectContaining({ es: 'Resumen de Luis' }),
  });
  await hasValue(ana, 'overview.summary.es', 'Resumen de Luis');
  await hasValue(luis, 'overview.title.es', 'Título de Ana');

  // Luis is offline while both change the same words.
  await luis.context().setOffline(true);
  await field(luis, 'overview.statementOfIntent.es').fill('Lo que quiere Luis');
  await luis.locator('[data-save-state="offline"]').waitFor({ timeout: PATIENCE_MS });
  await field(ana, 'overview.statementOfIntent.es').fill('Lo que quiere Ana');
  await expectEventually(
    async () => (await storedVersion(ana, wizard)).sections.overview.content.statementOfIntent.es,
    'Lo que quiere Ana',
  );
  await luis.context().setOffline(false);
  await luis.getByRole('alert', { name: 'Otra persona cambió lo mismo' }).waitFor({ timeout: PATIENCE_MS });
  const conflict = luis.getByRole('alert', { name: 'Otra persona cambió lo mismo' });
  expect(await conflict.textContent()).toContain('Lo que quiere Luis');
  expect(await conflict.textContent()).toContain('Lo que quiere Ana');
  await luis.getByRole('button', { name: 'Dejar ambos, uno tras otro' }).click();
  await expectEventually(
    async () => (await storedVersion(ana, wizard)).sections.overview.content.statementOfIntent.es,
    'Lo que quiere Ana\nLo que quiere Luis',
  );
  await Promise.all([ana.context().close(), luis.context().close()]);
});

it('unsaved words are there after a reload, and are saved once the line is back', async () => {
  const page = await visitor();
  // Cuts the line to the server for whatever saves, over reloads too.
  await page.addInitScript(`{
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) =>
      init?.method === 'PUT' && sessionStorage.getItem('cut') ? Promise.reject(new TypeError('cut')) : fetch(input, init);
  }`);
  const wizard = await beginDraft(page);
  await page.goto(`${wizard}/document`);
  await field(page, 'overview.title.es').waitFor();
  await page.evaluate(`sessionStorage.setItem('cut', 'yes')`);
  await field(page, 'overview.title.es').fill('Escrito sin línea');
  await page.locator('[data-save-state="offline"]').waitFor({ timeout: PATIENCE_MS });
  await page.reload();
  await hasValue(page, 'overview.title.es', 'Escrito sin línea');
  expect((await storedVersion(page, wizard)).sections.overview.content.title.es).not.toBe('Escrito sin línea');
  await page.evaluate(`sessionStorage.removeItem('cut')`);
  await expectEventually(async () => (await storedVersion(page, wizard)).sections.overview.content.title.es, 'Escrito sin línea');
  await page.context().close();
});

it('items are added by name, moved, removed and brought back', async () => {
  const page = await visitor();
  const wizard = await beginDraft(page);
  await field(page, 'stakeholders.parties.new').fill('Panadería La Espiga');
  await field(page, 'stakeholders.parties.new').press('Enter');
  await field(page, 'stakeholders.parties.panaderia-la-espiga.name').waitFor();
  await page.getByRole('button', { name: 'Subir Panadería La Espiga' }).click();
  await page.getByRole('button', { name: 'Quitar Panadería La Espiga' }).click();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await allSaved(page);
  await expectEventually(
    async () => (await storedVersion(page, wizard)).sections.stakeholders.content.parties.map(({ ref }) => ref).at(-2),
    'panaderia-la-espiga',
  );
  await page.context().close();
});

describe('every step', () => {
  let wizard: string;
  beforeAll(async () => {
    const page = await visitor();
    wizard = await beginDraft(page);
    await page.context().close();
  });

  it.each(
    (['es', 'en'] as const).flatMap((language) =>
      (['light', 'dark'] as const).flatMap((scheme) => [1440, 390].map((width) => [language, scheme, width] as const)),
    ),
  )('has no axe violation in %s, %s, at %d', async (language, scheme, width) => {
    const page = await visitor({ language, scheme, width });
    for (const step of STEPS) {
      await page.goto(`${wizard}/${step}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const folded = page.locator('main li > div > button[aria-expanded="false"]');
      if ((await folded.count()) > 0) await folded.first().click();
      await page.evaluate(AXE);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect([step, violations]).toEqual([step, []]);
    }
    await page.context().close();
  });

  it('fits 320 px without scrolling sideways', async () => {
    const page = await visitor({ width: 320 });
    for (const step of STEPS) {
      await page.goto(`${wizard}/${step}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const folded = page.locator('main li > div > button[aria-expanded="false"]');
      if ((await folded.count()) > 0) await folded.first().click();
      expect([step, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([step, 320]);
    }
    await page.context().close();
  });
});

/** Asks until the answer matches, and shows the last one when it never does. */
async function expectEventually(ask: () => Promise<unknown>, expected: unknown): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    try {
      if (typeof expected === 'object') expect(answer).toMatchObject(expected as object);
      else expect(answer).toEqual(expected);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
