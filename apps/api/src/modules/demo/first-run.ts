import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Config } from '../../config/config.js';
import { createOrganization } from '../identity/create-organization.js';
import { newPublicKey } from '../touchpoints/public-key.js';
import { defaultTexts } from '../touchpoints/survey-texts.js';
import { DEMO_OWNER, seedDemo } from './seed-demo.js';

/** One first run at a time, whichever replica comes first. */
const FIRST_RUN_LOCK = 7_086_502;
const FILE = 'first-run.json';

interface FirstRun {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  /** Public key of the touchpoint to try things out with. */
  readonly demoTouchpointKey: string;
}

/**
 * Makes the first organization when there is none, the demonstration's if the configuration asks for it, and writes how to come in to
 * `first-run.json`, mode 0600. At any later start it changes nothing.
 * @param ownerUrl a login that may make organizations
 */
export async function firstRun(config: Config, ownerUrl: string, report: (line: string) => void, now = new Date()): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [FIRST_RUN_LOCK]);
    // The owner may be an ordinary login, and then forced row-level security holds for it as well.
    await client.query('SET LOCAL ROLE pulso_maintenance');
    const { rowCount } = await client.query('SELECT FROM organization LIMIT 1');
    if (rowCount === 0) {
      const made = await makeFirst(client, config, now);
      // Before the commit: an organization that nobody can enter would stay for ever.
      writeFirstRun(config.dataDir, made);
    } else if (!existsSync(path.join(config.dataDir, FILE))) {
      report(
        `${FILE} ya no está; una contraseña olvidada se cambia con / is gone; change a forgotten password with: npx pulso password EMAIL`,
      );
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function makeFirst(client: pg.ClientBase, config: Config, now: Date): Promise<FirstRun> {
  const password = randomBytes(18).toString('base64url');
  if (config.demo) {
    const { touchpointKey } = await seedDemo(client, { now, password });
    return { url: config.publicUrl, email: DEMO_OWNER.email, password, demoTouchpointKey: touchpointKey };
  }
  const email = 'owner@pulso.example';
  const { organizationId } = await createOrganization(client, {
    name: 'Pulso',
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: 'es',
    isDemo: false,
    owner: { email, name: 'Owner', password },
  });
  const publicKey = newPublicKey();
  const { question, followUpQuestion } = defaultTexts('csat', 'es');
  await client.query(
    `INSERT INTO touchpoint (organization_id, id, public_key, service_id, name, survey_kind, language, question, follow_up_question)
     SELECT $1, $2, $3, s.id, 'Web', 'csat', 'es', $4, $5 FROM service s WHERE s.organization_id = $1 AND s.code = 'general'`,
    [organizationId, uuidv7(), publicKey, question, followUpQuestion],
  );
  return { url: config.publicUrl, email, password, demoTouchpointKey: publicKey };
}

/** Whole or not at all, and never readable by others, not even for a moment. */
function writeFirstRun(dataDir: string, firstRun: FirstRun): void {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, FILE);
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(firstRun, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}
