import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedbackReceipt, Problem, SubmitFeedbackBody } from '@pulso/contracts';
import { receiveSubmission } from '@pulso/feedback';
import { io, type Socket } from 'socket.io-client';
import { ulid } from 'ulid';
import type { Ledger } from './ledger.js';
import type { SeededRandom } from './nemesis.js';

type Door = 'http' | 'socket';
/** What one request came to; null when nothing was heard. */
type Answer = FeedbackReceipt | { readonly error: Pick<Problem, 'code' | 'status'> } | null;

export interface LoadOptions {
  readonly urls: readonly string[];
  readonly publicKey: string;
  readonly ledger: Ledger;
  readonly random: SeededRandom;
  readonly clients?: number;
  /** Each client's longest pause between two submissions. */
  readonly pauseMs?: number;
  /** How long one submission is sent again before its sender gives up. */
  readonly patienceMs?: number;
  /** Of a hundred submissions, how many get a comment afterwards. */
  readonly followUps?: number;
}

const ANSWER_MS = 3_000;
const DOORS: readonly Door[] = ['http', 'socket'];

const COMMENTS = [
  'Todo muy bien, gracias por la rapidez',
  'La atención fue pésima, no vuelvo más',
  'El pedido llegó tarde y frío',
  'Great service, very friendly staff',
  'The app crashed twice and nobody answered',
  'Normal, sin más',
  'La página da error al pagar',
  'Excelente trato, lo recomiendo',
] as const;

/** Clients that keep giving feedback, and send the same submission again until they are told what became of it. */
export class Load {
  private stopped = false;
  private abandoned = false;
  private readonly running: Promise<void>[];

  constructor(private readonly options: LoadOptions) {
    const clients = options.clients ?? 12;
    this.running = Array.from({ length: clients }, (_, n) => this.client(DOORS[n % DOORS.length] ?? 'http'));
  }

  /** Ends the load; whatever is under way is still sent to its end. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running);
  }

  /** Ends the load at once, for a test that has failed. */
  async abandon(): Promise<void> {
    this.abandoned = true;
    await this.stop();
  }

  private async client(door: Door): Promise<void> {
    const { random, pauseMs = 120, followUps = 10, publicKey, urls } = this.options;
    const sender = door === 'http' ? new HttpSender(publicKey, urls, random) : new SocketSender(publicKey, urls, random);
    try {
      while (!this.stopped) {
        const body = newSubmission(random);
        const stored = await this.submit(sender, body);
        if (stored && random.next() * 100 < followUps) {
          await sleep(random.between(0, 400));
          await this.submit(sender, { submissionId: ulid(), follows: body.submissionId, comment: random.pick(COMMENTS) });
        }
        await sleep(random.between(0, pauseMs));
      }
    } finally {
      sender.close();
    }
  }

  private async submit(sender: Sender, body: SubmitFeedbackBody): Promise<boolean> {
    const { ledger, publicKey, random, patienceMs = 60_000 } = this.options;
    const operation = ledger.invoke({
      submissionId: body.submissionId,
      publicKey,
      bodyHash: bodyHash(body),
      follows: body.follows ?? null,
    });
    const deadline = Date.now() + patienceMs;
    for (;;) {
      ledger.sent += 1;
      const answer = await sender.send(body);
      if (answer && 'feedbackId' in answer) {
        ledger.answered(answer.replayed ? 'replayed' : 'accepted');
        ledger.acked(operation, answer.feedbackId);
        return true;
      }
      if (answer) {
        ledger.answered(answer.error.code);
        if (answer.error.status < 500 && answer.error.status !== 429) {
          ledger.complete(operation, 'fail');
          return false;
        }
      }
      if (Date.now() > deadline || this.abandoned) {
        ledger.complete(operation, 'info');
        return false;
      }
      await sleep(random.between(30, 250));
    }
  }
}

/** What the program must store as the body's hash. */
export function bodyHash(body: SubmitFeedbackBody): string {
  return createHash('sha256').update(receiveSubmission(body, 'csat').canonicalBody).digest('hex');
}

export function newSubmission(random: SeededRandom): SubmitFeedbackBody {
  const words = random.next() < 0.7 ? { comment: `${random.pick(COMMENTS)}.` } : {};
  return { submissionId: ulid(), rating: { scale: 'csat', value: random.between(1, 5) }, ...words };
}

interface Sender {
  send(body: SubmitFeedbackBody): Promise<Answer>;
  close(): void;
}

class HttpSender implements Sender {
  constructor(
    private readonly publicKey: string,
    private readonly urls: readonly string[],
    private readonly random: SeededRandom,
  ) {}

  async send(body: SubmitFeedbackBody): Promise<Answer> {
    try {
      const response = await fetch(`${this.random.pick(this.urls)}/v1/touchpoints/${this.publicKey}/feedback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const answer = (await response.json()) as FeedbackReceipt | Problem;
      if (response.status === 202) return answer as FeedbackReceipt;
      return { error: { status: response.status, code: (answer as Problem).code ?? `http.${response.status}` } };
    } catch {
      return null;
    }
  }

  close(): void {}
}

class SocketSender implements Sender {
  private socket: Socket | undefined;

  constructor(
    private readonly publicKey: string,
    private readonly urls: readonly string[],
    private readonly random: SeededRandom,
  ) {}

  async send(body: SubmitFeedbackBody): Promise<Answer> {
    const socket = (this.socket ??= this.open());
    try {
      return (await socket.timeout(ANSWER_MS).emitWithAck('feedback:submit', body)) as Answer;
    } catch {
      // Perhaps another process answers.
      this.close();
      return null;
    }
  }

  close(): void {
    this.socket?.disconnect();
    this.socket = undefined;
  }

  private open(): Socket {
    return io(`${this.random.pick(this.urls)}/feedback`, {
      transports: ['websocket'],
      auth: { touchpoint: this.publicKey },
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 300,
    });
  }
}
