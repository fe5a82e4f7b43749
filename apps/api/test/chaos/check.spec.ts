import { check, type FinalState, type StoredDelivery, type Violation } from './check.js';
import { Ledger } from './ledger.js';

const KEY = 'tp_one';
const HASH = 'aa';

function healthy(): { ledger: Ledger; state: FinalState } {
  const ledger = new Ledger();
  for (const n of [1, 2]) {
    const operation = ledger.invoke({ submissionId: `s${n}`, publicKey: KEY, bodyHash: HASH, follows: null });
    ledger.sent += 1;
    ledger.answered('accepted');
    ledger.acked(operation, `f${n}`);
  }
  const state: FinalState = {
    submissions: [1, 2].map((n) => ({
      feedbackId: `f${n}`,
      submissionId: `s${n}`,
      publicKey: KEY,
      bodyHash: HASH,
      isFollowUp: false,
    })),
    feedback: [1, 2].map((n) => ({
      feedbackId: `f${n}`,
      words: ['Todo bien'],
      followUps: 0,
      analyses: [{ version: 1, engine: 'local', analyzedText: 'Todo bien' }],
      task: null,
    })),
    outcomes: [{ publicKey: KEY, outcome: 'accepted', n: 2 }],
    rollups: { feedback: 2, differences: [] },
    alerts: [{ id: 'a1', objectiveId: 'o1', periodKey: '2026-03', reopenings: 0 }],
    deliveries: [webhook('d1', 'f1'), webhook('d2', 'f2')],
  };
  return { ledger, state };
}

function webhook(id: string, feedbackId: string): StoredDelivery {
  const body = JSON.stringify({ type: 'feedback.received', data: { feedbackId } });
  return { id, alertId: null, event: 'feedback.received', target: 'http://sink', body, state: 'delivered' };
}

type Breaking = (state: FinalState, ledger: Ledger) => Partial<FinalState>;

function broken(breaking: Breaking): Violation[] {
  const { ledger, state } = healthy();
  const changed = { ...state, ...breaking(state, ledger) };
  return check(ledger, changed, { exact: true, sink: changed.deliveries.map(({ id, body }) => ({ webhookId: id, body })) });
}

const first = <Item>(items: readonly Item[], change: Partial<Item>): Item[] =>
  items.map((item, n) => (n === 0 ? { ...item, ...change } : item));

it('finds nothing where nothing is wrong', () => {
  expect(broken(() => ({}))).toEqual([]);
});

it.each<[Violation['invariant'], string, Breaking]>([
  [
    'I1',
    'an acknowledged row is lost',
    ({ submissions, feedback }) => ({ submissions: submissions.slice(1), feedback: feedback.slice(1) }),
  ],
  ['I1', 'another body is stored', ({ submissions }) => ({ submissions: first(submissions, { bodyHash: 'bb' }) })],
  ['I1', 'the receipt named another row', ({ submissions }) => ({ submissions: first(submissions, { feedbackId: 'f9' }) })],
  [
    'I2',
    'a submission is stored twice',
    ({ submissions }) => ({ submissions: [...submissions, { ...submissions[0]!, feedbackId: 'f3' }] }),
  ],
  [
    'I2',
    'a refused submission is stored',
    (_, ledger) => {
      ledger.complete(ledger.operations[0]!, 'fail');
      return {};
    },
  ],
  [
    'I3',
    'a row nobody sent',
    ({ submissions }) => ({ submissions: [...submissions, { ...submissions[0]!, submissionId: 's3', feedbackId: 'f3' }] }),
  ],
  ['I4', 'a task is still open', ({ feedback }) => ({ feedback: first(feedback, { task: { state: 'dispatched', reason: null } }) })],
  ['I4', 'a task is dead without a reason', ({ feedback }) => ({ feedback: first(feedback, { task: { state: 'dead', reason: null } }) })],
  ['I4', 'a feedback was never analysed', ({ feedback }) => ({ feedback: first(feedback, { analyses: [] }) })],
  [
    'I4',
    'a feedback was analysed twice',
    ({ feedback }) => ({
      feedback: first(feedback, { analyses: [1, 2].map((version) => ({ version, engine: 'local', analyzedText: 'Todo bien' })) }),
    }),
  ],
  [
    'I4',
    'a follow-up was not read',
    ({ feedback }) => ({ feedback: first(feedback, { words: ['Todo bien', 'Pero caro'], followUps: 1 }) }),
  ],
  ['I5', 'a slice differs from raw', () => ({ rollups: { feedback: 2, differences: [{ what: 'slice' }] } })],
  ['I5', 'the recount saw too little', () => ({ rollups: { feedback: 1, differences: [] } })],
  ['I7', 'two episodes of one period', ({ alerts }) => ({ alerts: [...alerts, { ...alerts[0]!, id: 'a2' }] })],
  ['I7', 'two messages of one occasion', ({ deliveries }) => ({ deliveries: [...deliveries, webhook('d3', 'f1')] })],
  ['I10', 'the ledger accepted more than is stored', () => ({ outcomes: [{ publicKey: KEY, outcome: 'accepted', n: 3 }] })],
  [
    'I10',
    'an answer was not written down',
    (_, ledger) => {
      ledger.sent += 1;
      ledger.answered('request.too-many');
      return {};
    },
  ],
])('%s: %s', (invariant, _, breaking) => {
  expect(broken(breaking).map((violation) => violation.invariant)).toContain(invariant);
});

it('I2: what nobody heard of may be there once or not at all', () => {
  const { ledger, state } = healthy();
  ledger.complete(ledger.operations[0]!, 'info');
  expect(check(ledger, state)).toEqual([]);
  expect(
    check(ledger, { ...state, submissions: state.submissions.slice(1), outcomes: [{ publicKey: KEY, outcome: 'accepted', n: 1 }] }),
  ).toEqual([]);
});

it('I7: a message may arrive twice, but only as it was written down', () => {
  const { ledger, state } = healthy();
  const sink = state.deliveries.map(({ id, body }) => ({ webhookId: id, body }));
  expect(check(ledger, state, { sink: [...sink, sink[0]!] })).toEqual([]);
  expect(check(ledger, state, { sink: [...sink, { ...sink[0]!, body: '{}' }] })).toHaveLength(1);
  expect(check(ledger, state, { sink: [...sink, { webhookId: 'd9', body: '{}' }] })).toHaveLength(1);
  expect(check(ledger, state, { sink: sink.slice(1) })).toHaveLength(1);
});
