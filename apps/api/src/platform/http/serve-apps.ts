import { randomBytes } from 'node:crypto';
import { DomainError } from '@pulso/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AppFiles } from './app-files.js';
import { errorHandlerInForce } from './error-handler-in-force.js';
import { sendPage } from './security-headers.js';
import { encodingFor, type StaticFile } from './static-files.js';

const NOT_BUILT = `<!doctype html><html lang="es"><meta charset="utf-8"><title>Pulso</title>
<p>La consola no está construida. · The console is not built.</p><p><code>npm run build</code></p></html>`;

/** First words of addresses that are never a screen of the console. */
const NOT_CONSOLE = new Set(['v1', 'f', 'widget', 'socket.io', 'assets', 'metrics', 'healthz', 'readyz']);

/** A value for one answer's `nonce` attributes. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** Answers every GET that no route takes: the widget's files, the console's files, and the console itself for its own screens. */
export function serveApps(fastify: FastifyInstance, files: AppFiles): void {
  fastify.get('/*', { errorHandler: errorHandlerInForce(fastify) }, async (request, reply) => {
    const address = decodeURIComponent(request.url.split('?')[0]!);
    if (address.startsWith('/widget/')) {
      const file = files.widget.get(address.slice('/widget/'.length));
      // The widget runs on pages of other sites; that is what it is for.
      if (file)
        return sendFile(
          request,
          reply.headers({ 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' }),
          file,
        );
    }
    const file = address === '/index.html' ? undefined : files.console.get(address.slice(1));
    if (file) return sendFile(request, reply, file);
    if (!isScreen(address, request.headers.accept)) throw new DomainError('request.not-found', 'There is nothing at this address.');
    return sendConsole(request, reply, files);
  });
}

function isScreen(address: string, accept = '*/*'): boolean {
  const segments = address.split('/');
  return !NOT_CONSOLE.has(segments[1] ?? '') && !segments.at(-1)!.includes('.') && /text\/html|\*\/\*/.test(accept);
}

function sendConsole(request: FastifyRequest, reply: FastifyReply, files: AppFiles): FastifyReply {
  const nonce = newNonce();
  const html = (files.console.get('index.html')?.text() ?? NOT_BUILT).replaceAll('__CSP_NONCE__', nonce);
  sendPage(reply, html, { nonce, host: request.headers.host, trustedTypes: true });
  return reply;
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, file: StaticFile): Promise<FastifyReply> {
  reply.headers({
    etag: file.etag,
    vary: 'accept-encoding',
    'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
  });
  if (request.headers['if-none-match']?.includes(file.etag)) return reply.status(304).send();
  const encoding = encodingFor(file.type, request.headers['accept-encoding']);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.header('content-type', file.type).send(await file.body(encoding));
}
