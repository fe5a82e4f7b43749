import net from 'node:net';
import { readInto } from './read-into.mjs';
import { SUBMISSION_TEMPLATES, UlidCounter } from './submission.mjs';

const END_OF_HEAD = '\r\n\r\n';
/** As Fastify writes it. */
const LENGTH = '\r\ncontent-length: ';

/** One kept-alive HTTP connection. `call` posts a submission of its own id and says whether the answer was 2xx. */
export async function httpCaller(url, ids) {
  const { hostname, port, host, pathname } = new URL(url);
  const requests = SUBMISSION_TEMPLATES.map(({ before, after }) => {
    const length = Buffer.byteLength(before) + UlidCounter.LENGTH + Buffer.byteLength(after);
    const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${length}${END_OF_HEAD}`;
    const idAt = Buffer.byteLength(head + before);
    return { bytes: Buffer.concat([Buffer.from(head + before), Buffer.alloc(UlidCounter.LENGTH), Buffer.from(after)]), idAt };
  });
  let settle;
  let received = '';
  const read = (text) => {
    received += text;
    const length = answerLength(received);
    if (length === null) return settle.reject(new Error(`${url} did not say how long its answer is: ${received}`));
    if (received.length < length) return;
    const isSuccess = received.startsWith('HTTP/1.1 2');
    received = '';
    settle.resolve(isSuccess);
  };
  const socket = net.connect({ host: hostname, port: Number(port), noDelay: true, onread: readInto(read) });
  socket.on('close', () => settle?.reject(new Error(`${url} closed the connection`)));
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return {
    call: (n) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        const { bytes, idAt } = requests[n % requests.length];
        ids.advance();
        ids.bytes.copy(bytes, idAt);
        socket.write(bytes);
      }),
    close: () => socket.removeAllListeners('close').destroy(),
  };
}

/** Bytes of head and body together; infinite until the head is there, null when it does not say. */
function answerLength(text) {
  const headEnd = text.indexOf(END_OF_HEAD);
  if (headEnd < 0) return Number.POSITIVE_INFINITY;
  const lengthAt = text.indexOf(LENGTH);
  if (lengthAt < 0 || lengthAt > headEnd) return null;
  return headEnd + END_OF_HEAD.length + Number.parseInt(text.slice(lengthAt + LENGTH.length, headEnd), 10);
}
