import { feedbackDetail, feedbackPage, feedbackQuery } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import type { TestDatabase } from '@pulso/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { createTestDatabase } from '../../../test/test-database.js';
import { runtimeUrl } from '../../platform/database/runtime-roles.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { seedDemo } from '../demo/seed-demo.js';
import { GetFeedback } from './get-feedback.js';
import { ListFeedback } from './list-feedback.js';

const actorOf = (organizationId: string): Actor => ({ kind: 'api-key', organizationId, apiKeyId: uuidv7(), scopes: ['feedback:read'] });
const STRANGER = actorOf('0192d000-0000-7000-8000-0000000000aa');

let database: TestDatabase;
let owner: pg.Client;
let dataSource: DataSource;
let actor: Actor;
let listFeedback: ListFeedback;
let getFeedback: GetFeedback;
let total: number;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('BEGIN');
  const { organizationId } = await seedDemo(owner, { now: new Date('2026-11-23T16:30:00Z'), password: 'correct horse battery' });
  await owner.query('COMMIT');
  actor = actorOf(organizationId);
  dataSource = await new DataSource({ type: 'postgres', url: runtimeUrl(database.ownerUrl, 'pulso_app') }).initialize();
  const unitOfWork = new UnitOfWork(dataSource);
  listFeedback = new ListFeedback(unitOfWork);
  getFeedback = new GetFeedback(unitOfWork);
  total = (await one<{ n: number }>('SELECT count(*)::integer AS n FROM feedback WHERE organization_id = $1')).n;
});

afterAll(async () => {
  await dataSource.destroy();
  await owner.end();
  await database.drop();
});

async function one<Row extends object>(text: string, parameters: unknown[] = [actor.organizationId]): Promise<Row> {
  const { rows } = await owner.query<Row>(text, parameters);
  return rows[0]!;
}

const list = (query: object, who = actor) => listFeedback.execute(who, feedbackQuery.parse(query));

