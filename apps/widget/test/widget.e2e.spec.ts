import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { BrowserVisit, eventually } from './browser-visit.js';
import { HostPage } from './host-page.js';
import { StubPulso } from './stub-pulso.js';

const widget = path.join(import.meta.dirname, '..');
let dist: string;
let browser: Browser;
let pulso: StubPulso;
let shop: HostPage;
let visits: BrowserVisit[];

beforeAll(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'pulso-widget-'));
  await promisify(execFile)(process.execPath, [path.join(widget, 'build.mjs'), '--out', dist]);
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium' });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await rm(dist, { recursive: true, force: true });
});

beforeEach(async () => {
  visits = [];
  pulso = await StubPulso.start(dist);
  shop = await HostPage.start(pulso.origin, pulso.key);
});

afterEach(async () => {
  const complaints = visits.flatMap((visit) => visit.complaints);
  await Promise.all(visits.map((visit) => visit.context.close()));
  await Promise.all([shop.stop(), pulso.stop()]);
  // Whatever happened to the widget, the host page noticed nothing.
  expect(complaints).toEqual([]);
});

async function visit(options: BrowserContextOptions = {}): Promise<BrowserVisit> {
  const started = await BrowserVisit.start(browser, options);
  visits.push(started);
  return started;
}

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Danos tu opinión' }).click();
  await page.getByRole('radio').first().waitFor();
}

const tap = (page: Page, name: string): Promise<void> => page.getByRole('radio', { name }).click();
const status = (page: Page) => page.locator('.status');
const said = (page: Page, words: string | RegExp): Promise<void> => status(page).filter({ hasText: words }).waitFor();
const waiting = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name as string);
    const counts = names.map(
      (name) =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const counting = opening.result.transaction('items').objectStore('items').count();
            counting.onsuccess = () => resolve(counting.result);
          };
        }),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  });

