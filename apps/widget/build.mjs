// Builds the widget into dist/ (or --out DIR), checks its byte budgets and writes them to sizes.json.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const KB = 1_024;
const LANGUAGES = ['es', 'en', 'pt'];
/** Bytes after gzip. `widget` is the loader, everything the panel loads, and the texts of one language. */
const BUDGETS = { loader: 3 * KB, widget: 12 * KB };

const here = import.meta.dirname;
const source = (file) => path.join(here, 'src', file);
const outArgument = process.argv.indexOf('--out');
const out = outArgument > 0 ? path.resolve(process.argv[outArgument + 1]) : path.join(here, 'dist');

/** Runs Vite over some entries and returns the chunks by entry name. */
async function bundle(input, output, define = {}) {
  const { output: chunks } = await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    define,
    build: {
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      target: 'es2022',
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
      rolldownOptions: { input, preserveEntrySignatures: 'allow-extension', output },
    },
  });
  return Object.fromEntries(chunks.map((chunk) => [chunk.name ?? chunk.fileName, chunk.fileName]));
}

/** Copies a file under a name that changes with its content and returns that name. */
async function copyHashed(file) {
  const content = await readFile(source(file));
  const { name, ext } = path.parse(file);
  const hashed = `${name}-${createHash('sha256').update(content).digest('base64url').slice(0, 8)}${ext}`;
  await writeFile(path.join(out, hashed), content);
  return hashed;
}

/** Writes a page with `[[name]]` replaced; `{{name}}` stays for the server. */
async function page(file, target, names) {
  const html = await readFile(source(file), 'utf8');
  await writeFile(
    path.join(out, target),
    html.replace(/\[\[(\w+)\]\]/g, (_, name) => names[name] ?? fail(`${file}: nothing is called ${name}`)),
  );
}

function fail(message) {
  throw new Error(message);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const hashed = { format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' };
const modules = await bundle({ panel: source('panel/entry.ts'), hosted: source('hosted/hosted.ts') }, hashed);
await bundle(
  { v1: source('loader/loader.ts') },
  { format: 'iife', entryFileNames: '[name].js' },
  {
    PANEL_FILE: JSON.stringify(modules.panel),
  },
);

const names = {
  hostedJs: modules.hosted,
  hostedCss: await copyHashed('hosted/hosted.css'),
  demoCss: await copyHashed('demo/demo.css'),
};
({ demo: names.demoJs } = await bundle({ demo: source('demo/demo.ts') }, { format: 'iife', entryFileNames: '[name]-[hash].js' }));
await page('hosted/hosted.html', 'hosted.html', names);
await page('demo/demo.html', 'demo.html', names);
await cp(source('hosted/step.html'), path.join(out, 'hosted-step.html'));

// The words of the scales have one source; the server gets them with the rest of the hosted page's texts.
const files = await readdir(out);
for (const language of LANGUAGES) {
  const chunk = files.find((file) => file.startsWith(`${language}-`));
  const { strings } = await import(pathToFileURL(path.join(out, chunk)).href);
  const texts = JSON.parse(await readFile(source(`hosted/strings.${language}.json`), 'utf8'));
  await writeFile(path.join(out, `strings.${language}.json`), JSON.stringify({ ...texts, steps: strings.steps }));
}

/** Every text of the demo page must have its English. */
const demo = await readFile(source('demo/demo.html'), 'utf8');
const english = JSON.parse(await readFile(source('demo/en.json'), 'utf8'));
const keys = new Set([...demo.matchAll(/data-t(?:-\w+)?="([\w.]+)"/g)].map(([, key]) => key));
const loose = [...keys].filter((key) => !(key in english)).concat(Object.keys(english).filter((key) => !keys.has(key)));
if (loose.length) fail(`demo: without a counterpart in the other language: ${loose.join(', ')}`);

const gzip = async (file) => gzipSync(await readFile(path.join(out, file)), { level: 9 }).length;
const gzipOf = Object.fromEntries(
  await Promise.all(files.filter((file) => file.endsWith('.js')).map(async (file) => [file, await gzip(file)])),
);
const isShared = (file) => !['v1', 'hosted', 'demo', ...LANGUAGES].includes(file.split(/[-.]/)[0]);
const shared = Object.entries(gzipOf).filter(([file]) => isShared(file));
const text = Math.max(...LANGUAGES.map((language) => gzipOf[files.find((file) => file.startsWith(`${language}-`))]));
const sizes = {
  loader: gzipOf['v1.js'],
  widget: gzipOf['v1.js'] + shared.reduce((sum, [, bytes]) => sum + bytes, 0) + text,
};
await writeFile(path.join(out, 'sizes.json'), JSON.stringify({ gzip: sizes, budgets: BUDGETS, files: gzipOf }, null, 2));
for (const [part, bytes] of Object.entries(sizes)) {
  console.log(`${part}: ${bytes} of ${BUDGETS[part]} bytes gzip`);
  if (bytes > BUDGETS[part]) fail(`${part} is ${bytes - BUDGETS[part]} bytes over its budget of ${BUDGETS[part]} bytes gzip`);
}
