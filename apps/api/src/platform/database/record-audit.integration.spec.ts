import { systemActor, type OrganizationId } from '@pulso/kernel';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { createTestDatabase } from '../../../test/test-database.js';
import { readAuditChains } from './read-audit-chains.js';
import { recordAudit } from './record-audit.js';
import { runtimeUrl } from './runtime-roles.js';
import { UnitOfWork } from './unit-of-work.js';
import { firstAuditFault } from './verify-audit-chain.js';

describe('the audit log of an organization', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;
  let organizationId: OrganizationId;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app'), poolSize: 10 }).initialize();
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

  const record = (entityId: string) =>
    unitOfWork.run(organizationId, (sql) =>
      recordAudit(sql, systemActor(organizationId, 'test'), 'thing.changed', 'thing', entityId, { after: 'a'.repeat(64) }),
    );
  const chainOf = async () => {
    for await (const chain of readAuditChains(owner)) if (chain.organizationId === organizationId) return chain;
    throw new Error('no such organization');
  };
  /** As somebody who owns the database and knows how to get round its triggers. */
  const tamper = async (text: string) => {
    await owner.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await owner.query(text, [organizationId]);
    await owner.query('ALTER TABLE audit_entry ENABLE TRIGGER USER');
  };
  const fault = async () => {
    const { entries, head } = await chainOf();
    return firstAuditFault(entries, head);
  };

  it('is one unbroken chain without gaps, whatever is recorded at once or rolled back', async () => {
    const attempts = Array.from({ length: 50 }, (_, index) =>
      index % 5 === 4
        ? unitOfWork
            .run(organizationId, async (sql) => {
              await recordAudit(sql, systemActor(organizationId, 'test'), 'thing.changed', 'thing', 'lost');
              throw new Error('rolled back');
            })
            .catch(() => undefined)
        : record(`thing ${index} "ñ" \u0007 \u2028 \\`),
    );
    await Promise.all(attempts);
    const { entries, head } = await chainOf();
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(head.seq).toBe(40);
    expect(firstAuditFault(entries, head)).toBeNull();
  });

  it.each([
    ['an altered entry', `UPDATE audit_entry SET actor = 'job nobody' WHERE organization_id = $1 AND seq = 3`, { kind: 'altered', seq: 3 }],
    ['one taken out', `DELETE FROM audit_entry WHERE organization_id = $1 AND seq = 2`, { kind: 'missing', seq: 2 }],
    ['the last one taken out', `DELETE FROM audit_entry WHERE organization_id = $1 AND seq = 5`, { kind: 'missing', seq: 5 }],
    [
      'two exchanged',
      `UPDATE audit_entry a SET entity_id = b.entity_id, at = b.at, entry_hash = b.entry_hash, previous_entry_hash = b.previous_entry_hash
         FROM audit_entry b WHERE a.organization_id = $1 AND b.organization_id = $1 AND (a.seq, b.seq) IN ((2, 4), (4, 2))`,
      { kind: 'altered', seq: 2 },
    ],
  ])('shows %s', async (_, text, expected) => {
    for (let index = 0; index < 5; index += 1) await record(`thing ${index}`);
    expect(await fault()).toBeNull();
    await tamper(text);
    expect(await fault()).toEqual(expected);
  });

  it.each(['UPDATE audit_entry SET actor = actor', 'DELETE FROM audit_entry'])('takes no %s, not even from its owner', async (text) => {
    await record('thing');
    await expect(owner.query(`${text} WHERE organization_id = $1`, [organizationId])).rejects.toThrow('append-only');
    await expect(
      unitOfWork.run(organizationId, (sql) => sql.query(`${text} WHERE organization_id = $1`, [organizationId])),
    ).rejects.toThrow('permission denied');
  });

  it('takes no position, time or hash from the application, nor an end of the chain', async () => {
    for (const column of ['seq', 'at', 'entry_hash', 'previous_entry_hash'])
      await expect(
        unitOfWork.run(organizationId, (sql) =>
          sql.query(`INSERT INTO audit_entry (organization_id, actor, action, entity, ${column}) VALUES ($1, 'a', 'b', 'c', NULL)`, [
            organizationId,
          ]),
        ),
      ).rejects.toThrow('permission denied');
    await expect(
      unitOfWork.run(organizationId, (sql) =>
        sql.query('UPDATE organization SET audit_seq = 0 WHERE organization_id = $1', [organizationId]),
      ),
    ).rejects.toThrow('permission denied');
  });

  it('takes no entry for another organization, and leaves its chain alone', async () => {
    await record('thing');
    await expect(
      unitOfWork.run(uuidv7(), (sql) =>
        sql.query(`INSERT INTO audit_entry (organization_id, actor, action, entity) VALUES ($1, 'a', 'b', 'c')`, [organizationId]),
      ),
    ).rejects.toThrow('row-level security');
    expect((await chainOf()).head.seq).toBe(1);
  });

  it('goes with its organization', async () => {
    await record('thing');
    await owner.query('DELETE FROM organization WHERE organization_id = $1', [organizationId]);
    const { rowCount } = await owner.query('SELECT FROM audit_entry WHERE organization_id = $1', [organizationId]);
    expect(rowCount).toBe(0);
  });
});
