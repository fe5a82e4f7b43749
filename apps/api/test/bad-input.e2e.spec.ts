import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '@pulso/contracts';
import { submitFeedbackBody } from '@pulso/contracts';
import { receiveSubmission } from '@pulso/feedback';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';
import { check } from './chaos/check.js';
import { Cluster } from './chaos/cluster.js';
import { onDatabase, quiescence, readFinalState } from './chaos/final-state.js';
import { Ledger } from './chaos/ledger.js';
import { bodyHash } from './chaos/load.js';
import { rounds, say } from './chaos/nemesis.js';

const DOCUMENTED = new Set(
  [...readFileSync(path.resolve(import.meta.dirname, '../../../docs/errors.md'), 'utf8').matchAll(/^## `([^`]+)`/gm)].map(
    ([, code]) => code,
  ),
);
const SHOP = 'https://tienda.example';

let cluster: Cluster;
/** Takes feedback from pages of the shop only. */
let guardedKey: string;
const ledger = new Ledger();

beforeAll(async () => {
  cluster = await Cluster.start({ backend: 'postgres' });
  guardedKey = `tp_${ulid().slice(-22)}`;
  const { organizationId, serviceId } = cluster.organization;
  await onDatabase(cluster.ownerUrl, (client) =>
    client.query(
      `INSERT INTO touchpoint (organization_id, id, public_key, service_id, name, survey_kind, question, follow_up_question, allowed_origins)
       VALUES ($1, $2, $3, $4, 'Tienda', 'csat', '¿Cómo te fue?', '¿Qué pasó?', $5)`,
      [organizationId, uuidv7(), guardedKey, serviceId, [SHOP]],
    ),
  );
}, 120_000);

afterAll(() => cluster?.stop(), 60_000);

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Partial<Problem> & { readonly feedbackId?: string };
}

const rating = { scale: 'csat' as const, value: 3 };
const addressOf = (key: string) => `${cluster.urls[0]}/v1/touchpoints/${key}/feedback`;
const openKey = () => cluster.organization.publicKey;

