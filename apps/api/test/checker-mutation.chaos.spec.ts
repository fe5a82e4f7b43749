import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@pulso/embedded-postgres';
import { ulid } from 'ulid';
import type { Violation } from './chaos/check.js';
import { until } from './chaos/faults.js';
import { Laboratory } from './chaos/laboratory.js';
import { Program, type Bug } from './chaos/mutant.js';
import { say } from './chaos/nemesis.js';
import { seedOrganization } from './seeded-organization.js';

/** A bug, the promise it breaks and the smallest scenario in which that shows. */
interface Mutation extends Bug {
  readonly breaks: Violation['invariant'];
  readonly scenario: (laboratory: Laboratory) => Promise<readonly Violation[]>;
}

const rating = (value: number, comment?: string) => ({
  submissionId: ulid(),
  rating: { scale: 'csat' as const, value },
  ...(comment !== undefined && { comment }),
});

/** One rated feedback, read, given more words, and read again. */
async function readTwice(laboratory: Laboratory): Promise<readonly Violation[]> {
  const first = rating(5, 'Todo perfecto, gracias');
  await laboratory.send(first);
  await laboratory.dispatch();
  await laboratory.work();
  await laboratory.send({ submissionId: ulid(), follows: first.submissionId, comment: 'Pero la entrega fue un desastre' });
  await laboratory.dispatch();
  await laboratory.work();
  return laboratory.verdict();
}