describe('on the socket', () => {
  it('saves the rating on tap and the words after it, each once', async () => {
    const page = await (await visit()).open(shop.origin);
    await openPanel(page);
    await tap(page, 'Bien, 4 de 5');
    await said(page, 'Gracias, ya la recibimos.');
    expect(pulso.hits.map(({ door }) => door)).toEqual(['socket']);
    const rating = pulso.hits[0]?.body;
    expect(rating).toMatchObject({ rating: { scale: 'csat', value: 4 }, context: { path: '/', title: 'Tienda', locale: 'es-ES' } });
    expect(rating?.submissionId).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);

    await page.getByRole('button', { name: 'Fue rápido' }).click();
    await page.getByRole('textbox', { name: 'Tu comentario (opcional)' }).fill('Me llamaron <b>enseguida</b>');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await said(page, 'Recibimos tu opinión.');
    expect(pulso.hits.map(({ door }) => door)).toEqual(['socket', 'socket']);
    expect(pulso.hits[1]?.body).toMatchObject({ comment: 'Fue rápido. Me llamaron <b>enseguida</b>', follows: rating?.submissionId });
    expect(await waiting(page)).toBe(0);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('answers pings, and connects again after the server closed', async () => {
    const page = await (await visit()).open(shop.origin);
    await openPanel(page);
    await tap(page, 'Mal, 2 de 5');
    await said(page, 'Gracias');
    // Longer than pingInterval + pingTimeout of the stub: without pongs the server would have closed.
    await page.waitForTimeout(4_500);
    expect(pulso.connections).toBe(1);
    pulso.dropSockets();
    await page.getByRole('textbox').fill('Tardaron');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await said(page, 'Recibimos tu opinión.');
    expect(pulso.hits.map(({ door }) => door)).toEqual(['socket', 'socket']);
    expect(pulso.connections).toBe(2);
  });

  it('shows a final refusal with its reason and does not try again', async () => {
    pulso.refusal = { status: 410, code: 'touchpoint.closed', title: 'La encuesta está cerrada' };
    const page = await (await visit()).open(shop.origin);
    await openPanel(page);
    await tap(page, 'Bien, 4 de 5');
    await page.getByRole('heading', { name: 'No se pudo recibir tu opinión: La encuesta está cerrada' }).waitFor();
    expect(await waiting(page)).toBe(0);
    await page.reload();
    await page.waitForTimeout(300);
    expect(pulso.hits).toHaveLength(1);
  });

  it('gives the words back when they are refused', async () => {
    const page = await (await visit()).open(shop.origin);
    await openPanel(page);
    await tap(page, 'Mal, 2 de 5');
    await said(page, 'Gracias');
    pulso.refusal = { status: 422, code: 'feedback.refused', title: 'No cabe' };
    await page.getByRole('textbox').fill('Esperé una hora');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByRole('heading', { name: 'No se pudo recibir tu opinión: No cabe' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Tu comentario' }).inputValue()).toBe('Esperé una hora');
  });

  it('keeps what the server cannot take now and sends it when it may', async () => {
    pulso.refusal = { status: 429, code: 'rate-limited', title: 'Too many', retryAfterS: 2 };
    const page = await (await visit()).open(shop.origin);
    await openPanel(page);
    const tappedAt = Date.now();
    await tap(page, 'Bien, 4 de 5');
    await said(page, 'La guardamos en este dispositivo');
    pulso.refusal = null;
    await said(page, 'Gracias, ya la recibimos.');
    expect(Date.now() - tappedAt).toBeGreaterThanOrEqual(2_000);
    expect(pulso.hits).toHaveLength(2);
    expect(new Set(pulso.hits.map(({ body }) => body.submissionId)).size).toBe(1);
  });
});

describe('without a socket', () => {
  it.each(['refused', 'silent'] as const)('goes by HTTP when sockets are %s', async (sockets) => {
    pulso.sockets = sockets;
    const page = await (await visit()).open(shop.origin);
    await openPanel(page);
    await tap(page, 'Regular');
    await said(page, 'Gracias, ya la recibimos.');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByRole('heading', { name: 'Gracias por tu opinión' }).waitFor();
    expect(pulso.hits.map(({ door }) => door)).toEqual(['http']);
    expect(await waiting(page)).toBe(0);
  });

  it('goes by HTTP when the page is left before the socket answered, and counts once', async () => {
    pulso.sockets = 'silent';
    const page = await (await visit()).open(shop.origin);
    await openPanel(page);
    await tap(page, 'Bien, 4 de 5');
    await eventually(
      () => pulso.connections,
      (count) => count === 1,
    );
    await page.getByRole('link', { name: 'Otra página' }).click();
    await eventually(
      () => pulso.hits.length,
      (count) => count >= 1,
      1_400,
    );
    await eventually(
      () => waiting(page),
      (count) => count === 0,
    );
    expect(pulso.hits.every(({ door }) => door === 'http')).toBe(true);
    expect(pulso.stored.size).toBe(1);
  });

  it('honours Retry-After of HTTP', async () => {
    pulso.sockets = 'refused';
    pulso.refusal = { status: 503, code: 'overloaded', title: 'Busy', retryAfterS: 2 };
    const page = await (await visit()).open(shop.origin);
    await openPanel(page);
    const tappedAt = Date.now();
    await tap(page, 'Bien, 4 de 5');
    await said(page, 'La guardamos');
    pulso.refusal = null;
    await said(page, 'Gracias');
    expect(Date.now() - tappedAt).toBeGreaterThanOrEqual(2_000);
  });
});

describe('offline', () => {
  it('says that the tap is kept on this device and delivers it once when the connection is back', async () => {
    const customer = await visit();
    const page = await customer.open(shop.origin);
    await openPanel(page);
    await customer.context.setOffline(true);
    await tap(page, 'Muy mal');
    await said(page, 'Guardada en este dispositivo. Se enviará cuando vuelva la conexión.');
    await page.getByRole('textbox').fill('Se cortó');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await said(page, 'Guardada en este dispositivo');
    expect(await waiting(page)).toBe(2);
    expect(pulso.hits).toEqual([]);
    await customer.context.setOffline(false);
    await said(page, 'Recibimos tu opinión.');
    expect(pulso.hits.map(({ body }) => body.comment ?? body.rating?.value)).toEqual([1, 'Se cortó']);
    expect(await waiting(page)).toBe(0);
  });

  it('delivers on the next page without a click, once', async () => {
    const customer = await visit();
    const page = await customer.open(shop.origin);
    await openPanel(page);
    await customer.context.setOffline(true);
    await tap(page, 'Bien, 4 de 5');
    await said(page, 'Guardada en este dispositivo');
    await page.close();
    await customer.context.setOffline(false);
    const next = await customer.open(shop.origin);
    await eventually(
      () => pulso.stored.size,
      (size) => size === 1,
    );
    await eventually(
      () => waiting(next),
      (count) => count === 0,
    );
    await next.reload();
    await next.waitForTimeout(300);
    expect(pulso.hits).toHaveLength(1);
    expect(Date.parse(pulso.ratings[0]?.occurredAt ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('two tabs that come back together deliver each tap once', async () => {
    const customer = await visit();
    const tabs = [await customer.open(shop.origin), await customer.open(`${shop.origin}/otra`)];
    for (const tab of tabs) await openPanel(tab);
    await customer.context.setOffline(true);
    for (const tab of tabs) {
      await tap(tab, 'Bien, 4 de 5');
      await said(tab, 'Guardada en este dispositivo');
    }
    await customer.context.setOffline(false);
    for (const tab of tabs) await said(tab, 'Gracias, ya la recibimos.');
    expect(pulso.hits).toHaveLength(2);
    expect(pulso.stored.size).toBe(2);
  });

  it('discards what waited longer than three days, and says so', async () => {
    const customer = await visit();
    const page = await customer.open(shop.origin);
    await openPanel(page);
    await customer.context.setOffline(true);
    await tap(page, 'Bien, 4 de 5');
    await said(page, 'Guardada en este dispositivo');
    await page.close();
    await customer.context.setOffline(false);
    const next = await customer.context.newPage();
    await next.clock.install({ time: Date.now() + 73 * 3_600_000 });
    await next.goto(shop.origin);
    await eventually(
      () => waiting(next),
      (count) => count === 0,
    );
    await openPanel(next);
    await said(next, 'hace más de 3 días');
    expect(pulso.hits).toEqual([]);
  });
});

describe('as a guest', () => {
  it('loads one small script, stores nothing, and adds one global', async () => {
    const page = await (await visit()).open(shop.origin);
    await page.getByRole('button', { name: 'Danos tu opinión' }).waitFor();
    expect(pulso.requests).toEqual(['GET /widget/v1.js']);
    await openPanel(page);
    expect(pulso.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
    expect(pulso.connections).toBe(0);
    expect(await waiting(page)).toBe(0);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
    const added = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const known = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      return Object.getOwnPropertyNames(window).filter((name) => !known.has(name) && !name.startsWith('__') && Number.isNaN(Number(name)));
    });
    expect(added).toEqual(['pulso']);
    await page.evaluate(() => window.pulso?.close());
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.evaluate(() => window.pulso?.open());
    await page.getByRole('dialog', { name: '¿Cómo te fue con tu llamada?' }).waitFor();
  });

  it('keeps its shadow root closed', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(shop.origin);
    const host = page.locator('pulso-feedback');
    await host.waitFor({ state: 'attached' });
    expect(await host.evaluate((element) => element.shadowRoot)).toBeNull();
    await context.close();
  });

  it('works with a nonce and without the address being allowed', async () => {
    const page = await (await visit()).open(`${shop.origin}/?nonce=abc123`);
    await openPanel(page);
    await tap(page, 'Bien, 4 de 5');
    await said(page, 'Gracias');
  });

  it('survives a snippet that runs twice and a page that replaces its body and language', async () => {
    const page = await (await visit()).open(`${shop.origin}/?twice`);
    await openPanel(page);
    expect(await page.locator('pulso-feedback').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      document.documentElement.replaceChild(document.createElement('body'), document.body);
      document.documentElement.lang = 'en';
    });
    pulso.survey = { ...pulso.survey, language: 'en', question: 'How did your call go?' };
    await page.getByRole('button', { name: 'Give feedback' }).click();
    await page.getByRole('dialog', { name: 'How did your call go?' }).waitFor();
    await page.getByRole('radio', { name: 'Very good, 5 of 5' }).waitFor();
  });

  it('offers the hosted page when the panel cannot load', async () => {
    const page = await (await visit()).open(shop.origin);
    await page.route('**/widget/panel-*', (route) => route.abort());
    await page.getByRole('button', { name: 'Danos tu opinión' }).click();
    const link = page.getByRole('link', { name: 'Abrir el formulario' });
    expect(await link.getAttribute('href')).toBe(`${pulso.origin}/f/${pulso.key}`);
  });

  it('says that a question did not come and asks again', async () => {
    const page = await (await visit()).open(shop.origin);
    await page.route('**/survey*', (route) => route.abort());
    await page.getByRole('button', { name: 'Danos tu opinión' }).click();
    await page.getByRole('heading', { name: 'No pudimos cargar la pregunta' }).waitFor();
    await page.unroute('**/survey*');
    await page.getByRole('button', { name: 'Reintentar' }).click();
    await page.getByRole('radio').first().waitFor();
  });
});

describe('by keyboard and touch', () => {
  const focused = (page: Page): Promise<string | null | undefined> =>
    page.evaluate(() => {
      const inside = document.querySelector('pulso-feedback')?.shadowRoot?.activeElement;
      return inside?.getAttribute('aria-label') ?? inside?.textContent ?? null;
    });

  it('walks button, title, scale, words, send, close; arrows move without answering; Esc returns', async () => {
    const page = await (await visit()).open(shop.origin);
    await page.getByRole('button', { name: 'Danos tu opinión' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio').first().waitFor();
    expect(await focused(page)).toBe('¿Cómo te fue con tu llamada?');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Muy mal, 1 de 5');
    for (const [key, name] of [
      ['ArrowRight', 'Mal, 2 de 5'],
      ['End', 'Muy bien, 5 de 5'],
      ['ArrowRight', 'Muy mal, 1 de 5'],
      ['ArrowLeft', 'Muy bien, 5 de 5'],
      ['ArrowDown', 'Bien, 4 de 5'],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused(page)).toBe(name);
    }
    expect(pulso.hits).toEqual([]);
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Cerrar');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Bien, 4 de 5');
    await page.keyboard.press('Space');
    await said(page, 'Gracias');
    expect(await focused(page)).toBe('¿Quieres contarnos qué pasó?');
    for (const name of ['Buen trato', 'Fue rápido', 'Quedó resuelto', '', 'Enviar', 'Cerrar']) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(name);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused(page)).toContain('Danos tu opinión');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '¿Quieres contarnos qué pasó?' }).waitFor();
    await page.getByRole('textbox').fill('Todo bien');
    await page.keyboard.press('Control+Enter');
    await said(page, 'Recibimos tu opinión.');
  });

  it.each([
    ['csat', 5, 'Muy bien, 5 de 5', 5],
    ['stars', 5, 'Muy bien, 5 de 5', 5],
    ['ces', 7, 'Muy de acuerdo, 7 de 7', 7],
    ['nps', 11, 'Seguro que sí, 10 de 10', 10],
    ['thumbs', 2, 'Sí', 1],
  ] as const)('%s: %d steps fit 320 px from right to left pages too, and the last one is %s', async (surveyKind, count, name, value) => {
    pulso.survey = { ...pulso.survey, surveyKind };
    const page = await (
      await visit({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true })
    ).open(`${shop.origin}/?dir=rtl`);
    await page.getByRole('button', { name: 'Danos tu opinión' }).tap();
    const steps = page.getByRole('radio');
    await steps.first().waitFor();
    expect(await steps.count()).toBe(count);
    const boxes = await Promise.all((await steps.all()).map((step) => step.boundingBox()));
    expect(Math.min(...boxes.map((box) => Math.min(box?.width ?? 0, box?.height ?? 0)))).toBeGreaterThanOrEqual(40);
    expect(boxes[0]?.x ?? 0).toBeLessThan(boxes[1]?.x ?? 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.getByRole('radio', { name }).tap();
    await said(page, 'Gracias');
    expect(pulso.hits[0]?.body.rating).toEqual({ scale: surveyKind, value });
    expect(await page.getByRole('textbox').evaluate((box) => getComputedStyle(box).fontSize)).toBe('16px');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.getByRole('button', { name: 'Cerrar' }).tap();
  });
});

describe('for assistive technology', () => {
  let axeSource: string;
  beforeAll(async () => {
    axeSource = await readFile(path.join(widget, '../../node_modules/axe-core/axe.min.js'), 'utf8');
  });

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' | ')}`);
    });
  }

  const LANGUAGES = [
    { html: 'es', open: 'Danos tu opinión', send: 'Enviar', question: '¿Cómo te fue?', followUpQuestion: '¿Qué pasó?' },
    { html: 'en', open: 'Give feedback', send: 'Send', question: 'How did it go?', followUpQuestion: 'What happened?' },
  ] as const;

  it.each(LANGUAGES.flatMap((texts) => (['light', 'dark'] as const).map((scheme) => [texts.html, scheme, texts] as const)))(
    'axe finds nothing in %s, %s',
    async (language, colorScheme, { open, send, question, followUpQuestion }) => {
      pulso.survey = { ...pulso.survey, language, question, followUpQuestion };
      const customer = await visit({ colorScheme });
      const page = await customer.open(`${pulso.origin}/demo?lang=${language}`);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: open }).click();
      await page.getByRole('radio').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('radio').nth(1).click();
      await said(page, /./);
      await page.locator('.chip').first().click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: send }).click();
      await said(page, /./);
      expect(await violations(page)).toEqual([]);
      const hosted = await customer.open(`${pulso.origin}/f/${pulso.key}?lang=${language}`);
      await hosted.getByRole('radio').first().waitFor();
      expect(await violations(hosted)).toEqual([]);
    },
  );
});

describe('the hosted page', () => {
  it('takes feedback without scripts', async () => {
    const page = await (await visit({ javaScriptEnabled: false })).open(`${pulso.origin}/f/${pulso.key}`);
    await page.getByRole('radio', { name: '4 Bien' }).check();
    await page.getByRole('textbox').fill('Sin guion');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByRole('heading', { name: 'Gracias por tu opinión' }).waitFor();
    expect(pulso.hits).toEqual([
      { door: 'form', body: { submissionId: '01ARYZ6S410000000000000000', rating: { scale: 'csat', value: 4 }, comment: 'Sin guion' } },
    ]);
  });

  it('saves on tap where scripts run', async () => {
    const page = await (await visit()).open(`${pulso.origin}/f/${pulso.key}`);
    await page.locator('.step[role=radio]').nth(4).click();
    await said(page, 'Gracias');
    expect(pulso.hits).toMatchObject([{ door: 'socket', body: { rating: { scale: 'csat', value: 5 } } }]);
  });
});

it('the demo page ends a call by asking for feedback', async () => {
  const page = await (await visit()).open(`${pulso.origin}/demo`);
  await page.getByRole('button', { name: 'Llamar ahora' }).click();
  await page.getByText('le atiende Marta').waitFor();
  await page.getByRole('button', { name: 'Colgar' }).click();
  await page.getByRole('dialog', { name: '¿Cómo te fue con tu llamada?' }).waitFor();
  await tap(page, 'Muy bien, 5 de 5');
  await said(page, 'Gracias, ya la recibimos.');
  expect(pulso.ratings).toHaveLength(1);
});

it('stays inside its byte budgets', async () => {
  const { gzip, budgets } = JSON.parse(await readFile(path.join(dist, 'sizes.json'), 'utf8')) as Record<string, Record<string, number>>;
  expect(gzip?.['loader']).toBeLessThanOrEqual(3_072);
  expect(gzip?.['widget']).toBeLessThanOrEqual(12_288);
  expect(budgets).toEqual({ loader: 3_072, widget: 12_288 });
});
