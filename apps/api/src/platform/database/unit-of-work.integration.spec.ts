import { AsyncResource } from 'node:async_hooks';
import type { OrganizationId } from '@pulso/kernel';
import type { TestDatabase } from '@pulso/testing';
import fc from 'fast-check';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { createTestDatabase } from '../../../test/test-database.js';
import { runtimeUrl } from './runtime-roles.js';
import { afterCommit } from './shared-transaction.js';
import { UnitOfWork, type Sql } from './unit-of-work.js';

const nothing = async () => undefined;

describe('units of work that share a transaction', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;
  let organizationId: OrganizationId;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app'), poolSize: 3 }).initialize();
    unitOfWork = new UnitOfWork(dataSource);
  });
  beforeEach(async () => {
    organizationId = uuidv7();
    await owner.query(`INSERT INTO organization (organization_id, name, time_zone) VALUES ($1, 'Prueba', 'Europe/Madrid')`, [
      organizationId,
    ]);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await owner.end();
    await database.drop();
  });

  const insert = (sql: Sql, code: string) =>
    sql.query('INSERT INTO service (organization_id, id, code, name) VALUES ($1, $2, $3, $3)', [organizationId, uuidv7(), code]);
  const write = (code: string) => unitOfWork.run(organizationId, (sql) => insert(sql, code));
  const written = async () =>
    (await owner.query<{ code: string }>('SELECT code FROM service WHERE organization_id = $1 ORDER BY code', [organizationId])).rows.map(
      ({ code }) => code,
    );
  const share = <Result>(work: () => Promise<Result>, last: (sql: Sql, result: Result) => Promise<unknown> = nothing, first = nothing) =>
    unitOfWork.share(organizationId, { first, work, last: async (sql, result) => void (await last(sql, result)) });

  it('are seen by others only when all of it is done', async () => {
    const answer = await share(
      async () => {
        await write('a');
        await write('b');
        expect(await written()).toEqual([]);
        return 'made';
      },
      async (sql, result) => {
        expect(await written()).toEqual([]);
        await insert(sql, result);
      },
    );
    expect([answer, await written()]).toEqual(['made', ['a', 'b', 'made']]);
  });

  it('see what those before them wrote', async () => {
    const seen = await share(async () => {
      await write('a');
      return unitOfWork.run(organizationId, (sql) => sql.query<{ code: string }>('SELECT code FROM service'));
    });
    expect(seen).toEqual([{ code: 'a' }]);
  });

  it('leave nothing behind when the work fails, or what is written last', async () => {
    const broken = new Error('broken');
    await expect(
      share(async () => {
        await write('a');
        throw broken;
      }),
    ).rejects.toBe(broken);
    await expect(
      share(
        () => write('a'),
        () => Promise.reject(broken),
      ),
    ).rejects.toBe(broken);
    expect(await written()).toEqual([]);
  });

  it('do not begin when the first step refuses, whatever the work makes of that', async () => {
    const refusal = new Error('refused');
    const first = () => Promise.reject(refusal);
    await expect(share(() => write('a').catch(() => undefined), nothing, first)).rejects.toBe(refusal);
    await expect(
      share(
        () =>
          write('a').catch(() => {
            throw new Error('something went wrong');
          }),
        nothing,
        first,
      ),
    ).rejects.toBe(refusal);
    expect(await written()).toEqual([]);
  });

  it('hold no connection before the first of them', async () => {
    const active = async () =>
      (
        await owner.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE usename = 'pulso_app' AND xact_start IS NOT NULL AND datname = current_database()`,
        )
      ).rows[0]!.n;
    const before = await active();
    await share(async () => {
      expect(await active()).toBe(before);
      await write('a');
      expect(await active()).toBe(before + 1);
    });
  });

  it('belong to one organization', async () => {
    await expect(share(async () => unitOfWork.run(uuidv7(), nothing))).rejects.toThrow('one organization');
  });

  it('go their own way once it has ended, such as in a timer that was set meanwhile', async () => {
    let later!: () => Promise<unknown>;
    await share(async () => {
      await write('a');
      // As a timer does, this keeps the context it was made in.
      later = AsyncResource.bind(() => write('later'));
    });
    await later();
    expect(await written()).toEqual(['a', 'later']);
  });

  it('hand on what must follow the commit after it, and not at all without one', async () => {
    const log: string[] = [];
    const note = (what: string) => afterCommit(async () => void log.push(`${what} with ${(await written()).length}`));
    await share(async () => {
      await note('early');
      await write('a');
      await note('late');
      log.push('end');
    });
    await share(async () => {
      await note('never');
      await write('b');
      throw new Error('broken');
    }).catch(() => undefined);
    await note('at once');
    expect(log).toEqual(['end', 'early with 1', 'late with 1', 'at once with 1']);
  });

  it('does not fail when what follows the commit does', async () => {
    await share(async () => {
      await write('a');
      await afterCommit(() => Promise.reject(new Error('no queue')));
    });
    expect(await written()).toEqual(['a']);
  });

  it('does not wait for ever for what follows the commit', async () => {
    await share(async () => {
      await write('a');
      await afterCommit(() => new Promise(() => undefined));
    });
    expect(await written()).toEqual(['a']);
  }, 5_000);

  it('takes back exactly the units that failed, in any order, nested and side by side', async () => {
    interface Unit {
      readonly fails: boolean;
      readonly nested: readonly Unit[];
      readonly isParallel: boolean;
    }
    const { unit } = fc.letrec<{ unit: Unit }>((tie) => ({
      unit: fc.record({
        fails: fc.boolean(),
        isParallel: fc.boolean(),
        nested: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('unit'), { maxLength: 2 })),
      }),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 5 }), fc.boolean(), async (units, isDone) => {
        const id = uuidv7();
        let n = 0;
        const expected: string[] = [];
        const perform = async ({ fails, nested }: Unit, kept: string[]): Promise<void> => {
          const mine: string[] = [];
          const code = `${id}-${(n += 1)}`;
          await unitOfWork
            .run(organizationId, async (sql) => {
              await insert(sql, code);
              mine.push(code);
              for (const inner of nested) await perform(inner, mine);
              // A statement that fails would end a transaction that has no savepoint.
              if (fails) await sql.query('SELECT 1 / 0');
            })
            .then(
              () => kept.push(...mine),
              () => undefined,
            );
        };
        await share(async () => {
          const running: Promise<void>[] = [];
          for (const each of units) {
            const done = perform(each, expected);
            if (each.isParallel) running.push(done);
            else await done;
          }
          await Promise.all(running);
          if (!isDone) throw new Error('not done');
        }).catch((error: Error) => expect(error.message).toBe('not done'));
        const found = (await written()).filter((code) => code.startsWith(id));
        expect(found).toEqual(isDone ? expected.toSorted() : []);
      }),
      { numRuns: 60 },
    );
  });
});
