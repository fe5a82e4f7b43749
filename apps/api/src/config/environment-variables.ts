import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/** A variable whose text `read` turns into a value, or into undefined when it is not one; `rule` completes "NAME must …". */
function variable<T>(rule: string, read: (text: string) => T | undefined) {
  return z.string().transform((text, context): T => {
    const value = read(text.trim());
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `must ${rule}` });
    return z.NEVER;
  });
}

const anyText = variable('be text', (text) => text);

const oneOf = <const Choice extends string>(...choices: Choice[]) =>
  variable(`be one of ${choices.join(', ')}`, (text) => choices.find((choice) => choice === text));

const wholeNumber = (minimum: number, maximum: number) =>
  variable(`be a whole number from ${minimum} to ${maximum}`, (text) =>
    /^\d+$/.test(text) && Number(text) >= minimum && Number(text) <= maximum ? Number(text) : undefined,
  );

const hasProtocol = (text: string, protocols: string[]) => URL.canParse(text) && protocols.includes(new URL(text).protocol);

const url = (...protocols: string[]) =>
  variable(`be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`, (text) =>
    hasProtocol(text, protocols) ? text : undefined,
  );

const networks = (text: string) => {
  const parts = text.split(',').map((part) => part.trim());
  return parts.every((part) => ipaddr.isValidCIDR(part)) ? parts : undefined;
};

const trustProxy = (text: string): false | number | string[] | undefined => {
  if (text === 'false') return false;
  return /^[1-9]$/.test(text) ? Number(text) : networks(text);
};

/** Every variable Pulso reads, and how its text becomes a value. Absent and empty mean the same. */
export const ENVIRONMENT = {
  ROLE: oneOf('all', 'api', 'worker'),
  PORT: wholeNumber(0, 65_535),
  HOST: anyText,
  PUBLIC_URL: url('http:', 'https:'),
  PULSO_DATA_DIR: anyText,
  // The logins the program runs under derive their passwords from the owner's.
  DATABASE_URL: variable('be a URL such as postgres://user:password@host:5432/database, with all of its parts', (text) =>
    hasProtocol(text, ['postgres:', 'postgresql:']) && new URL(text).password !== '' && new URL(text).pathname.length > 1
      ? text
      : undefined,
  ),
  REDIS_URL: url('redis:', 'rediss:'),
  OPENAI_API_KEY: anyText,
  OPENAI_BASE_URL: url('http:', 'https:'),
  OPENAI_MODEL: anyText,
  SMTP_URL: url('smtp:', 'smtps:'),
  SMTP_FROM: variable('be an address such as alerts@example.com or Pulso <alerts@example.com>', (text) =>
    /^([^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/.test(text) ? text : undefined,
  ),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  PULSO_DEMO: variable('be true or false', (text) => (text === 'true' ? true : text === 'false' ? false : undefined)),
  PULSO_SECRET_KEY: variable('be at least 32 bytes long', (text) => (Buffer.byteLength(text) >= 32 ? text : undefined)),
  PULSO_EGRESS_ALLOW: variable('be networks such as 10.1.0.0/16, separated by commas', networks),
  PULSO_TRUST_PROXY: variable('be false, the number of proxies in front (1 to 9), or their networks separated by commas', trustProxy),
  PULSO_API_RATE_PER_MEMBER: wholeNumber(1, 1_000_000),
  PULSO_API_RATE_PER_KEY: wholeNumber(1, 1_000_000),
  PULSO_INTAKE_RATE_PER_KEY: wholeNumber(1, 1_000_000),
  PULSO_INTAKE_BURST_PER_KEY: wholeNumber(1, 1_000_000),
  PULSO_INTAKE_RATE_PER_IP: wholeNumber(1, 1_000_000),
  PULSO_INTAKE_BURST_PER_IP: wholeNumber(1, 1_000_000),
  PULSO_INTAKE_BUFFER_ITEMS: wholeNumber(1, 100_000),
  PULSO_INTAKE_BUFFER_BYTES: wholeNumber(16_384, 1_073_741_824),
  PULSO_INTAKE_BODY_BYTES: wholeNumber(1_024, 1_048_576),
} as const;

export type EnvironmentName = keyof typeof ENVIRONMENT;

/** What must not stand in a process list or a compose file: each may come from the file that `<NAME>_FILE` names. */
export const SECRETS: readonly EnvironmentName[] = ['DATABASE_URL', 'REDIS_URL', 'OPENAI_API_KEY', 'SMTP_URL', 'PULSO_SECRET_KEY'];

/** Every name that may be set, the `_FILE` forms included. */
export const ENVIRONMENT_NAMES: readonly string[] = [...Object.keys(ENVIRONMENT), ...SECRETS.map((name) => `${name}_FILE`)];
