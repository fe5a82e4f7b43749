const MAX_BODY_BYTES = 256 * 1024;
const BODYLESS = new Set([204, 205, 304]);

/** The answer was longer than any honest one. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * Reads the whole body before it hands the response on, so that the caller's timeout covers a body that drips in, and no more than
 * 256 KiB of it. Throws `BodyTooLarge`.
 */
export function boundedFetch(send: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const { status, statusText, headers } = response;
    return new Response(BODYLESS.has(status) ? null : await bodyOf(response), { status, statusText, headers });
  };
}

async function bodyOf(response: Response): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      throw new BodyTooLarge(`The answer is longer than ${MAX_BODY_BYTES} bytes`);
    }
    chunks.push(value);
  }
  return new Blob(chunks);
}
