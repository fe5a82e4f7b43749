import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readErrorPages } from '../../modules/operations/render-errors-page.js';
import { ERROR_STATUS } from './error-status.js';

const SOURCE = path.resolve(import.meta.dirname, '../..');

function thrownCodes(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(modules|platform)/.test(name) && name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .flatMap((name) => [...readFileSync(path.join(SOURCE, name), 'utf8').matchAll(/new (?:DomainError|TryLater)\(\s*'([\w.-]+)'/g)])
    .map(([, code]) => code!);
}

it('documents every code, and nothing else', () => {
  const documented = readErrorPages().map(({ code }) => code);
  expect(documented.toSorted()).toEqual(Object.keys(ERROR_STATUS).toSorted());
  expect(new Set(documented).size).toBe(documented.length);
});

it('says what happened and what to do', () => {
  expect(readErrorPages().filter(({ paragraphs }) => paragraphs.length < 2)).toEqual([]);
});

it('has a status for every code that the program throws', () => {
  const codes = thrownCodes();
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !(code in ERROR_STATUS))).toEqual([]);
});
