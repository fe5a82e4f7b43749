import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { SmtpMailer } from './smtp-mailer.js';

interface Received {
  readonly to: readonly string[];
  readonly source: string;
}

async function sink(): Promise<{ url: string; received: Received[]; close(): Promise<void> }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, callback) => callback(address.startsWith('refused') ? new Error('No such person') : null),
    onData: (stream, { envelope }, callback) => {
      let source = '';
      stream.on('data', (chunk) => (source += String(chunk)));
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), source });
        callback();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    received,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

const mail = {
  id: '018f-1',
  to: 'ana@pulso.test',
  subject: 'Marzo no cumplió: 83,2 %',
  text: 'Hola\n\nhttps://pulso.test/alerts/1',
  language: 'es',
} as const;

it('sends both parts under a Message-ID that a second sending repeats', async () => {
  const { url, received, close } = await sink();
  const mailer = new SmtpMailer({ url, from: 'Pulso <avisos@pulso.test>', domain: 'pulso.test' });
  await mailer.send(mail);
  await mailer.send(mail);
  expect(received.map(({ to }) => to)).toEqual([['ana@pulso.test'], ['ana@pulso.test']]);
  for (const { source } of received) {
    expect(source).toMatch(/^Message-ID: <018f-1@pulso\.test>\r$/m);
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/im);
    expect(source).toContain('text/plain');
    expect(source).toContain('text/html');
  }
  mailer.onModuleDestroy();
  await close();
});

it('lets no line break of a subject or an address make a header or another recipient', async () => {
  const { url, received, close } = await sink();
  const mailer = new SmtpMailer({ url, from: 'avisos@pulso.test', domain: 'pulso.test' });
  await mailer.send({ ...mail, subject: 'Hola\r\nBcc: eva@pulso.test\r\n\r\nx' });
  await mailer.send({ ...mail, to: 'ana@pulso.test, eva@pulso.test' }).catch(() => undefined);
  await mailer.send({ ...mail, to: 'ana@pulso.test\r\nRCPT TO:<eva@pulso.test>' }).catch(() => undefined);
  for (const { to, source } of received) {
    expect(to).not.toContain('eva@pulso.test');
    expect(source).not.toMatch(/^bcc:/im);
  }
  mailer.onModuleDestroy();
  await close();
});

it('throws when the server does not take it, or is not there', async () => {
  const { url, close } = await sink();
  const mailer = new SmtpMailer({ url, from: 'avisos@pulso.test', domain: 'pulso.test' });
  await expect(mailer.send({ ...mail, to: 'refused@pulso.test' })).rejects.toThrow();
  await close();
  await expect(mailer.send(mail)).rejects.toThrow();
});
