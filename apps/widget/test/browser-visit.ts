import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** One customer in one browser; closed shadow roots are opened for the test's eyes only. */
export class BrowserVisit {
  /** Everything the pages complained about: exceptions, rejections, policy violations. */
  readonly complaints: string[] = [];

  private constructor(readonly context: BrowserContext) {}

  static async start(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserVisit> {
    const visit = new BrowserVisit(await browser.newContext({ locale: 'es-ES', reducedMotion: 'reduce', ...options }));
    await visit.context.addInitScript(() => {
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        return attach.call(this, { ...init, mode: 'open' });
      };
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`violation ${event.effectiveDirective} ${event.blockedURI}`),
      );
    });
    visit.context.on('weberror', (error) => visit.complaints.push(error.error().message));
    visit.context.on('console', (message) => message.text().startsWith('violation') && visit.complaints.push(message.text()));
    return visit;
  }

  async open(address: string): Promise<Page> {
    const page = await this.context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(address);
    return page;
  }
}

/** Waits for a condition and fails with what was seen last. */
export async function eventually<T>(read: () => T | Promise<T>, wanted: (value: T) => boolean, withinMs = 8_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(value)} after ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
