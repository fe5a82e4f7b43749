import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { readInto } from './read-into.mjs';
import { SUBMISSION_TEMPLATES, UlidCounter } from './submission.mjs';

/** Acknowledgement ids all have as many digits, so that a frame is laid out once. */
const FIRST_ACK_ID = 100_000_000;
const ACK_ID_LENGTH = String(FIRST_ACK_ID).length;
const [TEXT, PING, PONG] = [0x1, 0x9, 0xa];

/**
 * One socket.io connection over a bare WebSocket. `call` emits a submission of its own id and says whether it was acknowledged with a receipt.
 * @param {{ event: string, auth?: object }} options the namespace is the path of the url
 */
export async function socketCaller(url, ids, { event, auth = {} }) {
  const { hostname, port, host, pathname } = new URL(url);
  const namespace = pathname === '/' ? '' : `${pathname},`;
  let read;
  const socket = net.connect({ host: hostname, port: Number(port), noDelay: true, onread: readInto((text) => read(text)) });
  const mask = randomBytes(4);
  const send = (text) => socket.write(frame(Buffer.from(text), mask).bytes);
  const emits = SUBMISSION_TEMPLATES.map(({ before, after }) => {
    const head = `42${namespace}`;
    const start = `${head}${'0'.repeat(ACK_ID_LENGTH)}["${event}",${before}`;
    const payload = Buffer.concat([Buffer.from(start), Buffer.alloc(UlidCounter.LENGTH), Buffer.from(`${after}]`)]);
    const { bytes, payloadAt } = frame(payload, mask);
    return { bytes, payloadAt, ackAt: head.length, idAt: Buffer.byteLength(start) };
  });
  let settle;
  let fail;
  let expected;
  const failed = new Promise((_, reject) => (fail = reject));
  failed.catch(() => {});
  const opened = new Promise((resolve) => {
    const readFrames = frameReader((opcode, text) => {
      if (opcode === PING) socket.write(frame(Buffer.from(text, 'latin1'), mask, PONG).bytes);
      else if (opcode !== TEXT) fail(new Error(`${url} closed the connection`));
      else if (text === '2') send('3');
      else if (text.startsWith('0')) send(`40${namespace}${JSON.stringify(auth)}`);
      else if (text.startsWith(`40${namespace}`)) resolve();
      else if (text.startsWith(expected)) settle(text.startsWith('[{"feedbackId":"', expected.length));
      else fail(new Error(`${url} sent what nobody asked for: ${text}`));
    });
    let greeting = '';
    read = (text) => {
      greeting += text;
      const headEnd = greeting.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      if (!greeting.startsWith('HTTP/1.1 101')) return fail(new Error(`${url} did not open a WebSocket: ${greeting}`));
      read = readFrames;
      readFrames(greeting.slice(headEnd + 4));
    };
  });
  socket.once('error', fail).once('close', () => fail(new Error(`${url} closed the connection`)));
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: ${host}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n` +
      `sec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  await Promise.race([opened, failed]);
  let ackId = FIRST_ACK_ID;
  return {
    call: (n) =>
      new Promise((resolve, reject) => {
        settle = resolve;
        fail = reject;
        const { bytes, payloadAt, ackAt, idAt } = emits[n % emits.length];
        const ack = String(++ackId);
        expected = `43${namespace}${ack}`;
        ids.advance();
        for (let at = 0; at < ACK_ID_LENGTH; at++) bytes[payloadAt + ackAt + at] = ack.charCodeAt(at) ^ mask[(ackAt + at) & 3];
        for (let at = 0; at < UlidCounter.LENGTH; at++) bytes[payloadAt + idAt + at] = ids.bytes[at] ^ mask[(idAt + at) & 3];
        socket.write(bytes);
      }),
    close: () => socket.destroy(),
  };
}

/** A masked client frame, and where its payload begins. */
function frame(payload, mask, opcode = TEXT) {
  const isLong = payload.length > 125;
  const header = isLong ? [0x80 | opcode, 0xfe, payload.length >> 8, payload.length & 0xff] : [0x80 | opcode, 0x80 | payload.length];
  const masked = payload.map((byte, at) => byte ^ mask[at & 3]);
  return { bytes: Buffer.concat([Buffer.from(header), mask, masked]), payloadAt: header.length + mask.length };
}

/** Calls back with each whole frame a server sent; bytes are characters of Latin-1. */
function frameReader(onFrame) {
  let waiting = '';
  return (text) => {
    waiting += text;
    while (waiting.length >= 2) {
      const short = waiting.charCodeAt(1) & 0x7f;
      if (short === 127) throw new Error('A frame longer than any answer');
      const start = short === 126 ? 4 : 2;
      if (waiting.length < start) return;
      const end = start + (short === 126 ? (waiting.charCodeAt(2) << 8) | waiting.charCodeAt(3) : short);
      if (waiting.length < end) return;
      const opcode = waiting.charCodeAt(0) & 0x0f;
      const payload = waiting.slice(start, end);
      waiting = waiting.slice(end);
      onFrame(opcode, payload);
    }
  };
}
