import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftingTexts } from '../../features/agreements/drafting-texts.js';
import { catalogues as first } from './catalogues.js';

type Tree = { readonly [key: string]: string | Tree };

/** With the words that come later, when the part they belong to is opened. */
const catalogues = { es: { ...first.es, drafting: draftingTexts.es }, en: { ...first.en, drafting: draftingTexts.en } };

const flatten = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key;
    return typeof value === 'string' ? [[here, value] as [string, string]] : flatten(value, here);
  });

const words = { es: new Map(flatten(catalogues.es as Tree)), en: new Map(flatten(catalogues.en as Tree)) };
const FORMS = { es: ['one', 'many', 'other'], en: ['one', 'other'] } as const;
const PLURAL = /_(zero|one|two|few|many|other)$/;
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

const bases = (language: 'es' | 'en') => new Set([...words[language].keys()].map((key) => key.replace(PLURAL, '')));

it('both languages know the same keys', () => {
  expect([...bases('es')].filter((key) => !bases('en').has(key))).toEqual([]);
  expect([...bases('en')].filter((key) => !bases('es').has(key))).toEqual([]);
});

it.each(['es', 'en'] as const)('%s has every plural form of every counted text', (language) => {
  const counted = new Set([...words.es.keys(), ...words.en.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')));
  const missing = [...counted].flatMap((key) => FORMS[language].map((form) => `${key}_${form}`)).filter((key) => !words[language].has(key));
  expect(missing).toEqual([]);
});

it('a text names the same variables in both languages', () => {
  const differing = [...words.es].filter(([key, text]) => {
    const other = words.en.get(key) ?? words.en.get(key.replace(/_many$/, '_other'));
    return other !== undefined && [...new Set(variables(text))].sort().join() !== [...new Set(variables(other))].sort().join();
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

it('no text is empty', () => {
  expect([...words.es, ...words.en].filter(([, text]) => text.trim() === '')).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(join(folder, entry.name)) : /(?<!\.spec)\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : [],
  );
}

const code = sources(join(import.meta.dirname, '..', '..')).map((file) => readFileSync(file, 'utf8'));

it('every key the screens ask for is there', () => {
  const known = bases('es');
  const asked = code.flatMap((text) => [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? ''));
  expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
});

it('every family of keys the screens build has at least one member', () => {
  const known = [...words.es.keys()];
  const families = code.flatMap((text) => [...text.matchAll(/\bt\(\s*\[?`([\w.-]+\.)\$\{/g)].map(([, prefix]) => prefix ?? ''));
  expect(families.length).toBeGreaterThan(10);
  expect([...new Set(families)].filter((prefix) => !known.some((key) => key.startsWith(prefix)))).toEqual([]);
});