/** Sends text as it is, with whatever headers. */
async function post(
  text: string,
  { key = openKey(), headers = {} }: { key?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(addressOf(key), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: (await response.json()) as Answer['body'] };
}

/** A refusal that says which it is, in a way that does not change, and what to do about it. */
function expectProblem(problem: Partial<Problem>): void {
  expect(DOCUMENTED).toContain(problem.code);
  expect(problem.type).toBe(`/docs/errors#${problem.code}`);
  expect(problem.status).toBeGreaterThanOrEqual(400);
  expect(problem.status).toBeLessThan(500);
  expect(problem.detail!.length).toBeGreaterThan(10);
}

/** Writes down what the sender knows, so that the checker can say afterwards whether a row was lost or invented. */
function record(text: unknown, { feedbackId, code }: { readonly feedbackId?: string; readonly code?: string }): void {
  ledger.sent += 1;
  if (feedbackId === undefined) return ledger.answered(code ?? 'http.none');
  const body = submitFeedbackBody.parse(text);
  const operation = ledger.invoke({
    submissionId: body.submissionId,
    publicKey: openKey(),
    bodyHash: bodyHash(body),
    follows: body.follows ?? null,
  });
  ledger.answered('accepted');
  ledger.acked(operation, feedbackId);
}

const valid = (more: object = {}) => JSON.stringify({ submissionId: ulid(), rating, ...more });
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('over HTTP', () => {
  it.each<[string, () => string, number, string]>([
    ['half a body', () => '{"submissionId":', 400, 'request.malformed'],
    ['no body', () => '', 400, 'request.malformed'],
    ['a list', () => '[]', 400, 'request.invalid'],
    ['a word', () => '"feedback"', 400, 'request.invalid'],
    ['null', () => 'null', 400, 'request.invalid'],
    ['a larger body than is taken', () => valid({ comment: 'a'.repeat(20_000) }), 413, 'request.too-large'],
    ['a longer comment than is taken', () => valid({ comment: 'á'.repeat(4_001) }), 400, 'feedback.comment-too-long'],
    ['nesting of 3000 levels', () => valid().replace('}}', `},"context":${nested(3_000)}}`), 400, 'request.malformed'],
    ['__proto__', () => valid().replace('{', '{"__proto__":{"isAdmin":true},'), 400, 'request.malformed'],
    ['constructor.prototype', () => valid().replace('{', '{"constructor":{"prototype":{"x":1}},'), 400, 'request.malformed'],
    ['a context key __proto__', () => valid().replace('}}', '},"context":{"__proto__":"x"}}'), 400, 'request.malformed'],
    ['a list for the id', () => JSON.stringify({ submissionId: [ulid()], rating }), 400, 'request.invalid'],
    ['a list for the comment', () => valid({ comment: ['a', 'b'] }), 400, 'request.invalid'],
    ['an object for the comment', () => valid({ comment: { toString: 'x' } }), 400, 'request.invalid'],
    ['text for the rating', () => valid({ rating: '5' }), 400, 'request.invalid'],
    ['a number beyond all numbers', () => valid().replace('"value":3', '"value":1e309'), 400, 'request.invalid'],
    ['a huge rating', () => valid({ rating: { scale: 'csat', value: 1e308 } }), 400, 'feedback.rating-out-of-scale'],
    ['a broken rating', () => valid({ rating: { scale: 'csat', value: 3.5 } }), 400, 'feedback.rating-out-of-scale'],
    ['the scale of another survey', () => valid({ rating: { scale: 'nps', value: 9 } }), 400, 'feedback.rating-scale-mismatch'],
    ['no rating and no words', () => JSON.stringify({ submissionId: ulid() }), 400, 'feedback.empty'],
    ['words of nothing but NUL', () => JSON.stringify({ submissionId: ulid(), comment: '\0\0' }), 400, 'feedback.empty'],
    [
      'an id that is none',
      () => JSON.stringify({ submissionId: "'; DROP TABLE feedback; --", rating }),
      400,
      'feedback.submission-id-invalid',
    ],
    ['an instant that is none', () => valid({ occurredAt: 'yesterday' }), 400, 'feedback.occurred-at-invalid'],
    [
      'words for a feedback that is not there',
      () => JSON.stringify({ submissionId: ulid(), comment: 'x', follows: ulid() }),
      409,
      'feedback.follows-unknown',
    ],
  ])('%s', async (_, text, status, code) => {
    const answer = await post(text());
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.type).toContain('application/problem+json');
    expectProblem(answer.body);
    record(null, answer.body);
  });

  it.each<[string, Parameters<typeof post>[1] & object, number, string]>([
    ['a key nobody has', { key: 'tp_0000000000000000000000' }, 404, 'touchpoint.unknown'],
    ['a key that is none', { key: '%00%27' }, 404, 'touchpoint.unknown'],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'request.unsupported-media-type'],
    ['plain text', { headers: { 'content-type': 'text/plain' } }, 415, 'request.unsupported-media-type'],
    ['a packed body', { headers: { 'content-encoding': 'gzip' } }, 415, 'request.unsupported-media-type'],
  ])('%s', async (_, options, status, code) => {
    const answer = await post(valid(), options);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expectProblem(answer.body);
  });

  it('a page of somebody else', async () => {
    const refused = await post(valid(), { key: guardedKey, headers: { origin: 'https://evil.example' } });
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 403, code: 'touchpoint.origin-refused' });
    expectProblem(refused.body);
    const near = await post(valid(), { key: guardedKey, headers: { origin: `${SHOP}.evil.example` } });
    expect(near.status).toBe(403);
  });

  it('keeps NUL, lone surrogates and control characters out, and the rest of the words in', async () => {
    const submissionId = ulid();
    const text = `{"submissionId":"${submissionId}","comment":"\\u0000Todo\\u0007 bien\\ud800 \\ud83d\\ude00","context":{"page\\u0000":"a\\udfff"}}`;
    const answer = await post(text);
    expect(answer.status).toBe(202);
    record(JSON.parse(text), answer.body);
    const [row] = await onDatabase(
      cluster.ownerUrl,
      async (client) => (await client.query('SELECT comment, context FROM feedback WHERE submission_id = $1', [submissionId])).rows,
    );
    expect(row).toEqual({ comment: receiveSubmission(JSON.parse(text), 'csat').comment, context: { page: expect.any(String) } });
    expect(row.comment).toContain('😀');
    expect(row.comment.isWellFormed()).toBe(true);
  });

  it('refuses another body under a used id, and repeats its answer to the same one', async () => {
    const text = valid();
    const first = await post(text);
    record(JSON.parse(text), first.body);
    const other = await post(text.replace('"value":3', '"value":4'));
    expect({ status: other.status, code: other.body.code }).toEqual({ status: 409, code: 'feedback.submission-conflict' });
    expectProblem(other.body);
    record(null, other.body);
  });
});