describe('the list', () => {
  it('is newest first and, read to its end by cursor, shows each once', async () => {
    const seen: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await list({ limit: 200, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.next;
    }
    expect(seen).toHaveLength(total);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  it('has the shape of its contract', async () => {
    const page = await list({ limit: 50 });
    expect(feedbackPage.parse(page)).toEqual(page);
    expect(page.items[0]).toMatchObject({ isDemo: true, rating: { scale: expect.any(String) }, analysis: { engine: 'local' } });
  });

  it('catches up from a number, and a little before it for what was committed late', async () => {
    const { items } = await list({ limit: 20 });
    const since = items[10]!.seq;
    await owner.query(
      `UPDATE feedback SET received_at = (SELECT received_at FROM feedback WHERE seq = $1) - interval '2 seconds' WHERE seq = $2`,
      [since, items[11]!.seq],
    );
    const caughtUp = (await list({ since })).items.map(({ seq }) => seq);
    expect(caughtUp).toEqual(items.slice(0, 12).map(({ seq }) => seq));
    expect((await list({ since: items[0]!.seq + 5_000 })).items).toEqual([]);
  });

  it('gives at most the newest 500 at once, and says that there is more', async () => {
    const page = await list({ since: 0 });
    expect(page.items).toHaveLength(500);
    expect(page.next).toBe(String(page.items.at(-1)!.seq));
  });

  it('filters by touchpoint, feeling, topic and words', async () => {
    const { id } = await one<{ id: string }>(`SELECT id FROM touchpoint WHERE organization_id = $1 AND name LIKE '%Mirador'`);
    const ofHotel = (await list({ touchpointId: id, limit: 200 })).items;
    expect(ofHotel.length).toBeGreaterThan(100);
    expect(ofHotel.every(({ touchpoint }) => touchpoint.id === id)).toBe(true);
    const bad = (await list({ label: 'neg', limit: 200 })).items;
    expect(bad.length).toBeGreaterThan(100);
    expect(bad.every(({ analysis }) => analysis?.label === 'neg')).toBe(true);
    const waiting = (await list({ topic: 'wait', limit: 200 })).items;
    expect(waiting.length).toBeGreaterThan(50);
    expect(waiting.every(({ analysis }) => analysis?.topics.includes('wait'))).toBe(true);
    const words = (await list({ q: 'LUCÍA FUE', limit: 200 })).items;
    expect(words.length).toBeGreaterThan(0);
    expect(words.every(({ comment }) => comment?.includes('Lucía fue'))).toBe(true);
  });

  it.each([['%'], ['_'], ['\\'], ["'"], ['Luc_a']])('takes %j literally', async (q) => {
    const page = await list({ q });
    expect(page.items.every(({ comment }) => comment?.includes(q))).toBe(true);
  });

  it('does not stumble over what PostgreSQL cannot hold', async () => {
    expect((await list({ q: 'Luc\u0000ía', topic: 'w\u0000ait' })).items).toBeDefined();
  });

  it.each(['x', '-1', '1e9', '99999999999999999999'])('refuses the cursor %s', async (cursor) => {
    await expect(list({ cursor })).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('shows another organization nothing', async () => {
    expect(await list({}, STRANGER)).toEqual({ items: [], next: null });
    expect(await list({ since: 0 }, STRANGER)).toEqual({ items: [], next: null });
  });
});

describe('one feedback', () => {
  it('shows what was understood and every service level it moved', async () => {
    const { id } = await one<{ id: string }>(
      `SELECT id FROM feedback WHERE organization_id = $1 AND comment IS NOT NULL AND rating_scale = 'csat' AND occurred_at < '2026-03-20' ORDER BY seq DESC LIMIT 1`,
    );
    const detail = await getFeedback.execute(actor, id);
    expect(feedbackDetail.parse(detail)).toEqual(detail);
    expect(detail.understood).toMatchObject({ version: 1, engine: 'local', analyzedText: detail.comment });
    for (const { text, start, end } of detail.understood!.quotes) expect(detail.understood!.analyzedText.slice(start, end)).toBe(text);
    const moved = detail.observations.map(({ indicatorKey, objectives }) => [indicatorKey, objectives.map(({ code }) => code)]);
    expect(moved).toEqual(
      expect.arrayContaining([
        ['csat_top2', ['N1']],
        ['error_rate', ['N4']],
      ]),
    );
    expect(detail.observations.find(({ indicatorKey }) => indicatorKey === 'csat_top2')?.objectives[0]).toMatchObject({
      agreementCode: 'ANS-2026-01',
      target: '0.85',
    });
    expect(detail.task).toBeNull();
  });

  it('names the objectives of the version that governed when it occurred', async () => {
    const feeds = async (before: string) => {
      const { id } = await one<{ id: string }>(
        `SELECT f.id FROM feedback f JOIN service s ON s.organization_id = f.organization_id AND s.id = f.service_id
          WHERE f.organization_id = $1 AND s.code = 'panaderia-oro' AND f.occurred_at < $2 ORDER BY f.seq DESC LIMIT 1`,
        [actor.organizationId, before],
      );
      const { observations } = await getFeedback.execute(actor, id);
      return observations.find(({ indicatorKey }) => indicatorKey === 'csat_top2')?.objectives.map(({ code }) => code);
    };
    expect(await feeds('2026-03-31T22:00:00Z')).toEqual(['O1', 'O2']);
    expect(await feeds('2026-06-01T00:00:00Z')).toEqual(['O1']);
  });

  it('joins the words that came after, and tells where its analysis stands', async () => {
    const root = await one<{ id: string; touchpoint_id: string; submission_id: string; comment: string }>(
      `SELECT id, touchpoint_id, submission_id, comment FROM feedback WHERE organization_id = $1 AND comment IS NOT NULL ORDER BY seq LIMIT 1`,
    );
    await owner.query(`SELECT * FROM submit_follow_up($1, $2, '01JD0000000000000000000000', '\\x00', $3, 'Y además me cobraron de más.')`, [
      uuidv7(),
      root.touchpoint_id,
      root.submission_id,
    ]);
    const detail = await getFeedback.execute(actor, root.id);
    expect(detail.comment).toBe(`${root.comment}\n\nY además me cobraron de más.`);
    expect(detail.task).toEqual({ state: 'pending', stage: 'local', attempts: 0, lastError: null });
    expect((await list({ q: 'cobraron de más' })).items.map(({ id }) => id)).toContain(root.id);
  });

  it('does not exist for another organization', async () => {
    const { id } = await one<{ id: string }>('SELECT id FROM feedback WHERE organization_id = $1 LIMIT 1');
    await expect(getFeedback.execute(STRANGER, id)).rejects.toMatchObject({ code: 'resource.not-found' });
  });
});
