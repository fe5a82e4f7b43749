import type { SurveyView } from '@pulso/contracts';
import { advance, INITIAL, tidings } from './panel-state.js';
import type { PanelEvent, PanelState } from './panel-state.js';

const survey: SurveyView = {
  publicKey: 'tp_x',
  name: 'Llamada',
  organizationName: 'La Espiga',
  surveyKind: 'csat',
  language: 'es',
  question: '¿Cómo te fue?',
  followUpQuestion: '¿Qué pasó?',
};
const after = (...events: PanelEvent[]): PanelState => events.reduce(advance, INITIAL);
const opened: PanelEvent = { type: 'opened' };
const loaded: PanelEvent = { type: 'survey-loaded', survey };
const rated: PanelEvent = { type: 'rated', value: 4, id: 'A' };
const commented: PanelEvent = { type: 'commented', id: 'B', words: 'x' };
const saved = (id: string): PanelEvent => ({ type: 'settled', id, outcome: { kind: 'saved' } });
const queued = (id: string): PanelEvent => ({ type: 'settled', id, outcome: { kind: 'queued', reason: 'offline' } });

it.each<[string, PanelEvent[], string]>([
  ['opening waits for the question', [opened], 'loading'],
  ['then asks', [opened, loaded], 'asking'],
  ['a tap is already the answer', [opened, loaded, rated], 'following'],
  ['words end it', [opened, loaded, rated, commented], 'thanks'],
  ['and so does having no words', [opened, loaded, rated, { type: 'finished' }], 'thanks'],
  ['a change of language asks again', [opened, loaded, { type: 'reloaded' }], 'loading'],
  ['but never loses words half written', [opened, loaded, rated, { type: 'reloaded' }], 'following'],
  [
    'a final refusal is shown',
    [opened, loaded, rated, { type: 'settled', id: 'A', outcome: { kind: 'refused', code: 'c', title: 't' } }],
    'refused',
  ],
  ['a question that did not come', [opened, { type: 'survey-failed', final: false }], 'unavailable'],
  ['can be asked for again', [opened, { type: 'survey-failed', final: false }, { type: 'reloaded' }], 'loading'],
  ['closing keeps the place', [opened, loaded, rated, { type: 'closed' }, opened], 'following'],
  ['after thanks it knows the answer', [opened, loaded, rated, commented, { type: 'closed' }, opened], 'answered'],
  ['and can start over', [opened, loaded, rated, commented, { type: 'closed' }, opened, { type: 'restarted' }], 'asking'],
  ['a second tap changes nothing', [opened, loaded, rated, { type: 'rated', value: 1, id: 'Z' }], 'following'],
  ['words without a rating change nothing', [opened, loaded, commented], 'asking'],
  ['a late question does not replace an answer', [opened, loaded, rated, loaded], 'following'],
])('%s', (_, events, name) => {
  expect(after(...events).screen.name).toBe(name);
});

it('opens and closes', () => {
  expect(after(opened).open).toBe(true);
  expect(after(opened, loaded).open).toBe(true);
  expect(after(opened, { type: 'closed' }).open).toBe(false);
  expect(after(opened, { type: 'closed' }, loaded).open).toBe(false);
});

it.each<[string, PanelEvent[], string]>([
  ['on its way', [rated], 'sending'],
  ['saved', [rated, saved('A')], 'saved'],
  ['rating saved, words on their way', [rated, saved('A'), commented], 'sending'],
  ['both saved', [rated, saved('A'), commented, saved('B')], 'saved'],
  ['rating waits, words on their way', [rated, queued('A'), commented], 'queued'],
  ['rating saved, words wait', [rated, saved('A'), commented, queued('B')], 'queued'],
  ['both delivered later', [rated, queued('A'), commented, queued('B'), saved('A'), saved('B')], 'saved'],
  ['news of somebody else', [rated, saved('Q')], 'sending'],
])('tells: %s', (_, events, kind) => {
  const { screen } = after(opened, loaded, ...events);
  expect('answer' in screen && tidings(screen.answer).kind).toBe(kind);
});

it('gives the second tap no say in the value', () => {
  const { screen } = after(opened, loaded, rated, { type: 'rated', value: 1, id: 'Z' });
  expect(screen).toMatchObject({ answer: { value: 4, id: 'A' } });
});
