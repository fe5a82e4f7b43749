import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigError, loadConfig } from './env.js';
import { ENVIRONMENT, ENVIRONMENT_NAMES, SECRETS } from './environment-variables.js';
import { secretKey } from './secret-key.js';

const KEY = 'k'.repeat(32);
const DATABASE_URL = 'postgres://pulso:secret@db:5432/pulso';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

it('needs nothing: everything is embedded and local', () => {
  const config = loadConfig({});
  expect(config).toMatchObject({
    role: 'all',
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    database: { kind: 'embedded', dataDir: path.join(config.dataDir, 'postgres') },
    queue: { backend: 'postgres' },
    llm: null,
    mail: { kind: 'outbox' },
    logLevel: 'info',
    demo: true,
    egressAllow: [],
    trustProxy: false,
    secretKey: null,
  });
  expect(path.basename(config.dataDir)).toBe('.pulso');
  expect(statSync(path.join(config.dataDir, '../nx.json')).isFile()).toBe(true);
  expect(config.intake).toMatchObject({ bufferItems: 2000, bufferBytes: 8_388_608, bodyBytes: 16_384 });
});

it('takes what it is told', () => {
  const config = loadConfig({
    ROLE: 'worker',
    PORT: '8080',
    HOST: '::',
    PUBLIC_URL: 'https://pulso.example/base/',
    PULSO_DATA_DIR: '/data',
    DATABASE_URL,
    REDIS_URL: 'rediss://cache:6380',
    OPENAI_API_KEY: 'sk-1',
    OPENAI_BASE_URL: 'http://llm:8000/v1',
    OPENAI_MODEL: 'small',
    SMTP_URL: 'smtp://mail:25',
    SMTP_FROM: 'Avisos <avisos@pulso.example>',
    LOG_LEVEL: 'debug',
    PULSO_DEMO: 'false',
    PULSO_SECRET_KEY: KEY,
    PULSO_EGRESS_ALLOW: '10.0.0.0/8, fd00::/8',
    PULSO_TRUST_PROXY: '1',
    PULSO_INTAKE_RATE_PER_IP: '9',
    PULSO_API_RATE_PER_KEY: '8',
  });
  expect(config).toMatchObject({
    role: 'worker',
    port: 8080,
    host: '::',
    publicUrl: 'https://pulso.example/base',
    dataDir: '/data',
    database: { kind: 'external', url: DATABASE_URL },
    queue: { backend: 'redis', url: 'rediss://cache:6380' },
    llm: { apiKey: 'sk-1', baseUrl: 'http://llm:8000/v1', model: 'small' },
    mail: { kind: 'smtp', url: 'smtp://mail:25', from: 'Avisos <avisos@pulso.example>' },
    demo: false,
    egressAllow: ['10.0.0.0/8', 'fd00::/8'],
    trustProxy: 1,
    secretKey: KEY,
  });
  expect(config.intake.ratePerIp).toBe(9);
  expect(config.api).toEqual({ ratePerMember: 1_200, ratePerApiKey: 8 });
});

