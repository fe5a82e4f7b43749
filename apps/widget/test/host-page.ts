import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shop of another origin that embeds the widget under a strict content security policy. */
export class HostPage {
  private constructor(private readonly http: Server) {}

  static async start(pulso: string, touchpoint: string): Promise<HostPage> {
    const http = createServer((request, response) => {
      const url = new URL(request.url ?? '/', pulso);
      const nonce = url.searchParams.get('nonce');
      const scripts = nonce ? `'nonce-${nonce}'` : pulso;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${scripts}; style-src 'self'; connect-src ${pulso} ${pulso.replace('http', 'ws')}; require-trusted-types-for 'script'`,
      );
      const attributes = ['lang', 'label', 'position']
        .filter((name) => url.searchParams.has(name))
        .map((name) => ` data-${name}="${url.searchParams.get(name)}"`)
        .join('');
      const snippet = `<script async${nonce ? ` nonce="${nonce}"` : ''} src="${pulso}/widget/v1.js" data-touchpoint="${touchpoint}"${attributes}></script>`;
      response.end(
        `<!doctype html><html lang="${url.searchParams.get('html') ?? 'es'}" dir="${url.searchParams.get('dir') ?? 'ltr'}"><head><title>Tienda</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">${snippet}${url.searchParams.has('twice') ? snippet : ''}</head>
        <body><main><h1>Tienda</h1><p><a href="/otra">Otra página</a></p></main></body></html>`,
      );
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return new HostPage(http);
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }
}