const MUTATIONS: readonly Mutation[] = [
  {
    name: 'no unique submission',
    changes: [
      {
        file: 'migrations/1764000000000-foundation.ts',
        find: '  UNIQUE (organization_id, touchpoint_id, submission_id),\n  FOREIGN KEY (organization_id, touchpoint_id) REFERENCES touchpoint,\n',
        put: '  FOREIGN KEY (organization_id, touchpoint_id) REFERENCES touchpoint,\n',
      },
      {
        file: 'migrations/1764310000000-intake-in-json.ts',
        find: '    ON CONFLICT (organization_id, touchpoint_id, submission_id) DO NOTHING\n    RETURNING organization_id, touchpoint_id, id, seq',
        put: '    RETURNING organization_id, touchpoint_id, id, seq',
      },
    ],
    breaks: 'I2',
    scenario: async (laboratory) => {
      const body = rating(4);
      await laboratory.send(body);
      await laboratory.send(body);
      await laboratory.dispatch();
      await laboratory.work();
      return laboratory.verdict();
    },
  },
  {
    name: 'acknowledged before the commit',
    changes: [
      {
        file: 'modules/feedback/submission-batcher.ts',
        find: '    this.metrics.intakeBatchSize.observe(batch.length);\n',
        put: `    this.metrics.intakeBatchSize.observe(batch.length);
    for (const item of batch) item.resolve({ outcome: 'accepted', feedbackId: item.row.id, seq: 0 });\n`,
      },
    ],
    breaks: 'I1',
    scenario: async (laboratory) => {
      const { owner } = laboratory;
      await owner.query('BEGIN');
      await owner.query('LOCK TABLE feedback IN EXCLUSIVE MODE');
      const sending = laboratory.send(rating(4));
      const ended = async () => {
        const { rowCount } = await owner.query(
          `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = 'feedback'::regclass AND NOT granted`,
        );
        return rowCount === 1;
      };
      await until('the statement waits for the table and is ended', ended);
      await owner.query('ROLLBACK');
      await sending;
      return laboratory.verdict();
    },
  },
  {
    name: 'a finished task is not fenced',
    changes: [
      {
        file: 'modules/analysis/analysis-tasks.ts',
        find: `AND lease_token = $3 AND state = 'dispatched' RETURNING feedback_id\`,
    [organizationId, feedbackIds, leaseToken],
  );
  return new Set(rows.map(({ feedback_id }) => feedback_id));
}

/** Hands`,
        put: `AND lease_token = $3 AND state = 'dispatched' RETURNING feedback_id\`,
    [organizationId, feedbackIds, leaseToken],
  );
  return new Set(rows.length < 0 ? [] : feedbackIds);
}

/** Hands`,
      },
    ],
    breaks: 'I4',
    scenario: async (laboratory) => {
      await laboratory.send(rating(2, 'La espera fue larguísima'));
      await laboratory.dispatch();
      const zombie = await laboratory.stalledWorker();
      await laboratory.letAMinutePass();
      await laboratory.reconcile();
      await laboratory.dispatch();
      await laboratory.work();
      await zombie.finish();
      return laboratory.verdict();
    },
  },
  {
    name: 'the fence asks for no token',
    changes: [
      {
        file: 'modules/analysis/analysis-tasks.ts',
        find: `DELETE FROM analysis_task WHERE organization_id = $1 AND feedback_id = ANY($2) AND lease_token = $3 AND state = 'dispatched'`,
        put: 'DELETE FROM analysis_task WHERE organization_id = $1 AND feedback_id = ANY($2) AND $3::uuid IS NOT NULL',
      },
    ],
    breaks: 'I4',
    scenario: async (laboratory) => {
      const first = rating(2, 'La espera fue larguísima');
      await laboratory.send(first);
      await laboratory.dispatch();
      const slow = await laboratory.stalledWorker();
      await laboratory.send({ submissionId: ulid(), follows: first.submissionId, comment: 'Y además la comida llegó fría' });
      await slow.finish();
      await laboratory.dispatch();
      await laboratory.work();
      return laboratory.verdict();
    },
  },
  {
    name: 'a second reading counts on top of the first',
    changes: [
      {
        file: 'modules/analysis/measure.ts',
        find: 'const before = stored.flatMap(',
        put: 'const before = stored.slice(0, 0).flatMap(',
      },
    ],
    breaks: 'I5',
    scenario: readTwice,
  },
  {
    name: 'no reconciler',
    changes: [
      {
        file: 'modules/analysis/dispatch-tasks.ts',
        find: `WHERE state = 'dispatched' AND (`,
        put: `WHERE false AND state = 'dispatched' AND (`,
      },
    ],
    breaks: 'I4',
    scenario: async (laboratory) => {
      await laboratory.send(rating(3, 'Normal'));
      await laboratory.dispatch();
      // The queue forgets everything.
      laboratory.queue.length = 0;
      await laboratory.letAMinutePass();
      await laboratory.reconcile();
      await laboratory.dispatch();
      await laboratory.work();
      return laboratory.verdict();
    },
  },
  {
    name: 'the organization outlives its transaction',
    changes: [
      {
        file: 'platform/database/sql.ts',
        find: `set_config('app.organization', $1, true)`,
        put: `set_config('app.organization', $1, false)`,
      },
    ],
    breaks: 'I8',
    scenario: async (laboratory) => {
      await laboratory.send(rating(1, 'Secreto de una sola organización'));
      const { UnitOfWork } =
        await laboratory.program.load<typeof import('../src/platform/database/unit-of-work.js')>('platform/database/unit-of-work.ts');
      const unitOfWork = new UnitOfWork(laboratory.dataSource);
      const foreign = await seedOrganization(laboratory.owner);
      await Promise.all(
        Array.from({ length: 8 }, () => unitOfWork.run(laboratory.organization.organizationId, (sql) => sql.query('SELECT 1'))),
      );
      // Whoever is given one of these connections next speaks for nobody yet.
      const seen = await Promise.all(
        Array.from({ length: 8 }, () =>
          unitOfWork.resolve<{ comment: string }>('SELECT comment FROM feedback WHERE organization_id <> $1', [foreign.organizationId]),
        ),
      );
      return seen.flat().map(() => ({ invariant: 'I8' as const, what: 'a connection shows the feedback of whoever had it before' }));
    },
  },
  {
    name: 'webhooks leave by raw fetch',
    changes: [
      {
        file: 'modules/delivery/send-webhook.ts',
        find: 'await this.egress.post(',
        put: `await (async (to: string, headers: Record<string, string>, body: string) => {
        const response = await fetch(to, { method: 'POST', headers, body });
        return { status: response.status, text: await response.text() };
      })(`,
      },
    ],
    breaks: 'I13',
    scenario: async (laboratory) => {
      const { SendWebhook } =
        await laboratory.program.load<typeof import('../src/modules/delivery/send-webhook.js')>('modules/delivery/send-webhook.ts');
      const { Egress } = await laboratory.program.load<typeof import('../src/platform/egress/egress.js')>('platform/egress/egress.ts');
      const egress = new Egress([]);
      const secrets = { open: () => `whsec_${Buffer.alloc(32).toString('base64')}` };
      await new SendWebhook(egress, secrets as never).execute({
        organizationId: laboratory.organization.organizationId,
        deliveryId: ulid(),
        endpointId: ulid(),
        url: laboratory.sink.url,
        sealedSecret: Buffer.alloc(0),
        body: '{}',
      });
      await egress.onModuleDestroy();
      return Array.from({ length: laboratory.sink.connections }, () => ({
        invariant: 'I13' as const,
        what: 'a private address was connected to',
      }));
    },
  },
  {
    name: 'messages without a key of their own',
    changes: [
      {
        file: 'modules/delivery/queue-delivery.ts',
        find: 'column(({ dedupeKey }) => dedupeKey)',
        put: 'column(({ dedupeKey }) => `${dedupeKey} ${uuidv7()}`)',
      },
    ],
    breaks: 'I7',
    scenario: readTwice,
  },
];

let folder: string;
let postgres: EmbeddedPostgres;
let killed = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pulso-mutants-'));
  chmodSync(folder, 0o755);
  postgres = await startEmbeddedPostgres({ dataDir: folder, durable: false });
}, 60_000);

afterAll(async () => {
  say(`E0 checker mutation: ${killed}/${MUTATIONS.length} killed`);
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function outcomeOf(program: Program, scenario: Mutation['scenario']): Promise<readonly Violation[]> {
  const laboratory = await Laboratory.open(program, postgres.url);
  try {
    return await scenario(laboratory);
  } finally {
    await laboratory.close();
  }
}

it.each(MUTATIONS)('E0: $name is found ($breaks)', async ({ breaks, scenario, ...bug }) => {
  expect(await outcomeOf(Program.sound, scenario)).toEqual([]);
  const program = Program.broken(bug);
  try {
    const found = await outcomeOf(program, scenario);
    expect(found.map(({ invariant }) => invariant)).toContain(breaks);
    killed += 1;
  } finally {
    program.remove();
  }
});
