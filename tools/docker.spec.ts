import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { loadConfig } from '../apps/api/src/config/env.js';
import { ENVIRONMENT_NAMES } from '../apps/api/src/config/environment-variables.js';

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly deploy?: { readonly replicas: number };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const DOCKER = path.resolve(import.meta.dirname, '../docker');
const read = (name: string) => readFileSync(path.join(DOCKER, name), 'utf8');
const compose = (name: string) => parse(read(name), { merge: true }) as Compose;

const REFERENCE = /\$\{([A-Z_]+)(?:(:?[-?])([^}]*))?\}/g;

/** What compose makes of a value: the default where there is one, a refusal where a required variable is missing. */
function interpolate(text: string, given: Readonly<Record<string, string>>): string {
  return text.replaceAll(REFERENCE, (_all, name: string, operator: string | undefined, rest: string) => {
    const value = operator?.startsWith(':') ? given[name] || undefined : given[name];
    if (value === undefined && operator?.endsWith('?')) throw new Error(`${name}: ${rest}`);
    return value ?? (operator?.endsWith('-') ? rest : '');
  });
}

const environmentOf = (service: Service, given: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(service.environment ?? {}).map(([name, value]) => [name, interpolate(String(value), given)]));

const isPulso = (service: Service) => service.build !== undefined;

describe.each(['compose.embedded.yml', 'compose.production.yml'])('%s', (file) => {
  const { services, volumes } = compose(file);
  const ours = Object.entries(services).filter(([, service]) => isPulso(service));

  it('sets no variable that Pulso does not read', () => {
    expect(ours.length).toBeGreaterThan(0);
    for (const [, { environment }] of ours) expect(ENVIRONMENT_NAMES).toEqual(expect.arrayContaining(Object.keys(environment ?? {})));
  });

  it('builds from a file that is there, and keeps data in volumes it declares', () => {
    for (const [, { build }] of ours) {
      expect(build?.context).toBe('..');
      expect(readFileSync(path.resolve(DOCKER, build!.context, build!.dockerfile), 'utf8')).toContain('ENTRYPOINT');
    }
    for (const volume of Object.values(services).flatMap((service) => service.volumes ?? [])) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('.')) expect(read(source).length).toBeGreaterThan(0);
      else expect(Object.keys(volumes)).toContain(source);
    }
  });

  it('names the version of every image it does not build', () => {
    for (const { image } of Object.values(services).filter((service) => !isPulso(service)))
      expect(image).toMatch(/:\d+(\.\d+)*(-[a-z]+)?$/);
  });
});

it('embedded: starts without a single variable', () => {
  const { services } = compose('compose.embedded.yml');
  const config = loadConfig({ ...imageEnvironment(), ...environmentOf(services.pulso!, {}) });
  expect(config).toMatchObject({ role: 'all', host: '0.0.0.0', dataDir: '/data', database: { kind: 'embedded' } });
});

describe('production', () => {
  const { services } = compose('compose.production.yml');
  const FILLED: Record<string, string> = {
    PUBLIC_URL: 'https://pulso.example',
    POSTGRES_PASSWORD: 'p4ssw0rd',
    REDIS_PASSWORD: 'r3dis',
    PULSO_SECRET_KEY: 'k'.repeat(48),
    SMTP_URL: '',
  };
  const everyValue = JSON.stringify(services);

  it('runs two API processes and two workers, each configured as its role needs', () => {
    for (const role of ['api', 'worker'] as const) {
      const service = services[role]!;
      expect(service.deploy).toEqual({ replicas: 2 });
      expect(service.read_only).toBe(true);
      expect(loadConfig({ ...imageEnvironment(), ...environmentOf(service, FILLED) })).toMatchObject({
        role,
        publicUrl: 'https://pulso.example',
        database: { kind: 'external', url: 'postgres://pulso:p4ssw0rd@postgres:5432/pulso' },
        queue: { backend: 'redis', url: 'redis://:r3dis@redis:6379' },
        mail: { kind: 'outbox' },
        demo: false,
        trustProxy: 1,
      });
    }
  });

  it.each(Object.keys(FILLED))('refuses to start without %s, and says so', (name) => {
    const { [name]: _missing, ...rest } = FILLED;
    expect(() => interpolate(everyValue, FILLED)).not.toThrow();
    expect(() => interpolate(everyValue, rest)).toThrow(new RegExp(`^${name}: set ${name}`));
  });

  it('lists in the example what it asks for', () => {
    const example = [...read('production.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    const required = [...everyValue.matchAll(REFERENCE)].filter(([, , operator]) => operator?.endsWith('?')).map(([, name]) => name);
    expect(new Set(required)).toEqual(new Set(Object.keys(FILLED)));
    expect(example).toEqual(expect.arrayContaining(required));
  });

  it('waits for what it needs, and keeps database and queue off the network outside', () => {
    expect(services.api?.depends_on).toMatchObject({ postgres: { condition: 'service_healthy' }, redis: { condition: 'service_healthy' } });
    expect(
      Object.entries(services)
        .filter(([, service]) => 'ports' in service)
        .map(([name]) => name),
    ).toEqual(['proxy']);
  });

  it('has a proxy that knows the port the image listens on', () => {
    expect(read('Caddyfile')).toContain(`dynamic a api ${imageEnvironment().PORT}`);
    expect(Object.keys(services.proxy?.environment ?? {})).toEqual([
      ...new Set([...read('Caddyfile').matchAll(/\{\$([A-Z_]+)\}/g)].map(([, name]) => name)),
    ]);
  });
});

/** What the last stage of the image sets. */
function imageEnvironment(): Record<string, string> {
  const last = lastStage();
  const block = /^ENV ((?:.*\\\n)*.*)$/m.exec(last)?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name!, value!]));
}

function lastStage(): string {
  return read('Dockerfile')
    .split(/^FROM /m)
    .at(-1)!;
}

describe('the image', () => {
  it('sets variables that Pulso, or Node, reads', () => {
    const names = Object.keys(imageEnvironment());
    expect(names).toContain('PULSO_DATA_DIR');
    expect([...ENVIRONMENT_NAMES, 'NODE_ENV']).toEqual(expect.arrayContaining(names));
  });

  it('runs as an ordinary user, says how it is, and starts the program that is there', () => {
    const stage = lastStage();
    expect(/^USER (\S+)$/m.exec(stage)?.[1]).toBe('node');
    expect(stage.indexOf('USER node')).toBeLessThan(stage.indexOf('ENTRYPOINT'));
    expect(stage).toMatch(/^HEALTHCHECK [^]*\/healthz/m);
    const [, , program] = /^ENTRYPOINT \["(\S+)", "(\S+)"\]$/m.exec(stage) ?? [];
    expect(readFileSync(path.resolve(DOCKER, '..', program ?? ''), 'utf8')).toMatch(/^#!/);
  });

  it('runs a Node the program supports', () => {
    const versions = [...read('Dockerfile').matchAll(/^FROM node:(\d+)-bookworm-slim/gm)].map(([, version]) => version);
    expect(versions).toEqual(['20', '20']);
  });
});
