/** Weighs the built console in gzip bytes, writes dist/sizes.json, and fails the build when a budget is passed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KB = 1024;
const BUDGETS = { firstScript: 280 * KB, firstStyle: 40 * KB, lazyChunk: 45 * KB };

const dist = new URL('./dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const weigh = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

/** Every chunk that is fetched before the first screen can be drawn. */
function firstLoad(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) firstLoad(next, seen);
  return seen;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = firstLoad(entry);
const sum = (files) => [...new Set(files)].reduce((total, file) => total + weigh(file), 0);
const lazy = Object.keys(manifest).filter((key) => !first.has(key) && manifest[key].file.endsWith('.js'));

const sizes = {
  firstScript: sum([...first].map((key) => manifest[key].file)),
  firstStyle: sum([...first].flatMap((key) => manifest[key].css ?? [])),
  lazyChunks: Object.fromEntries(lazy.map((key) => [manifest[key].file, sum([manifest[key].file, ...(manifest[key].css ?? [])])])),
};
writeFileSync(new URL('sizes.json', dist), `${JSON.stringify({ unit: 'gzip bytes', budgets: BUDGETS, ...sizes }, null, 2)}\n`);

const over = [
  ['first load, script', sizes.firstScript, BUDGETS.firstScript],
  ['first load, style', sizes.firstStyle, BUDGETS.firstStyle],
  ...Object.entries(sizes.lazyChunks).map(([file, bytes]) => [file, bytes, BUDGETS.lazyChunk]),
].filter(([, bytes, budget]) => bytes > budget);

const largest = Math.max(0, ...Object.values(sizes.lazyChunks));
const kb = (bytes) => `${Math.ceil(bytes / KB)} KB`;
console.log(
  `console: first load ${kb(sizes.firstScript)} script + ${kb(sizes.firstStyle)} style, largest lazy chunk ${kb(largest)} (gzip)`,
);
for (const [name, bytes, budget] of over) console.error(`over budget: ${name} is ${kb(bytes)}, allowed ${kb(budget)}`);
if (over.length > 0) process.exit(1);
