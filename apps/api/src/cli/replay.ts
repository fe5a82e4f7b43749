import type { FeedbackReceipt, Problem, SubmitFeedbackBody } from '@pulso/contracts';
import { MAX_COMMENT_LENGTH, SCALE_BOUNDS, type SurveyKind } from '@pulso/feedback';
import cliProgress from 'cli-progress';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { io, type Socket } from 'socket.io-client';
import { ulid } from 'ulid';
import { z } from 'zod';

export interface ReplayOptions {
  readonly file: string;
  readonly touchpoint: string;
  /** Submissions a second. */
  readonly rate: number;
  readonly url: string;
  /** Sockets to spread them over, as customers would. */
  readonly connections: number;
  readonly limit?: number;
}

export interface ReplayResult {
  sent: number;
  acked: number;
  replayed: number;
  /** By code. */
  refused: Record<string, number>;
  /** Lines that are no JSON object with a text or a rating. */
  malformed: number;
  /** Ratings that are no step of the touchpoint's scale, left out, and texts longer than a comment may be, cut. */
  adapted: number;
  p50Ms: number;
  p99Ms: number;
}

const line = z.object({ text: z.string().optional(), rating: z.number().optional() });

const ACK_TIMEOUT_MS = 5_000;
const ATTEMPTS = 6;

/** Sends each line of a JSONL file over the real socket as a customer would: one submission each, sent again until it is answered. */
export async function replay(options: ReplayOptions, report: (text: string) => void): Promise<ReplayResult> {
  const surveyKind = await askSurveyKind(options);
  const sockets = await Promise.all(Array.from({ length: options.connections }, () => connect(options)));
  const result: ReplayResult = { sent: 0, acked: 0, replayed: 0, refused: {}, malformed: 0, adapted: 0, p50Ms: 0, p99Ms: 0 };
  const latencies: number[] = [];
  const pending = new Set<Promise<void>>();
  const bar = new cliProgress.SingleBar({
    format: '{bar} {value}/{total} · {acked} acked · {refused} refused',
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
  });
  const refusedCount = () => Object.values(result.refused).reduce((sum, n) => sum + n, 0);
  bar.start(await countLines(options), 0, { acked: 0, refused: 0 });
  const startedAt = performance.now();
  try {
    for await (const text of lines(options)) {
      const body = toBody(text, surveyKind);
      if (!body) {
        result.malformed += 1;
        continue;
      }
      const dueAt = startedAt + (result.sent * 1_000) / options.rate;
      const wait = dueAt - performance.now();
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
      if (body.adapted) result.adapted += 1;
      const socket = sockets[result.sent % sockets.length]!;
      result.sent += 1;
      const sending: Promise<void> = submit(socket, body.submission, result, latencies).finally(() => {
        pending.delete(sending);
        bar.update(result.acked + refusedCount(), { acked: result.acked, refused: refusedCount() });
      });
      pending.add(sending);
    }
    await Promise.all(pending);
  } finally {
    bar.stop();
    for (const socket of sockets) socket.disconnect();
  }
  latencies.sort((a, b) => a - b);
  result.p50Ms = Math.round((latencies[Math.floor(latencies.length * 0.5)] ?? 0) * 10) / 10;
  result.p99Ms = Math.round((latencies[Math.floor(latencies.length * 0.99)] ?? 0) * 10) / 10;
  report(
    `sent ${result.sent} · acked ${result.acked} · replayed ${result.replayed} · refused ${refusedCount()} ${JSON.stringify(result.refused)} · malformed ${result.malformed} · adapted ${result.adapted} · p50 ${result.p50Ms} ms · p99 ${result.p99Ms} ms`,
  );
  return result;
}

async function submit(socket: Socket, body: SubmitFeedbackBody, result: ReplayResult, latencies: number[]): Promise<void> {
  const sentAt = performance.now();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    let answer: FeedbackReceipt | { error: Problem };
    try {
      answer = (await socket.timeout(ACK_TIMEOUT_MS).emitWithAck('feedback:submit', body)) as typeof answer;
    } catch {
      continue;
    }
    if ('feedbackId' in answer) {
      result.acked += 1;
      if (answer.replayed) result.replayed += 1;
      latencies.push(performance.now() - sentAt);
      return;
    }
    const { code, retryAfterMs } = answer.error;
    if (retryAfterMs === undefined || attempt === ATTEMPTS) {
      result.refused[code] = (result.refused[code] ?? 0) + 1;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
  result.refused['no-answer'] = (result.refused['no-answer'] ?? 0) + 1;
}

/** A customer can only tap a step of the scale and type so much; what a line says beyond that is left out and counted. */
function toBody(text: string, surveyKind: SurveyKind): { submission: SubmitFeedbackBody; adapted: boolean } | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const { success, data } = line.safeParse(parsed);
  if (!success || (data.text === undefined && data.rating === undefined)) return null;
  const { min, max } = SCALE_BOUNDS[surveyKind];
  const isStep = data.rating !== undefined && Number.isInteger(data.rating) && data.rating >= min && data.rating <= max;
  const comment = data.text?.slice(0, MAX_COMMENT_LENGTH);
  return {
    submission: {
      submissionId: ulid(),
      ...(comment !== undefined && { comment }),
      ...(isStep && { rating: { scale: surveyKind, value: data.rating! } }),
    },
    adapted: comment !== data.text || (data.rating !== undefined && !isStep),
  };
}

async function connect({ url, touchpoint }: ReplayOptions): Promise<Socket> {
  const socket = io(`${url}/feedback`, { auth: { touchpoint }, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error: Error & { data?: Problem }) => {
      socket.disconnect();
      reject(new Error(error.data?.detail ?? `Could not connect to ${url}: ${error.message}`));
    });
  });
  return socket;
}

async function askSurveyKind({ url, touchpoint }: ReplayOptions): Promise<SurveyKind> {
  // The person at the command line chose this address.
  // eslint-disable-next-line no-restricted-globals
  const response = await fetch(`${url}/v1/touchpoints/${encodeURIComponent(touchpoint)}/survey`);
  const body = (await response.json()) as { surveyKind?: SurveyKind; detail?: string };
  if (!response.ok || !body.surveyKind) throw new Error(body.detail ?? `${url} answered ${response.status}`);
  return body.surveyKind;
}

async function* lines({ file, limit }: ReplayOptions): AsyncGenerator<string> {
  let read = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (text.trim() === '') continue;
    if (limit !== undefined && read >= limit) return;
    read += 1;
    yield text;
  }
}

async function countLines(options: ReplayOptions): Promise<number> {
  let n = 0;
  for await (const _ of lines(options)) n += 1;
  return n;
}
