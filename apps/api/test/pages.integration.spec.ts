import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { AppFiles } from '../src/platform/http/app-files.js';
import { SecretBox } from '../src/platform/secrets/secret-box.js';
import { readStaticFiles, type StaticFile } from '../src/platform/http/static-files.js';
import { plant } from './authorization/plant.js';
import { seedOrganization, type SeededOrganization } from './authorization/seed-organization.js';
import { startTestApi, type TestApi } from './start-test-api.js';

const HOSTED_NAMES = 'lang title state publicKey submissionId organizationName question surveyKind followUpQuestion optional commentHint';
const STRINGS = {
  title: 'Title',
  optional: 'optional',
  commentHint: 'hint',
  send: 'Send',
  again: 'Again',
  steps: { csat: ['1 word', '2 word', '3 word', '4 word', '5 word'] },
  ...Object.fromEntries(
    ['saved', 'refused', 'busy', 'closed', 'unknown'].flatMap((outcome) => [
      [`${outcome}Message`, `${outcome} message`],
      [`${outcome}Detail`, `${outcome} detail`],
    ]),
  ),
};
/** Stand-ins for what the builds of console and widget make. */
const CONSOLE = {
  'index.html': '<script nonce="__CSP_NONCE__" src="/assets/main-12345678.js"></script>',
  'assets/main-12345678.js': 'start()',
  'favicon.svg': '<svg/>',
};
const WIDGET = {
  'v1.js': 'widget()',
  'demo.html': '<script src="/widget/v1.js" data-touchpoint="{{demoTouchpointKey}}"></script>',
  'hosted.html': `${HOSTED_NAMES.replace(/\w+/g, '$&={{$&}}')} {{scaleHtml}} {{message}} {{messageDetail}} {{send}} {{again}}`,
  'hosted-step.html': '<i>{{value}} {{word}}</i>',
  ...Object.fromEntries(['es', 'en', 'pt'].map((lang) => [`strings.${lang}.json`, JSON.stringify(STRINGS)])),
};

function write(folder: string, files: Readonly<Record<string, string>>): ReadonlyMap<string, StaticFile> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return readStaticFiles(folder);
}