describe('over the socket', () => {
  let socket: Socket;

  const open = (key: string, origin?: string): Socket =>
    io(`${cluster.urls[0]}/feedback`, {
      transports: ['websocket'],
      auth: { touchpoint: key },
      forceNew: true,
      reconnectionDelay: 50,
      ...(origin !== undefined && { extraHeaders: { origin } }),
    });
  const refusalOf = (refused: Socket) =>
    new Promise<Problem>((resolve, reject) => {
      refused.once('connect', () => reject(new Error('It was let in')));
      refused.once('connect_error', (error) => resolve((error as unknown as { data: Problem }).data));
    }).finally(() => refused.disconnect());

  beforeAll(() => {
    socket = open(openKey());
  });

  afterAll(() => void socket.disconnect());

  it.each<[string, () => unknown, string]>([
    ['nothing', () => undefined, 'request.invalid'],
    ['text', () => 'feedback', 'request.invalid'],
    ['bytes', () => Buffer.from([0, 1, 2]), 'request.invalid'],
    ['a list for the id', () => ({ submissionId: [ulid()], rating }), 'request.invalid'],
    ['bytes for the comment', () => ({ submissionId: ulid(), comment: Buffer.from('a') }), 'request.invalid'],
    ['a huge rating', () => ({ submissionId: ulid(), rating: { scale: 'csat', value: 1e300 } }), 'feedback.rating-out-of-scale'],
    ['no rating and no words', () => ({ submissionId: ulid() }), 'feedback.empty'],
    ['words for a feedback that is not there', () => ({ submissionId: ulid(), comment: 'x', follows: ulid() }), 'feedback.follows-unknown'],
  ])('%s', async (_, body, code) => {
    const { error } = (await socket.timeout(5_000).emitWithAck('feedback:submit', body())) as { error: Problem };
    expect(error.code).toBe(code);
    expectProblem(error);
    record(null, error);
  });

  it('a key nobody has, no key, and a page of somebody else', async () => {
    expect(await refusalOf(open('tp_0000000000000000000000'))).toMatchObject({ status: 404, code: 'touchpoint.unknown' });
    expect(await refusalOf(open({ $ne: '' } as never))).toMatchObject({ status: 404, code: 'touchpoint.unknown' });
    expect(await refusalOf(open(guardedKey, 'https://evil.example'))).toMatchObject({ status: 403, code: 'touchpoint.origin-refused' });
  });

  it('survives events nobody declared, a message without an answer, and a packet that is too large', async () => {
    socket.emit('feedback:delete', {});
    socket.emit('__proto__', { x: 1 });
    socket.emit('feedback:submit');
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit('feedback:submit', { submissionId: ulid(), comment: 'a'.repeat(40_000) });
    await closed;
    const body = { submissionId: ulid(), rating };
    const receipt = (await socket.timeout(10_000).emitWithAck('feedback:submit', body)) as { feedbackId: string };
    record(body, receipt);
  });
});

