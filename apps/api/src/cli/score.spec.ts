import { PassThrough, Readable, Writable } from 'node:stream';
import { LlmUnavailable } from '../platform/llm/llm-errors.js';
import { loadLocalModel } from '../platform/llm/load-local-model.js';
import type { OpenAiScorer } from '../platform/llm/open-ai-scorer.js';
import { scoreStream } from './score.js';

const local = loadLocalModel();

async function run(lines: readonly string[], llm?: OpenAiScorer) {
  const written: string[] = [];
  const collect = () => new PassThrough({ encoding: 'utf8' });
  const output = collect().on('data', (chunk: string) => written.push(chunk));
  const complaints: string[] = [];
  const errors = collect().on('data', (chunk: string) => complaints.push(chunk));
  const exitCode = await scoreStream({ input: Readable.from([lines.join('\n')]), output, errors, local, ...(llm ? { llm } : {}) });
  const parsed = written
    .join('')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { exitCode, lines: parsed, errors: complaints.join('') };
}

describe('scoreStream', () => {
  it('answers every line in order with the published fields', async () => {
    const count = 600;
    const { exitCode, lines, errors } = await run(
      Array.from({ length: count }, (_, id) =>
        JSON.stringify({ id, text: id % 2 ? 'Excelente atención, muy amables' : 'Terrible service, the bread was stale' }),
      ),
    );
    expect(exitCode).toBe(0);
    expect(errors).toBe('');
    expect(lines.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, id) => id));
    expect(lines[0]).toEqual({ id: 0, label: 'neg', score: expect.any(Number), lang: 'en', topics: expect.any(Array) });
    expect(lines[1]).toMatchObject({ label: 'pos', lang: 'es', topics: [{ id: 'agent', polarity: expect.any(Number) }] });
  });

  it('reports malformed lines by number, leaves them out and goes on', async () => {
    const { exitCode, lines, errors } = await run([
      '{"id":"a","text":"Muy bien"}',
      '',
      'not json',
      '{"id":"b"}',
      '[]',
      'null',
      '{"text":"x"}',
      '{"id":"z","text":"Pésimo"}',
    ]);
    expect(exitCode).toBe(1);
    expect(lines.map(({ id }) => id)).toEqual(['a', 'z']);
    expect(errors.match(/^line \d+/gm)).toEqual(['line 3', 'line 4', 'line 5', 'line 6', 'line 7']);
  });

  it('keeps a language it was told and scores text that says nothing as neutral', async () => {
    const { lines } = await run([
      '{"id":1,"text":"ok","lang":"es"}',
      '{"id":2,"text":"!!!"}',
      '{"id":3,"text":"","lang":"xx"}',
      '{"id":4,"text":"\\ud800 7"}',
    ]);
    expect(lines).toEqual([
      { id: 1, label: 'neu', score: expect.any(Number), lang: 'es', topics: [] },
      ...[2, 3, 4].map((id) => ({ id, label: 'neu', score: 0, lang: 'other', topics: [] })),
    ]);
  });

  it('reads nothing for empty input', async () => {
    expect(await run([])).toEqual({ exitCode: 0, lines: [], errors: '' });
  });

  it('waits for a slow reader', async () => {
    let size = 0;
    const output = new Writable({
      highWaterMark: 64,
      write: (chunk: Buffer, _encoding, done) => {
        size += chunk.length;
        setTimeout(done, 1);
      },
    });
    const input = Readable.from(Array.from({ length: 1_000 }, (_, id) => `{"id":${id},"text":"bien"}\n`));
    expect(await scoreStream({ input, output, errors: new PassThrough(), local })).toBe(0);
    expect(size).toBeGreaterThan(1_000);
  });

  it('sends redacted text to the language model and stands in for it when it is out', async () => {
    const seen: string[] = [];
    const llm = {
      score: async ({ text }: { text: string }) => {
        seen.push(text);
        throw new LlmUnavailable('rate-limited', 1_000, 429);
      },
    } as unknown as OpenAiScorer;
    const { exitCode, lines, errors } = await run(['{"id":1,"text":"Pésimo, escríbanme a ana@example.com"}'], llm);
    expect(seen).toEqual(['Pésimo, escríbanme a [email-1]']);
    expect(exitCode).toBe(0);
    expect(lines).toMatchObject([{ id: 1, label: 'neg' }]);
    expect(errors).toContain('line 1: scored by the local model');
  });
});