it.each([
  ['ROLE', 'boss'],
  ['PORT', '70000'],
  ['PORT', '80x'],
  ['PUBLIC_URL', 'pulso.example'],
  ['DATABASE_URL', 'mysql://u:p@h/d'],
  ['DATABASE_URL', 'postgres://user@host/database'],
  ['DATABASE_URL', 'postgres://user:password@host'],
  ['REDIS_URL', 'localhost:6379'],
  ['OPENAI_BASE_URL', 'file:///etc/passwd'],
  ['SMTP_URL', 'mail.example'],
  ['SMTP_FROM', 'nobody'],
  ['LOG_LEVEL', 'loud'],
  ['PULSO_DEMO', 'maybe'],
  ['PULSO_DEMO', 'constructor'],
  ['PULSO_SECRET_KEY', 'short'],
  ['PULSO_EGRESS_ALLOW', '10.0.0.1, any'],
  ['PULSO_TRUST_PROXY', 'true'],
  ['PULSO_INTAKE_BODY_BYTES', '12'],
  ['PULSO_API_RATE_PER_MEMBER', '0'],
])('refuses %s=%s by name', (name, value) => {
  const environment = { SMTP_URL: 'smtp://mail', PULSO_SECRET_KEY: KEY, [name]: value };
  const problems = problemsOf(environment);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} must `));
});

it('reports every wrong variable together, and no secret', () => {
  const problems = problemsOf({
    PORT: 'x',
    LOG_LEVEL: 'loud',
    ROLE: 'api',
    DATABASE_URL: 'postgres://me:hunter2@',
    SMTP_FROM: 'a@b.example',
  });
  expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
    'DATABASE_URL',
    'LOG_LEVEL',
    'PORT',
    'PULSO_SECRET_KEY',
    'REDIS_URL',
    'SMTP_FROM',
  ]);
  expect(problems.join()).not.toContain('hunter2');
});

it.each(['api', 'worker'])('says what ROLE=%s needs', (ROLE) => {
  const problems = problemsOf({ ROLE, PULSO_SECRET_KEY: KEY });
  expect(problems).toHaveLength(2);
  expect(problems.join('\n')).toMatch(/DATABASE_URL is required with ROLE=(api|worker)[^]*REDIS_URL is required with ROLE=(api|worker)/);
});

it('needs a key of its own once the database is elsewhere', () => {
  expect(problemsOf({ DATABASE_URL }).join()).toMatch(/PULSO_SECRET_KEY is required/);
  expect(problemsOf({ DATABASE_URL, PULSO_SECRET_KEY: KEY })).toEqual([]);
});

it('treats an empty variable as absent', () => {
  expect(loadConfig({ DATABASE_URL: '', PORT: '', REDIS_URL: '' })).toEqual(loadConfig({}));
});

it('works with a model server that needs no key', () => {
  expect(loadConfig({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }).llm).toMatchObject({ apiKey: 'none', baseUrl: 'http://127.0.0.1:9/v1' });
});

it('cannot be changed afterwards', () => {
  const config = loadConfig({});
  expect(Object.isFrozen(config) && Object.isFrozen(config.intake) && Object.isFrozen(config.database)).toBe(true);
});

describe('with files', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-env-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(SECRETS.filter((name) => name.endsWith('_URL') === false))('reads %s from a file', (name) => {
    const file = path.join(folder, 'secret');
    writeFileSync(file, `${KEY}\n`);
    const config = loadConfig({ [`${name}_FILE`]: file });
    expect([config.secretKey, config.llm?.apiKey]).toContain(KEY);
  });

  it('reads a connection string from a file, and refuses two sources', () => {
    const file = path.join(folder, 'url');
    writeFileSync(file, `${DATABASE_URL}\n`);
    expect(loadConfig({ DATABASE_URL_FILE: file, PULSO_SECRET_KEY: KEY }).database).toEqual({ kind: 'external', url: DATABASE_URL });
    expect(problemsOf({ DATABASE_URL_FILE: file, DATABASE_URL, PULSO_SECRET_KEY: KEY })).toEqual([
      'DATABASE_URL and DATABASE_URL_FILE are both set: keep one',
    ]);
    expect(problemsOf({ REDIS_URL_FILE: path.join(folder, 'none') }).join()).toMatch(
      /REDIS_URL_FILE names a file that cannot be read \(ENOENT\)/,
    );
  });

  it('makes a secret key once and keeps it to its owner', () => {
    const config = loadConfig({ PULSO_DATA_DIR: path.join(folder, 'data') });
    const key = secretKey(config);
    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    expect(secretKey(config)).toBe(key);
    expect(statSync(path.join(folder, 'data', 'secret.key')).mode & 0o777).toBe(0o600);
    expect(secretKey({ ...config, secretKey: KEY })).toBe(KEY);
  });
});

it('documents every variable, and no other', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/configuration.md'), 'utf8');
  const documented = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(documented.sort()).toEqual(Object.keys(ENVIRONMENT).sort());
  for (const name of SECRETS) expect(page).toMatch(new RegExp(`^\\| \`${name}\` 🔑`, 'm'));
  expect(ENVIRONMENT_NAMES).toContain('DATABASE_URL_FILE');
});