describe('generated input', () => {
  const hostileText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '\0',
      '\ud800',
      '__proto__',
      "' OR 1=1 --",
      '../../etc/passwd',
      '<script>alert(1)</script>',
      '=1+1',
      '\u202e',
      'a'.repeat(5_000),
    ),
  );
  const hostile: fc.Arbitrary<unknown> = fc.oneof(
    fc.constantFrom(null, true, -0, 1e308, Number.MAX_SAFE_INTEGER + 1, [], {}, [[]], { toString: 1 }),
    hostileText,
    fc.anything({ maxDepth: 3, withNullPrototype: false }).map((value) => JSON.parse(JSON.stringify(value) ?? 'null') as unknown),
  );
  const orHostile = (sound: fc.Arbitrary<unknown>) => fc.oneof({ weight: 4, arbitrary: sound }, { weight: 1, arbitrary: hostile });
  const bodies = fc.record(
    {
      submissionId: orHostile(fc.constant('a fresh one')),
      rating: orHostile(fc.record({ scale: orHostile(fc.constant('csat')), value: orHostile(fc.integer({ min: 0, max: 6 })) })),
      comment: orHostile(hostileText),
      context: orHostile(fc.dictionary(hostileText, fc.oneof(hostileText, fc.double(), fc.boolean()), { maxKeys: 4 })),
      interactionToken: orHostile(fc.string({ maxLength: 20 })),
      occurredAt: orHostile(fc.date({ noInvalidDate: true }).map((date) => date.toISOString())),
      organizationId: hostile,
      role: fc.constant('owner'),
    },
    { requiredKeys: ['submissionId'] },
  );

  /** What the shared rules make of it; the program must come to the same. */
  function isAcceptable(body: unknown): boolean {
    const parsed = submitFeedbackBody.safeParse(body);
    if (!parsed.success) return false;
    try {
      receiveSubmission(parsed.data, 'csat');
      return true;
    } catch {
      return false;
    }
  }

  it('is refused in words or stored as it is, through both doors alike, and never breaks anything', async () => {
    const socket = io(`${cluster.urls[0]}/feedback`, { transports: ['websocket'], auth: { touchpoint: openKey() }, forceNew: true });
    let accepted = 0;
    let cases = 0;
    const outcome = await fc.check(
      fc.asyncProperty(bodies, fc.boolean(), async (generated, overSocket) => {
        const body = { ...generated, ...(generated.submissionId === 'a fresh one' && { submissionId: ulid() }) };
        const text = JSON.stringify(body);
        if (Buffer.byteLength(text) > 15_000) return;
        const answer = overSocket
          ? await socket.timeout(5_000).emitWithAck('feedback:submit', JSON.parse(text))
          : await post(text).then(({ status, body: said }) => (status === 202 ? said : { error: said }));
        cases += 1;
        const { error } = answer as { error?: Partial<Problem> };
        if (error) expectProblem(error);
        if (overSocket || error?.code !== 'request.malformed') expect(error === undefined).toBe(isAcceptable(JSON.parse(text)));
        if (!error) accepted += 1;
        record(JSON.parse(text), error ? { code: error.code! } : answer);
      }),
      { numRuns: rounds(400), ...(process.env.PULSO_CHAOS_SEED && { seed: Number(process.env.PULSO_CHAOS_SEED) }) },
    );
    socket.disconnect();
    say(`bad input: SEED=${outcome.seed} cases=${cases} accepted=${accepted} refused=${cases - accepted} failed=${outcome.failed ? 1 : 0}`);
    if (outcome.failed) throw new Error(await fc.asyncDefaultReportMessage(outcome));
    expect(accepted).toBeGreaterThan(20);
  }, 240_000);

  it('left every row it acknowledged, no other, and a program that never fell over', async () => {
    await quiescence(cluster.ownerUrl, 60_000);
    const [program] = cluster.processes;
    expect({ starts: program!.starts, exits: program!.exits }).toEqual({ starts: 1, exits: [] });
    const state = await readFinalState(cluster.ownerUrl);
    const ours = { ...state, submissions: state.submissions.filter(({ publicKey }) => publicKey === openKey()) };
    expect(check(ledger, ours)).toEqual([]);
    expect(ledger.count('ok')).toBeGreaterThan(20);
  }, 90_000);
});
