import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { encodingFor, readStaticFiles } from './static-files.js';

describe('static files', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-static-'));
  const script = 'export const pulso = 1;\n'.repeat(200);
  beforeAll(() => {
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), '<p>Pulso</p>');
    writeFileSync(path.join(folder, 'assets', 'main-Bx3k9_Qa.js'), script);
    writeFileSync(path.join(folder, '.secret.txt'), 'hidden');
    writeFileSync(path.join(folder, 'notes.docx'), 'no type');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are those of a known type, none hidden', () => {
    expect([...readStaticFiles(folder).keys()].toSorted()).toEqual(['assets/main-Bx3k9_Qa.js', 'index.html']);
    expect(readStaticFiles(path.join(folder, 'nowhere')).size).toBe(0);
  });

  it('are kept for ever only when the name holds a hash', () => {
    const files = readStaticFiles(folder);
    expect([files.get('assets/main-Bx3k9_Qa.js')?.isHashed, files.get('index.html')?.isHashed]).toEqual([true, false]);
  });

  it('come back whole from every encoding', async () => {
    const file = readStaticFiles(folder).get('assets/main-Bx3k9_Qa.js')!;
    expect(brotliDecompressSync(await file.body('br')).toString()).toBe(script);
    expect(gunzipSync(await file.body('gzip')).toString()).toBe(script);
    expect((await file.body('identity')).toString()).toBe(script);
    expect((await file.body('br')).length).toBeLessThan(script.length / 10);
  });
});

it.each([
  ['text/css', 'gzip, deflate, br', 'br'],
  ['text/css', 'gzip', 'gzip'],
  ['text/css', 'br;q=0, gzip;q=0.5', 'gzip'],
  ['text/css', undefined, 'identity'],
  ['text/css', '*', 'identity'],
  ['font/woff2', 'br', 'identity'],
])('%s for %s is sent as %s', (type, accepted, encoding) => {
  expect(encodingFor(type, accepted)).toBe(encoding);
});
