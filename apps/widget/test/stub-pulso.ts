import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { SubmitFeedbackBody, SurveyView } from '@pulso/contracts';
import { Server as SocketServer } from 'socket.io';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.json': 'application/json' };

export interface Hit {
  readonly door: 'socket' | 'http' | 'form';
  readonly body: SubmitFeedbackBody;
}

type Refusal = { status: number; code: string; title: string; retryAfterS?: number };

/** The server side of the widget's contract, with faults that can be switched on. */
export class StubPulso {
  readonly key = 'tp_stub';
  /** Every attempt that arrived, in order. */
  readonly hits: Hit[] = [];
  /** What a real server would have kept: one row for each submissionId. */
  readonly stored = new Map<string, SubmitFeedbackBody>();
  readonly requests: string[] = [];
  /** How often a widget connected. */
  connections = 0;
  sockets: 'open' | 'refused' | 'silent' = 'open';
  refusal: Refusal | null = null;
  survey: SurveyView = {
    publicKey: this.key,
    name: 'Llamada',
    organizationName: 'Panadería La Espiga',
    surveyKind: 'csat',
    language: 'es',
    question: '¿Cómo te fue con tu llamada?',
    followUpQuestion: '¿Quieres contarnos qué pasó?',
  };

  private constructor(
    private readonly dist: string,
    private readonly http: Server,
    private readonly io: SocketServer,
  ) {}

  static async start(dist: string): Promise<StubPulso> {
    const http = createServer();
    // First in line, so that sockets can be cut before socket.io sees them.
    http.on('upgrade', (_, socket) => void (stub.sockets === 'refused' && socket.destroy()));
    const io = new SocketServer(http, { cors: { origin: '*' }, pingInterval: 2_000, pingTimeout: 2_000 });
    const stub = new StubPulso(dist, http, io);
    http.on('request', (request, response) => void (request.url?.startsWith('/socket.io') || stub.answer(request, response)));
    io.of('/feedback').on('connection', (socket) => {
      stub.connections += 1;
      socket.on('feedback:submit', (body: SubmitFeedbackBody, acknowledge: (answer: unknown) => void) => {
        if (stub.sockets === 'silent') return;
        if (socket.handshake.auth['touchpoint'] !== stub.key) throw new Error('wrong touchpoint');
        const { refusal } = stub;
        const kept = stub.take('socket', body);
        acknowledge(kept ?? { error: { ...refusal, ...(refusal?.retryAfterS && { retryAfterMs: refusal.retryAfterS * 1_000 }) } });
      });
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  get ratings(): SubmitFeedbackBody[] {
    return [...this.stored.values()].filter(({ rating }) => rating);
  }

  dropSockets(): void {
    this.io.of('/feedback').disconnectSockets(true);
  }

  async stop(): Promise<void> {
    this.http.closeAllConnections();
    await this.io.close();
  }

  private take(door: Hit['door'], body: SubmitFeedbackBody): { feedbackId: string; replayed: boolean } | null {
    this.hits.push({ door, body });
    if (this.refusal) return null;
    const replayed = this.stored.has(body.submissionId);
    this.stored.set(body.submissionId, body);
    return { feedbackId: `f-${body.submissionId}`, replayed };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    this.requests.push(`${request.method} ${url.pathname}`);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('access-control-expose-headers', 'retry-after');
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else if (url.pathname === '/demo') this.page(response, await this.file('demo.html', { demoTouchpointKey: this.key }));
    else if (url.pathname === `/f/${this.key}`) this.page(response, await this.hosted(request, url.searchParams.get('lang') ?? 'es'));
    else if (url.pathname.startsWith('/widget/')) await this.asset(response, url.pathname.slice('/widget/'.length));
    else if (url.pathname === `/v1/touchpoints/${this.key}/survey`) this.json(response, 200, this.survey);
    else if (url.pathname === `/v1/touchpoints/${this.key}/feedback`) this.accept(response, JSON.parse(await text(request)));
    else this.json(response, 404, { code: 'not-found', title: 'Not found' });
  }

  private accept(response: ServerResponse, body: SubmitFeedbackBody): void {
    const kept = this.take('http', body);
    if (this.refusal?.retryAfterS) response.setHeader('retry-after', this.refusal.retryAfterS);
    if (kept) this.json(response, 202, kept);
    else this.json(response, this.refusal?.status ?? 500, this.refusal);
  }

  private async asset(response: ServerResponse, name: string): Promise<void> {
    const type = TYPES[path.extname(name)];
    const content = await readFile(path.join(this.dist, path.basename(name))).catch(() => null);
    if (!content || !type) return this.json(response, 404, { code: 'not-found', title: 'Not found' });
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'max-age=3600' }).end(content);
  }

  private async hosted(request: IncomingMessage, language: string): Promise<string> {
    const texts = JSON.parse(await this.file(`strings.${language}.json`, {})) as Record<string, string> & {
      steps: Record<string, string[]>;
    };
    let state = 'open';
    if (request.method === 'POST') {
      const form = Object.fromEntries(new URLSearchParams(await text(request))) as Record<string, string>;
      const rating = { scale: this.survey.surveyKind, value: Number(form['rating']) };
      this.take('form', { submissionId: form['submissionId'] ?? '', rating, ...(form['comment'] && { comment: form['comment'] }) });
      state = 'saved';
    }
    const step = await readFile(path.join(this.dist, 'hosted-step.html'), 'utf8');
    const words = texts.steps[this.survey.surveyKind] ?? [];
    const scaleHtml = words.map((word, index) => fill(step, { value: String(index + 1), word })).join('');
    return this.file('hosted.html', {
      ...texts,
      lang: language,
      state,
      publicKey: this.key,
      submissionId: '01ARYZ6S410000000000000000',
      organizationName: this.survey.organizationName,
      question: this.survey.question,
      followUpQuestion: this.survey.followUpQuestion,
      surveyKind: this.survey.surveyKind,
      scaleHtml,
      message: texts[`${state}Message`] ?? '',
      messageDetail: texts[`${state}Detail`] ?? '',
    });
  }

  private async file(name: string, values: Record<string, unknown>): Promise<string> {
    return fill(await readFile(path.join(this.dist, name), 'utf8'), values);
  }

  private page(response: ServerResponse, html: string): void {
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'",
    );
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  }

  private json(response: ServerResponse, status: number, body: unknown): void {
    response
      .writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' })
      .end(JSON.stringify(body));
  }
}

const fill = (template: string, values: Record<string, unknown>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`no value for ${name}`);
    return String(values[name]);
  });

async function text(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
