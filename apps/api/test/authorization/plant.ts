import type { AgreementVersionStatus } from '@pulso/agreements';
import { evaluate, type Objective } from '@pulso/slo';
import type pg from 'pg';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';
import { newOpaqueToken, tokenHash } from '../../src/modules/identity/opaque-token.js';
import { newPublicKey } from '../../src/modules/touchpoints/public-key.js';
import type { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { plantAgreement, plantedContent, plantGuest } from './plant-agreement.js';

/** Where planted things belong. */
export interface Ground {
  readonly organizationId: string;
  readonly canary: string;
  readonly serviceId: string;
  readonly indicatorId: string;
  readonly secrets: SecretBox;
}

/** What the new row belongs to, by resource, and what it is like. */
export interface Wishes {
  readonly role?: string;
  readonly touchpoint?: string;
  readonly objective?: string;
  readonly alert?: string;
  readonly endpoint?: string;
  readonly agreement?: string;
  readonly status?: AgreementVersionStatus;
  readonly suggests?: boolean;
  readonly key?: string;
  readonly scopes?: readonly string[];
  readonly revoked?: boolean;
}

type Planter = (client: pg.Client, ground: Ground, id: string, wishes: Wishes) => Promise<unknown>;

/** One new row of each thing that an address can name, with all that hangs on it. A new kind of address needs a line here. */
const PLANTERS = {
  member: (client, { organizationId, canary }, id, { role = 'agent' }) =>
    client.query(
      `INSERT INTO member (organization_id, id, email, name, role, password_hash)
       SELECT $1, $2, $3, $4, $5, password_hash FROM member WHERE organization_id = $1 ORDER BY id LIMIT 1`,
      [organizationId, id, `${id}@${canary}.test`, `Member ${canary}`, role],
    ),
  'api-key': (client, { organizationId, canary }, id, { key = newOpaqueToken('pk_'), scopes = ['slo:read'], revoked = false }) =>
    client.query(
      `INSERT INTO api_key (organization_id, id, name, prefix, token_hash, scopes, revoked_at)
       VALUES ($1, $2, $3, 'pk_abcdef', $4, $5, CASE WHEN $6 THEN clock_timestamp() END)`,
      [organizationId, id, `Key ${canary}`, tokenHash(key), scopes, revoked],
    ),
  service: (client, { organizationId, canary }, id) =>
    client.query('INSERT INTO service (organization_id, id, code, name) VALUES ($1, $2, $3, $4)', [
      organizationId,
      id,
      id,
      `Service ${canary}`,
    ]),
  touchpoint: (client, { organizationId, serviceId, canary }, id) =>
    client.query(
      `INSERT INTO touchpoint (organization_id, id, public_key, service_id, name, survey_kind, question, follow_up_question)
       VALUES ($1, $2, $3, $4, $5, 'csat', $6, $7)`,
      [organizationId, id, newPublicKey(), serviceId, `Touchpoint ${canary}`, `Question ${canary}`, `More ${canary}`],
    ),
  feedback: async (client, ground, id, { touchpoint }) => {
    const { organizationId, serviceId, indicatorId, canary } = ground;
    const touchpointId = touchpoint ?? (await plant(client, ground, 'touchpoint'));
    await client.query(
      `INSERT INTO feedback (organization_id, id, touchpoint_id, service_id, submission_id, body_hash, rating_scale, rating_value, comment, context, source, occurred_at)
       VALUES ($1, $2, $3, $4, $5, '\\x00', 'csat', 2, $6, jsonb_build_object('page', $6::text), 'http', clock_timestamp())`,
      [organizationId, id, touchpointId, serviceId, ulid(), `Comment ${canary}`],
    );
    await client.query(
      `INSERT INTO feedback_follow_up (organization_id, id, feedback_id, touchpoint_id, submission_id, body_hash, comment)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, '\\x00', $5)`,
      [organizationId, id, touchpointId, ulid(), `Follow-up ${canary}`],
    );
    await client.query(
      `INSERT INTO analysis_task (organization_id, feedback_id, state, attempts, last_error, died_at) VALUES ($1, $2, 'dead', 5, $3, clock_timestamp())`,
      [organizationId, id, `Reason ${canary}`],
    );
    await client.query(
      `INSERT INTO analysis (organization_id, feedback_id, version, engine, model, sentiment, label, language, topics, defect_reported, severity, quotes,
                             confidence, abstained, needs_review, provisional, analyzed_text)
       VALUES ($1, $2, 1, 'local', $3, -0.5, 'neg', 'es', '[]', true, 2, '[]', 0.9, false, false, false, $4)`,
      [organizationId, id, `model-${canary}`, `Comment ${canary}`],
    );
    await client.query(
      'INSERT INTO observation (organization_id, indicator_id, feedback_id, service_id, occurred_at, good) VALUES ($1, $2, $3, $4, clock_timestamp(), false)',
      [organizationId, indicatorId, id, serviceId],
    );
    await client.query(
      `INSERT INTO slice (organization_id, indicator_id, service_id, minute, valid, good)
       VALUES ($1, $2, $3, date_trunc('minute', clock_timestamp()), 1, 0)
       ON CONFLICT (organization_id, indicator_id, service_id, minute) DO UPDATE SET valid = slice.valid + 1`,
      [organizationId, indicatorId, serviceId],
    );
    await client.query(`INSERT INTO intake_outcome (organization_id, touchpoint_id, outcome, n) VALUES ($1, $2, 'accepted', 1)`, [
      organizationId,
      touchpointId,
    ]);
  },
  agreement: (client, ground, id, { status }) => plantAgreement(client, ground, id, status),
  guest: async (client, ground, id, { agreement }) => {
    await plantGuest(client, ground, id, agreement ?? (await plant(client, ground, 'agreement')));
  },
  thread: async (client, ground, id, { agreement, status, suggests = false }) => {
    const agreementId = agreement ?? (await plant(client, ground, 'agreement', status ? { status } : {}));
    await client.query(
      `INSERT INTO review_thread (organization_id, id, version_id, section_key, suggestion, suggestion_state, created_by, created_by_name)
       SELECT organization_id, $2, id, 'glossary', $4, CASE WHEN $5 THEN 'open' END, 'job seed', $6 FROM agreement_version
        WHERE organization_id = $1 AND agreement_id = $3`,
      [
        ground.organizationId,
        id,
        agreementId,
        suggests ? '{"path":["terms"],"before":[],"after":[]}' : null,
        suggests,
        `Person ${ground.canary}`,
      ],
    );
    await client.query(
      `INSERT INTO review_comment (organization_id, id, thread_id, body, author, author_name) VALUES ($1, gen_random_uuid(), $2, $3, 'job seed', $3)`,
      [ground.organizationId, id, `Comment ${ground.canary}`],
    );
  },
  'agreement-template': async (client, { organizationId, canary }, id) =>
    client.query(
      `INSERT INTO agreement_template (organization_id, id, name, description, content, created_by) VALUES ($1, $2, $3, $3, $4, 'job seed')`,
      [
        organizationId,
        id,
        JSON.stringify({ es: `Plantilla ${canary}`, en: `Template ${canary}` }),
        JSON.stringify(await plantedContent(client, organizationId, canary)),
      ],
    ),
  objective: async (client, { organizationId, serviceId, indicatorId, canary }, id) => {
    const [agreementId, versionId] = [uuidv7(), uuidv7()];
    const title = JSON.stringify({ es: `Acuerdo ${canary}`, en: `Agreement ${canary}` });
    await client.query(`INSERT INTO agreement (organization_id, id, code, type, title) VALUES ($1, $2, $3, 'customer', $4)`, [
      organizationId,
      agreementId,
      `A-${canary}-${id}`,
      title,
    ]);
    await client.query(
      `INSERT INTO agreement_version (organization_id, id, agreement_id, n, status, time_zone, effective_from, signed_at, content)
       VALUES ($1, $2, $3, 1, 'active', 'America/Santiago', clock_timestamp() - interval '90 days', clock_timestamp() - interval '91 days', $4)`,
      [organizationId, versionId, agreementId, JSON.stringify(await plantedContent(client, organizationId, canary))],
    );
    const objective: Objective = {
      id,
      indicatorKey: 'csat_top2',
      generation: 1,
      comparator: 'gte',
      target: '0.85',
      window: { kind: 'rolling', days: 28 },
      timeZone: 'America/Santiago',
      minSample: 5,
      zeroTraffic: 'no_data',
    };
    await client.query(
      `INSERT INTO objective (organization_id, id, agreement_version_id, code, name, service_id, indicator_id, comparator, target, "window", min_sample)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'gte', 0.85, $8, 5)`,
      [organizationId, id, versionId, `O-${canary}`, title, serviceId, indicatorId, objective.window],
    );
    const toMs = Date.now();
    const window = { fromMs: toMs - 28 * 86_400_000, toMs };
    const { canonicalInputs: _, ...result } = evaluate({
      objective,
      window,
      asOfMs: toMs,
      n: 10,
      good: 4,
      stream: '1111000000',
      previousPeriodCounts: [],
    });
    await client.query(
      `INSERT INTO period_evaluation (organization_id, objective_id, period_key, state, from_at, to_at, n, good, verdict, result, inputs_hash)
       VALUES ($1, $2, 'rolling-28d', 'open', $3, $4, 10, 4, $5, $6, $7)`,
      [organizationId, id, new Date(window.fromMs), new Date(toMs), result.verdict, result, `hash-${canary}`],
    );
  },
  alert: async (client, ground, id, { objective }) => {
    const { organizationId, canary } = ground;
    await client.query(
      `INSERT INTO alert_episode (organization_id, id, objective_id, period_key, state, severity, machine, evidence, opened_at)
       VALUES ($1, $2, $3, 'rolling-28d', 'firing', 'critical', '{}', $4, clock_timestamp())`,
      [
        organizationId,
        id,
        objective ?? (await plant(client, ground, 'objective')),
        JSON.stringify({ es: `Motivo ${canary}`, en: `Reason ${canary}` }),
      ],
    );
    await client.query('INSERT INTO alert_event (organization_id, alert_id, action) VALUES ($1, $2, $3)', [
      organizationId,
      id,
      `opened ${canary}`,
    ]);
  },
  'webhook-endpoint': (client, { organizationId, canary, secrets }, id) =>
    client.query('INSERT INTO webhook_endpoint (organization_id, id, url, events, sealed_secret) VALUES ($1, $2, $3, $4, $5)', [
      organizationId,
      id,
      `https://${canary}.invalid/hook`,
      ['slo.breached'],
      secrets.seal(`whsec_${canary}`, { organizationId, rowId: id }),
    ]),
  delivery: async (client, ground, id, { alert, endpoint }) => {
    const { organizationId, canary } = ground;
    await client.query(
      `INSERT INTO delivery (organization_id, id, kind, event, dedupe_key, alert_id, endpoint_id, target, subject, body, state, last_error, last_response)
       VALUES ($1, $2, 'webhook', 'slo.breached', $3, $4, $5, $6, $7, $8, 'failed', $9, $9)`,
      [
        organizationId,
        id,
        `key-${id}`,
        alert ?? (await plant(client, ground, 'alert')),
        endpoint ?? (await plant(client, ground, 'webhook-endpoint')),
        `https://${canary}.invalid/hook`,
        `Subject ${canary}`,
        JSON.stringify({ text: canary }),
        `Answer ${canary}`,
      ],
    );
  },
} satisfies Record<string, Planter>;

export type Resource = keyof typeof PLANTERS;

/** @returns the id of the new row */
export async function plant(client: pg.Client, ground: Ground, resource: Resource, wishes: Wishes = {}): Promise<string> {
  const id = uuidv7();
  await (PLANTERS[resource] as Planter)(client, ground, id, wishes);
  return id;
}

export function isResource(name: string): name is Resource {
  return name in PLANTERS;
}
