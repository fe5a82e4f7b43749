import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { Config } from './config.js';
import { ENVIRONMENT, SECRETS, type EnvironmentName } from './environment-variables.js';

type Environment = Readonly<Record<string, string | undefined>>;
type Values = { [Name in EnvironmentName]?: z.output<(typeof ENVIRONMENT)[Name]> };

/** Everything that is wrong with the environment, in one message. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(['The environment is not right:', ...problems.map((problem) => `  - ${problem}`), 'See docs/configuration.md.'].join('\n'));
  }
}

const REPOSITORY = path.resolve(import.meta.dirname, '../../../..');
const DEFAULT_MODEL = 'gpt-4.1-mini';

/**
 * The only reader of the environment.
 * @throws ConfigError with every problem at once
 */
export function loadConfig(environment: Environment = process.env): Config {
  const problems: string[] = [];
  const values = readValues(environment, problems);
  problems.push(...missingTogether(values, problems));
  if (problems.length > 0) throw new ConfigError(problems);
  return deepFreeze(choose(values));
}

function readValues(environment: Environment, problems: string[]): Values {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(ENVIRONMENT) as EnvironmentName[]) {
    const text = readText(environment, name, problems);
    if (text === undefined) continue;
    const result = ENVIRONMENT[name].safeParse(text);
    if (result.success) values[name] = result.data;
    // The value itself is not repeated: it may be a secret, and the shell knows it.
    else problems.push(`${name} ${result.error.issues.map(({ message }) => message).join(', ')}`);
  }
  return values as Values;
}

function readText(environment: Environment, name: EnvironmentName, problems: string[]): string | undefined {
  const text = environment[name] || undefined;
  const file = (SECRETS.includes(name) && environment[`${name}_FILE`]) || undefined;
  if (file === undefined) return text;
  if (text !== undefined) {
    problems.push(`${name} and ${name}_FILE are both set: keep one`);
    return undefined;
  }
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch (error) {
    problems.push(`${name}_FILE names a file that cannot be read (${(error as NodeJS.ErrnoException).code})`);
    return undefined;
  }
}

/** What is wrong between variables. One that is set but wrong is already reported, and not reported missing as well. */
function missingTogether(values: Values, problems: readonly string[]): string[] {
  const isMissing = (name: EnvironmentName) => values[name] === undefined && !problems.some((problem) => problem.startsWith(name));
  const found: string[] = [];
  const isSplit = values.ROLE === 'api' || values.ROLE === 'worker';
  if (isSplit && isMissing('DATABASE_URL')) found.push(`DATABASE_URL is required with ROLE=${values.ROLE}: several processes share it`);
  if (isSplit && isMissing('REDIS_URL')) found.push(`REDIS_URL is required with ROLE=${values.ROLE}: several processes talk through it`);
  if ((isSplit || values.DATABASE_URL !== undefined) && isMissing('PULSO_SECRET_KEY'))
    found.push('PULSO_SECRET_KEY is required with a DATABASE_URL: every process must seal and open secrets with the same key');
  if (values.OPENAI_MODEL !== undefined && isMissing('OPENAI_API_KEY') && isMissing('OPENAI_BASE_URL'))
    found.push('OPENAI_MODEL is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL says where it is');
  if (values.SMTP_FROM !== undefined && isMissing('SMTP_URL')) found.push('SMTP_FROM is set, but SMTP_URL does not say which server sends');
  return found;
}

function choose(values: Values): Config {
  const port = values.PORT ?? 3000;
  const publicUrl = (values.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, '');
  const dataDir = values.PULSO_DATA_DIR === undefined ? path.join(REPOSITORY, '.pulso') : path.resolve(values.PULSO_DATA_DIR);
  const database =
    values.DATABASE_URL === undefined
      ? ({ kind: 'embedded', dataDir: path.join(dataDir, 'postgres') } as const)
      : ({ kind: 'external', url: values.DATABASE_URL } as const);
  return {
    role: values.ROLE ?? 'all',
    port,
    // What a newcomer tries out on a laptop is not for the whole network.
    host: values.HOST ?? (database.kind === 'embedded' ? '127.0.0.1' : '0.0.0.0'),
    publicUrl,
    dataDir,
    database,
    queue: values.REDIS_URL === undefined ? { backend: 'postgres' } : { backend: 'redis', url: values.REDIS_URL },
    llm: chooseLlm(values),
    mail:
      values.SMTP_URL === undefined
        ? { kind: 'outbox' }
        : { kind: 'smtp', url: values.SMTP_URL, from: values.SMTP_FROM ?? `Pulso <pulso@${new URL(publicUrl).hostname}>` },
    logLevel: values.LOG_LEVEL ?? 'info',
    demo: values.PULSO_DEMO ?? true,
    intake: {
      ratePerKey: values.PULSO_INTAKE_RATE_PER_KEY ?? 500,
      burstPerKey: values.PULSO_INTAKE_BURST_PER_KEY ?? 1_000,
      ratePerIp: values.PULSO_INTAKE_RATE_PER_IP ?? 250,
      burstPerIp: values.PULSO_INTAKE_BURST_PER_IP ?? 500,
      bufferItems: values.PULSO_INTAKE_BUFFER_ITEMS ?? 2_000,
      bufferBytes: values.PULSO_INTAKE_BUFFER_BYTES ?? 8 * 1024 * 1024,
      bodyBytes: values.PULSO_INTAKE_BODY_BYTES ?? 16 * 1024,
    },
    api: {
      ratePerMember: values.PULSO_API_RATE_PER_MEMBER ?? 1_200,
      ratePerApiKey: values.PULSO_API_RATE_PER_KEY ?? 3_000,
    },
    egressAllow: values.PULSO_EGRESS_ALLOW ?? [],
    trustProxy: values.PULSO_TRUST_PROXY ?? false,
    secretKey: values.PULSO_SECRET_KEY ?? null,
  };
}

function chooseLlm(values: Values): Config['llm'] {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model = DEFAULT_MODEL } = values;
  if (apiKey === undefined && baseUrl === undefined) return null;
  // A server of one's own may need no key; the client library insists on some text.
  return { apiKey: apiKey ?? 'none', ...(baseUrl !== undefined && { baseUrl }), model };
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
