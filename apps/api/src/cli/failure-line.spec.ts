import { EmbeddedPostgresError } from '@pulso/embedded-postgres';
import { DomainError } from '@pulso/kernel';
import { ConfigError } from '../config/env.js';
import { cliText } from './cli-text.js';
import { failureLine } from './failure-line.js';

const english = cliText('en-GB');
const config = { dataDir: '/data', port: 3000 };
const line = (error: unknown) => failureLine(error, config, english);
const systemError = (code: string, more: object = {}) => Object.assign(new Error(`${code}: something`), { code, ...more });

it.each([
  [systemError('EADDRINUSE', { port: 3001 }), 'Port 3001 is taken: choose another with PORT=…'],
  [systemError('EROFS', { path: '/data' }), 'Cannot write to /data: it is read-only. Choose another folder with PULSO_DATA_DIR=…'],
  [systemError('EACCES'), 'Not permitted: EACCES: something'],
  [systemError('ENOSPC'), 'No space is left on the disk of /data.'],
  [systemError('ECONNREFUSED', { address: '10.0.0.1', port: 5432 }), '10.0.0.1:5432 does not answer: is it running?'],
  [systemError('ENOENT', { path: 'opinions.jsonl' }), 'opinions.jsonl does not exist.'],
  [new EmbeddedPostgresError('written by 16'), 'written by 16'],
  [new DomainError('backup.not-empty', 'holds data'), 'holds data'],
])('says in one line what to do: %#', (error, expected) => {
  expect(line(error)).toBe(expected);
});

it('says every problem of the environment', () => {
  expect(line(new ConfigError(['PORT must be a whole number', 'ROLE must be one of all']))).toMatch(/PORT must[^]*ROLE must/);
});

it('takes the first of several refused addresses', () => {
  const refused = ['127.0.0.1', '::1'].map((address) => systemError('ECONNREFUSED', { address, port: 5432 }));
  expect(line(new AggregateError(refused))).toMatch(/^127\.0\.0\.1:5432 does not answer/);
});

it('looks behind a failed request', () => {
  const cause = systemError('ECONNREFUSED', { address: '127.0.0.1', port: 3000 });
  expect(line(new TypeError('fetch failed', { cause }))).toBe('127.0.0.1:3000 does not answer: is it running?');
});

it('leaves a bug its stack', () => {
  expect(line(new TypeError('x is not a function'))).toBeNull();
  expect(line('thrown text')).toBeNull();
});

it('speaks the language of the terminal, in whole', () => {
  expect(cliText('es-CL').ready('http://x')).toBe('Pulso está listo en http://x');
  expect(Object.keys(cliText('es'))).toEqual(Object.keys(english));
  expect(cliText('de').stopped).toBe(english.stopped);
});
