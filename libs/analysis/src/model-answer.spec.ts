import { acceptModelAnswer } from './model-answer.js';
import { DEFAULT_TAXONOMY } from './taxonomy.js';

const TEXT = 'El café estaba frío. Me cobraron dos veces, avisé a [email-1].';
const GOOD = {
  sentiment: -0.71234,
  label: 'neg',
  language: 'es',
  topics: [{ id: 'billing', polarity: -0.9 }],
  defectReported: true,
  severity: 3,
  effort: null,
  churnSignal: false,
  quotes: ['Me cobraron dos veces', 'El café estaba frío.'],
  confidence: 0.9,
  abstained: false,
};
const verdict = (change: object) => acceptModelAnswer({ ...GOOD, ...change }, TEXT, DEFAULT_TAXONOMY);

describe('acceptModelAnswer', () => {
  it('finds the quotes in reading order and rounds', () => {
    expect(verdict({})).toEqual({
      ok: true,
      answer: {
        ...GOOD,
        effort: undefined,
        sentiment: -0.712,
        quotes: [
          { text: 'El café estaba frío.', start: 0, end: 20 },
          { text: 'Me cobraron dos veces', start: 21, end: 42 },
        ],
      },
    });
  });

  it('accepts decomposed accents in a quote, keeps a told effort, merges a topic said twice', () => {
    const accepted = verdict({
      quotes: ['cafe\u0301 estaba fri\u0301o'],
      effort: 0.5,
      topics: [
        { id: 'billing', polarity: -1 },
        { id: 'billing', polarity: 1 },
      ],
    });
    expect(accepted).toMatchObject({
      ok: true,
      answer: { effort: 0.5, topics: [{ id: 'billing', polarity: -1 }], quotes: [{ text: 'café estaba frío', start: 3, end: 19 }] },
    });
  });

  it.each<[string, object, string]>([
    ['score of 1e9', { sentiment: 1e9 }, 'sentiment must be'],
    ['NaN', { sentiment: Number.NaN }, 'sentiment must be'],
    ['score as text', { sentiment: '-0.5' }, 'sentiment must be'],
    ['unknown label', { label: 'bad' }, 'label must be one of'],
    ['label against score', { label: 'pos' }, 'contradicts'],
    ['unknown language', { language: 'klingon' }, 'language must be one of'],
    ['severity 5', { severity: 5 }, 'severity must be'],
    ['severity 2.5', { severity: 2.5 }, 'whole number'],
    ['confidence 2', { confidence: 2 }, 'confidence must be'],
    ['effort 9', { effort: 9 }, 'effort must be'],
    ['flag as text', { defectReported: 'yes' }, 'defectReported must be'],
    ['missing flag', { abstained: undefined }, 'abstained must be'],
    ['unknown topic', { topics: [{ id: 'hacked', polarity: 0 }] }, 'topics may only name'],
    ['prototype topic', { topics: [{ id: '__proto__', polarity: 0 }] }, 'topics may only name'],
    ['topic polarity', { topics: [{ id: 'billing', polarity: 3 }] }, 'polarity of billing'],
    ['topics as text', { topics: 'billing' }, 'topics must be a list'],
    ['too many topics', { topics: Array(9).fill({ id: 'billing', polarity: 0 }) }, 'topics must be a list'],
    ['fake quote', { quotes: ['Todo excelente'] }, 'quote 1 is not copied'],
    ['quote in other case', { quotes: ['me cobraron dos veces'] }, 'quote 1 is not copied'],
    ['stitched quote', { quotes: ['El café estaba frío. avisé'] }, 'quote 1 is not copied'],
    ['empty quote', { quotes: ['Me cobraron', ' '] }, 'quote 2 is not copied'],
    ['quote as object', { quotes: [{ text: 'El' }] }, 'quote 1 is not copied'],
    ['too many quotes', { quotes: Array(6).fill('El') }, 'quotes must be a list'],
  ])('refuses %s', (_, change, problem) => {
    const refused = verdict(change);
    expect(refused).toMatchObject({ ok: false });
    expect(!refused.ok && refused.problems.join()).toContain(problem);
  });

  it.each([null, undefined, 'text', 5, [], [GOOD]])('refuses %j', (answer) => {
    expect(acceptModelAnswer(answer, TEXT, DEFAULT_TAXONOMY)).toEqual({ ok: false, problems: ['the answer is not a JSON object'] });
  });

  it('names every problem at once, and nothing the answer said freely', () => {
    const refused = verdict({ sentiment: 9, label: 'SECRET', quotes: ['SECRET'], topics: [{ id: 'SECRET' }] });
    expect(!refused.ok && refused.problems).toHaveLength(4);
    expect(JSON.stringify(refused)).not.toContain('SECRET');
  });
});
