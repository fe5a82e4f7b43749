import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const COMPRESSIBLE = /^(text|application|image\/svg)/;
/** A bundler's name with the hash of its content, such as main-Bx3k9_Qa.js: it never changes. */
const HASHED = /[-.][A-Za-z0-9_-]{8,}\.\w+$/;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** One file of a built app, as it is sent. */
export interface StaticFile {
  readonly type: string;
  readonly etag: string;
  /** Its name holds the hash of its content, so a browser may keep it for ever. */
  readonly isHashed: boolean;
  readonly text: () => string;
  body(encoding: Encoding): Promise<Buffer>;
}

/** The files of a built app by their address under it, read once; empty when it was not built. Compressed at their first use. */
export function readStaticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  return new Map(listFiles(folder).map((name) => [name, staticFile(name, readFileSync(path.join(folder, name)))]));
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && path.extname(entry.name) in TYPES)
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .filter((name) => !name.startsWith('.'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function staticFile(name: string, content: Buffer): StaticFile {
  const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
  const made = new Map<Encoding, Promise<Buffer>>();
  return {
    type,
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    isHashed: HASHED.test(name),
    text: () => content.toString('utf8'),
    body: (encoding) => {
      if (encoding === 'identity' || !COMPRESSIBLE.test(type)) return Promise.resolve(content);
      let body = made.get(encoding);
      if (!body) made.set(encoding, (body = compress(encoding, content)));
      return body;
    },
  };
}

function compress(encoding: 'br' | 'gzip', content: Buffer): Promise<Buffer> {
  if (encoding === 'gzip') return gzipped(content, { level: 9 });
  return brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
}

/** The best encoding that an Accept-Encoding header allows for a type worth compressing. */
export function encodingFor(type: string, accepted: string | undefined): Encoding {
  if (accepted === undefined || !COMPRESSIBLE.test(type)) return 'identity';
  const offers = accepted.split(',').map((offer) => offer.trim().toLowerCase().replaceAll(' ', ''));
  const takes = (name: string) => offers.some((offer) => offer.split(';')[0] === name && !/;q=0(\.0*)?$/.test(offer));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}
