import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ulid } from 'ulid';
import { check } from './chaos/check.js';
import { Cluster, type ClusterOptions } from './chaos/cluster.js';
import { killBeforeCommit, until } from './chaos/faults.js';
import { onDatabase, quiescence, readFinalState } from './chaos/final-state.js';
import { Ledger } from './chaos/ledger.js';
import { bodyHash } from './chaos/load.js';

const BACKENDS = [
  ['PostgreSQL', { backend: 'postgres' }],
  ['Redis', { backend: 'redis', api: 1, workers: 1 }],
] as const satisfies readonly (readonly [string, ClusterOptions])[];

/** One suite for both ways that jobs may travel: whoever gives one of them another shape breaks this. */
describe.each(BACKENDS)('jobs through %s', (_, options) => {
  let cluster: Cluster;
  const ledger = new Ledger();

  beforeAll(async () => {
    cluster = await Cluster.start(options);
  }, 120_000);

  afterAll(() => cluster?.stop(), 60_000);

  const rows = <Row>(text: string, parameters: readonly unknown[] = []) =>
    onDatabase(cluster.ownerUrl, async (client) => (await client.query(text, [...parameters])).rows as Row[]);

  async function give(count: number): Promise<string[]> {
    const { publicKey } = cluster.organization;
    return Promise.all(
      Array.from({ length: count }, async () => {
        const body = { submissionId: ulid(), rating: { scale: 'csat' as const, value: 4 }, comment: 'Todo bien' };
        const operation = ledger.invoke({ submissionId: body.submissionId, publicKey, bodyHash: bodyHash(body), follows: null });
        ledger.sent += 1;
        const response = await fetch(`${cluster.urls[0]}/v1/touchpoints/${publicKey}/feedback`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        const { feedbackId } = (await response.json()) as { feedbackId: string };
        ledger.answered('accepted');
        ledger.acked(operation, feedbackId);
        return feedbackId;
      }),
    );
  }

  async function expectAllDone(): Promise<void> {
    expect(await quiescence(cluster.ownerUrl, 90_000)).toMatchObject({ openTasks: 0 });
    expect(check(ledger, await readFinalState(cluster.ownerUrl))).toEqual([]);
  }

  it('are done, each once', async () => {
    await give(120);
    await expectAllDone();
  }, 120_000);

  it('keep a canary alive', async () => {
    const health = async () =>
      (await (await fetch(`${cluster.workers[0]!.url}/healthz`)).json()) as { status: string; canaryAgeMs: number };
    await until('a canary came back', async () => (await health()).canaryAgeMs < 4_000);
    expect((await health()).status).toBe('alive');
  }, 60_000);

  it('survive the death of their worker between reading and commit', async () => {
    const killing = killBeforeCommit(cluster.ownerUrl, cluster.workers);
    await give(20);
    await killing;
    await Promise.all(cluster.processes.map((one) => one.ready()));
    await expectAllDone();
  }, 180_000);

  it('come back when the queue forgets them', async () => {
    const given = give(200);
    await until('jobs are on their way', async () => {
      const [found] = await rows<{ n: number }>(`SELECT count(*)::int AS n FROM analysis_task WHERE state = 'dispatched'`);
      return found!.n > 0;
    });
    if (cluster.redis) await cluster.redis.client.flushall();
    else await rows('DELETE FROM bullmq.job');
    await given;
    await expectAllDone();
  }, 180_000);

  it('that fail too often are put aside with a reason, and are done when somebody asks for it', async () => {
    await rows(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'P0001'; END $$`,
    );
    await rows('CREATE TRIGGER refuse BEFORE INSERT ON analysis FOR EACH ROW EXECUTE FUNCTION refuse()');
    const send = await signedIn();
    const { publicKey } = JSON.parse(await (await send('GET', '/v1/touchpoints')).text()).items[0] as { publicKey: string };
    const body = JSON.stringify({ submissionId: ulid(), comment: 'Nadie puede leer esto' });
    const { feedbackId } = (await (await send('POST', `/v1/touchpoints/${publicKey}/feedback`, body)).json()) as { feedbackId: string };
    // Four failures have passed already; waiting for their pauses would take minutes.
    await until(
      'it failed',
      async () => {
        await rows(`UPDATE analysis_task SET attempts = 4, next_at = clock_timestamp() WHERE feedback_id = $1 AND state = 'pending'`, [
          feedbackId,
        ]);
        return (await rows(`SELECT FROM analysis_task WHERE feedback_id = $1 AND state = 'dead'`, [feedbackId])).length === 1;
      },
      60_000,
    );
    const letters = (await (await send('GET', '/v1/dead-letters')).json()) as {
      items: { feedbackId: string; reason: string; attempts: number }[];
    };
    expect(letters.items).toEqual([expect.objectContaining({ feedbackId, attempts: 5, reason: expect.stringContaining('P0001') })]);
    expect(JSON.stringify(letters)).not.toContain('Nadie puede leer esto');
    await rows('DROP TRIGGER refuse ON analysis');
    expect(await (await send('POST', '/v1/dead-letters/replay', JSON.stringify({ feedbackIds: [feedbackId] }))).json()).toEqual({
      replayed: 1,
    });
    await until('it is analysed', async () => (await rows('SELECT FROM analysis WHERE feedback_id = $1', [feedbackId])).length === 1);
  }, 120_000);

  /** The owner of the installation's first organization, over HTTP. */
  async function signedIn() {
    const { email, password } = JSON.parse(readFileSync(path.join(cluster.folder, 'first-run.json'), 'utf8')) as Record<string, string>;
    let cookie = '';
    const send = async (method: string, address: string, body?: string) => {
      const response = await fetch(`${cluster.urls[0]}${address}`, {
        method,
        headers: { 'x-pulso-console': '1', ...(cookie && { cookie }), ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body }),
      });
      if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
      return response;
    };
    const response = await send('POST', '/v1/session', JSON.stringify({ email, password }));
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return send;
  }
});
