import type { FastifyInstance, FastifyReply } from 'fastify';

/** What an answer that is no page allows a browser that shows it anyway: nothing. */
const NOTHING = `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

const PERMISSIONS = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

/** What no answer may be taken for, and who may use it. */
const OF_EVERYTHING = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': NOTHING,
  'cross-origin-resource-policy': 'same-origin',
};

/** What binds a browser that shows a document of ours. Data is none: with the policy above nothing of it runs, links or is framed. */
const OF_DOCUMENTS = {
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': PERMISSIONS,
  'cross-origin-opener-policy': 'same-origin',
};

/** Puts the strictest headers on every answer, errors included; pages loosen what they need. */
export function addSecurityHeaders(fastify: FastifyInstance, publicUrl: string): void {
  const everything = {
    ...OF_EVERYTHING,
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
  const data = { ...everything, 'cache-control': 'no-store' };
  const documents = { ...everything, ...OF_DOCUMENTS };
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(request.url.startsWith('/v1/') ? data : documents).header('x-request-id', request.id);
    done();
  });
}

/** What a page of ours may load and do; without `frameAncestors` nothing may frame it. */
export interface PagePolicy {
  /** Scripts and styles need it; without one, those of our own address will do. */
  readonly nonce?: string;
  /** Where sockets go; browsers do not agree on whether 'self' covers them. */
  readonly host: string | undefined;
  readonly frameAncestors?: readonly string[];
  /** Markup never becomes script, not even through a library; the page must bring a default policy. */
  readonly trustedTypes?: boolean;
}

/** Nothing is loaded from elsewhere, and where there is a nonce only scripts that carry it run, with what they load themselves. */
export function contentSecurityPolicy({ nonce, host, frameAncestors = [], trustedTypes = false }: PagePolicy): string {
  // The host is the client's own word; anything but a plain host and port is left out.
  const sockets = host !== undefined && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    `default-src 'none'`,
    nonce === undefined ? `script-src 'self'` : `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    nonce === undefined ? `style-src 'self'` : `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'${sockets}`,
    `frame-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(' ') : `'none'`}`,
    ...(trustedTypes ? [`require-trusted-types-for 'script'`] : []),
  ].join('; ');
}

/** Sends a page under its own policy. It is made for one answer, so nobody may keep it. */
export function sendPage(reply: FastifyReply, html: string, policy: PagePolicy): void {
  void reply
    .headers(OF_DOCUMENTS)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', contentSecurityPolicy(policy))
    // A form of ours names its page's origin, and other sites learn nothing.
    .header('referrer-policy', 'same-origin')
    .header('cache-control', 'no-store');
  if (policy.frameAncestors) reply.removeHeader('x-frame-options');
  void reply.send(html);
}