describe('pages and files', () => {
  let api: TestApi;
  let organization: SeededOrganization;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-apps-'));
  beforeAll(async () => {
    const apps = { console: write(path.join(folder, 'console'), CONSOLE), widget: write(path.join(folder, 'widget'), WIDGET) };
    api = await startTestApi({ override: (builder) => builder.overrideProvider(AppFiles).useValue(apps) });
    organization = await seedOrganization(api.owner, api.app.get(SecretBox));
    await api.owner.query('UPDATE touchpoint SET allowed_origins = $2 WHERE public_key = $1', [
      organization.publicKey,
      ['https://shop.example', 'https://*.shop.example'],
    ]);
  });
  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true });
  });

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(api.url + path, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('gives the console a nonce of its own with every answer, and the policy that goes with it', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/alerts/123', '/settings']) {
      const { status, headers, text } = await get(path, { accept: 'text/html' });
      const nonce = /nonce="([\w+/]{22}==)"/.exec(text)?.[1] ?? '';
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toBe(
        [
          `default-src 'none'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:;`,
          `font-src 'self'; connect-src 'self' ws://${new URL(api.url).host} wss://${new URL(api.url).host}; frame-src 'self'; manifest-src 'self';`,
          `form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'`,
        ].join(' '),
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-frame-options')).toBe('DENY');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('lets browsers keep hashed files for ever and ask for others', async () => {
    const hashed = await get('/assets/main-12345678.js');
    expect([hashed.status, hashed.text, hashed.headers.get('cache-control')]).toEqual([
      200,
      'start()',
      'public, max-age=31536000, immutable',
    ]);
    expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('public, max-age=300');
    const etag = (await get('/favicon.svg')).headers.get('etag')!;
    expect((await get('/favicon.svg', { 'if-none-match': etag })).status).toBe(304);
  });

  it('lets pages of other sites load the widget, and nothing else', async () => {
    const widget = await get('/widget/v1.js');
    const policy = (headers: Headers) => [headers.get('cross-origin-resource-policy'), headers.get('access-control-allow-origin')];
    expect(policy(widget.headers)).toEqual(['cross-origin', '*']);
    expect(policy((await get('/')).headers)).toEqual(['same-origin', null]);
    expect(policy((await get('/v1/session')).headers)).toEqual(['same-origin', null]);
    expect(policy((await get(`/v1/touchpoints/${organization.publicKey}/survey`)).headers)).toEqual(['cross-origin', '*']);
  });

  it.each([
    '/v1/nothing',
    '/v1',
    '/assets/gone-12345678.js',
    '/widget/gone.js',
    '/widget',
    '/index.html',
    '/..%2f..%2fpackage.json',
    '/f/',
  ])('answers %s with a problem, not with the console', async (path) => {
    const { status, headers, text } = await get(path);
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(text)).toMatchObject({ code: 'request.not-found', requestId: headers.get('x-request-id') });
  });

  it('names the methods that an address takes', async () => {
    const response = await fetch(`${api.url}/v1/members/${organization.ids.member}`, { method: 'PUT' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'PATCH, DELETE']);
    expect((await fetch(`${api.url}/v1/alerts/${organization.ids.alert}/acknowledge`)).status).toBe(405);
  });

  it('shows the demonstration only while there is one', async () => {
    expect((await get('/demo')).status).toBe(404);
    const id = await plant(api.owner, organization, 'touchpoint');
    const { rows } = await api.owner.query<{ public_key: string }>(
      'UPDATE touchpoint SET is_demo = true WHERE id = $1 RETURNING public_key',
      [id],
    );
    const demo = await get('/demo');
    expect([demo.status, demo.text]).toEqual([200, `<script src="/widget/v1.js" data-touchpoint="${rows[0]!.public_key}"></script>`]);
    expect(demo.headers.get('content-security-policy')).toContain(`script-src 'self';`);
  });

  describe('the hosted page', () => {
    const post = (key: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${api.url}/f/${key}`, { method: 'POST', body: new URLSearchParams(fields), headers });
    const stored = async (submissionId: string) =>
      (await api.owner.query('SELECT rating_scale, rating_value, comment, source FROM feedback WHERE submission_id = $1', [submissionId]))
        .rows;

    it('shows the form, in the language asked for, and may be framed by the sites the touchpoint names', async () => {
      const { status, headers, text } = await get(`/f/${organization.publicKey}?lang=en`);
      expect(status).toBe(200);
      expect(text).toContain(`state=open publicKey=${organization.publicKey}`);
      expect(text).toContain('lang=en');
      expect(text).toMatch(/submissionId=[0-7][0-9A-HJKMNP-TV-Z]{25}/);
      expect(text).toContain('<i>1 1 word</i><i>2 2 word</i>');
      expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' https://shop.example https://*.shop.example`);
      expect(headers.get('x-frame-options')).toBeNull();
    });

    it('takes the form where no script runs, once, whatever sites the touchpoint names', async () => {
      const fields = { submissionId: ulid(), rating: '4', comment: '  Muy bien  ', lang: 'es' };
      for (const origin of ['http://localhost:3000', 'null', api.url]) {
        const response = await post(organization.publicKey, fields, { origin });
        expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('state=saved')]);
      }
      expect(await stored(fields.submissionId)).toEqual([
        { rating_scale: 'csat', rating_value: 4, comment: expect.stringContaining('Muy bien'), source: 'form' },
      ]);
    });

    it.each([
      ['no answer', { rating: '' }, 400, 'refused'],
      ['what is no number', { rating: 'five', comment: 'Good' }, 400, 'refused'],
      ['a step that is none', { rating: '9' }, 400, 'refused'],
      ['no submission id', { submissionId: 'x', rating: '4' }, 400, 'refused'],
    ])('shows %s as a page', async (_, fields, status, state) => {
      const submissionId = ulid();
      const response = await post(organization.publicKey, { submissionId, ...fields });
      expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
      expect(await response.text()).toContain(`state=${state}`);
      expect(await stored(submissionId)).toEqual([]);
    });

    it('is closed to forms on pages of sites the touchpoint does not name', async () => {
      const response = await post(organization.publicKey, { submissionId: ulid(), rating: '4' }, { origin: 'https://evil.test' });
      expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('state=refused')]);
    });

    it('says so when the link leads nowhere or the survey is closed', async () => {
      const unknown = await get(`/f/tp_${'0'.repeat(22)}`);
      expect([unknown.status, unknown.text]).toEqual([404, expect.stringContaining('unknown message')]);
      const id = await plant(api.owner, organization, 'touchpoint');
      const { rows } = await api.owner.query<{ public_key: string }>(
        `UPDATE touchpoint SET status = 'closed' WHERE id = $1 RETURNING public_key`,
        [id],
      );
      const closed = await get(`/f/${rows[0]!.public_key}`);
      expect([closed.status, closed.text]).toEqual([410, expect.stringContaining('closed message')]);
    });

    it('writes what people wrote as text', async () => {
      const id = await plant(api.owner, organization, 'touchpoint');
      const { rows } = await api.owner.query<{ public_key: string }>(
        'UPDATE touchpoint SET question = $2 WHERE id = $1 RETURNING public_key',
        [id, '<img src=x onerror="alert(1)">'],
      );
      const { text } = await get(`/f/${rows[0]!.public_key}`);
      expect(text).toContain('question=&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    });
  });
});
