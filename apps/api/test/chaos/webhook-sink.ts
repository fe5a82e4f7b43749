import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as it came in, with the headers a receiver verifies. */
export interface ReceivedWebhook {
  readonly webhookId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A receiver of webhooks on loopback that keeps all it hears and answers 204. */
export class WebhookSink {
  readonly received: ReceivedWebhook[] = [];
  /** Connections, whether a request came over them or not. */
  connections = 0;

  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<WebhookSink> {
    const server = http.createServer();
    const sink = new WebhookSink(server);
    server.on('connection', () => (sink.connections += 1));
    server.on('request', (request, response) => void sink.take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    this.received.push({ webhookId: headers['webhook-id'] ?? '', headers, body });
    response.writeHead(204).end();
  }
}
