import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { Egress, type ResolvedAddress } from './egress.js';
import { EgressRefused } from './egress-refused.js';

const v4 = (address: string): ResolvedAddress => ({ address, family: 4 });
const v6 = (address: string): ResolvedAddress => ({ address, family: 6 });

/** What a hostile or careless name server answers. */
const NAMES: Readonly<Record<string, readonly ResolvedAddress[]>> = {
  'loopback.attacker.test': [v4('127.0.0.1')],
  '127-0-0-1.nip.test': [v4('127.0.0.1')],
  'metadata.attacker.test': [v4('169.254.169.254')],
  'mixed.attacker.test': [v4('93.184.216.34'), v4('10.0.0.1')],
  'mixed-families.attacker.test': [v4('93.184.216.34'), v6('::1')],
  'v6.attacker.test': [v6('fd00::1')],
  'mapped.attacker.test': [v6('::ffff:10.0.0.1')],
  'nat64.attacker.test': [v6('64:ff9b::a00:1')],
  'empty.attacker.test': [],
  'nonsense.attacker.test': [v4('not an address')],
  localhost: [v4('127.0.0.1'), v6('::1')],
  'localhost.localdomain': [v4('127.0.0.1')],
  'metadata.google.internal': [v4('169.254.169.254')],
};

const LITERALS = [
  ...['127.0.0.1', '127.1', '127.255.255.254', '0', '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255'],
  ...['192.168.0.1', '169.254.169.254', '100.64.0.1', '100.127.255.254', '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.7'],
  ...['203.0.113.9', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '192.88.99.1', '127.0.0.1.'],
  // The same in decimal, octal, hexadecimal, short and full-width spelling.
  ...['2130706433', '017700000001', '0x7f000001', '0x7f.1', '0177.0.0.1', '0x7f.0x0.0x0.0x1', '3232235521', '0xA9FEA9FE', '2852039166'],
  ...['0xa.0.0.1', '012.0.0.1', '１２７.０.０.１', '①②⑦.⓪.⓪.①', '127。0。0。1'],
  ...[
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:7f00:0001]',
    '[::ffff:169.254.169.254]',
    '[::ffff:0:127.0.0.1]',
  ],
  ...['[::127.0.0.1]', '[fe80::1]', '[fec0::1]', '[fc00::1]', '[fd12:3456::1]', '[ff02::1]', '[100::1]', '[2001:db8::1]', '[5f00::1]'],
  ...[
    '[64:ff9b::7f00:1]',
    '[64:ff9b::169.254.169.254]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2002:a9fe:a9fe::1]',
    '[2002:c0a8:101::1]',
  ],
  ...['[2001:0:7f00:1::1]', '[2001:0:5db8:d822:0:0:80ff:fffe]', '[2001:2::1]', '[2001:10::1]', '[4000::1]', '[::1:2:3:4]'],
];

const HOSTILE = [
  ...LITERALS.map((host) => `http://${host}`),
  ...Object.keys(NAMES).map((host) => `http://${host}`),
  'http://unknown.attacker.test',
];

const HOSTILE_FORMS = [
  'http://user@93.184.216.34/',
  'http://user:pass@93.184.216.34/',
  'https://93.184.216.34@127.0.0.1/',
  'ftp://93.184.216.34/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:25/_x',
  'unix:/var/run/docker.sock',
  'data:text/plain,x',
  'javascript:alert(1)',
  'http://',
  'http://[::1%25lo]/',
  '//127.0.0.1/',
  '',
];

const resolve = (hostname: string) =>
  NAMES[hostname] ? Promise.resolve(NAMES[hostname]) : Promise.reject(new Error(`queryA ENOTFOUND ${hostname}`));

async function listen(handler: http.RequestListener): Promise<{ port: number; close(): Promise<void> }> {
  const server = http.createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

describe('hostile addresses', () => {
  const egress = new Egress([], resolve);
  const connects = jest.spyOn(net.Socket.prototype, 'connect');
  afterEach(() => expect(connects).toHaveBeenCalledTimes(0));
  afterAll(() => {
    connects.mockRestore();
    return egress.onModuleDestroy();
  });

  it('are many', () => expect(HOSTILE.length + HOSTILE_FORMS.length).toBeGreaterThanOrEqual(80));

  it.each([...HOSTILE.flatMap((url) => [`${url}:8080/hook`, url.replace('http:', 'https:')]), ...HOSTILE_FORMS])(
    '%s is neither taken nor connected to',
    async (url) => {
      await expect(egress.assertReachable(url)).rejects.toThrow(EgressRefused);
      await expect(egress.post(url, {}, '{}')).rejects.toThrow(EgressRefused);
    },
  );
});

describe('public addresses', () => {
  const egress = new Egress([], async () => [v4('93.184.216.34'), v6('2606:2800:220:1::1')]);
  afterAll(() => egress.onModuleDestroy());
  it.each(['https://hooks.example.test/x', 'http://93.184.216.34:8443', 'https://[2606:4700::1111]', 'https://[64:ff9b::5db8:d822]/'])(
    '%s is taken',
    async (url) => expect(await egress.assertReachable(url)).toBeUndefined(),
  );
});

it('connects to the answer it checked, so that a second answer is never used', async () => {
  let asked = 0;
  const rebinding = async () => [v4((asked += 1) === 1 ? '93.184.216.34' : '127.0.0.1')];
  const egress = new Egress([], rebinding);
  await egress.assertReachable('http://rebind.attacker.test/');
  let reached = 0;
  const sentinel = await listen((_, response) => {
    reached += 1;
    response.end();
  });
  await expect(egress.post(`http://rebind.attacker.test:${sentinel.port}/`, {}, '')).rejects.toThrow(EgressRefused);
  expect([asked, reached]).toEqual([2, 0]);
  await egress.onModuleDestroy();
  await sentinel.close();
});

describe('with a network allowed', () => {
  const egress = new Egress(['127.0.0.0/8'], async () => [v4('127.0.0.1')]);
  afterAll(() => egress.onModuleDestroy());

  it('posts there, by name and by every spelling, and nowhere else', async () => {
    const bodies: string[] = [];
    const server = await listen((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        bodies.push(`${request.headers['x-one']} ${body}`);
        response.end('thanks');
      });
    });
    for (const host of ['hooks.test', '127.0.0.1', '2130706433', '[::ffff:127.0.0.1]'])
      expect(await egress.post(`http://${host}:${server.port}/`, { 'x-one': '1' }, '{"a":1}')).toEqual({ status: 200, text: 'thanks' });
    expect(bodies).toEqual(Array(4).fill('1 {"a":1}'));
    await expect(egress.assertReachable('http://10.0.0.1/')).rejects.toThrow(EgressRefused);
    await server.close();
  });

  it('follows no redirect', async () => {
    let reached = 0;
    const target = await listen((_, response) => {
      reached += 1;
      response.end();
    });
    const server = await listen((_, response) => response.writeHead(307, { location: `http://127.0.0.1:${target.port}/` }).end());
    expect((await egress.post(`http://127.0.0.1:${server.port}/`, {}, '')).status).toBe(307);
    expect(reached).toBe(0);
    await Promise.all([server.close(), target.close()]);
  });

  it('reads no more than 64 KiB of an endless answer', async () => {
    const server = await listen((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(16_384)));
        response.once('drain', more);
      };
      more();
    });
    const { status, text } = await egress.post(`http://127.0.0.1:${server.port}/`, {}, '');
    expect([status, text.length]).toEqual([200, 65_536]);
    await server.close();
  });

  it('gives up on a server that says nothing', async () => {
    const server = await listen(() => undefined);
    const started = Date.now();
    await expect(egress.post(`http://127.0.0.1:${server.port}/`, {}, '')).rejects.toThrow(/timeout/i);
    expect(Date.now() - started).toBeLessThan(13_000);
    await server.close();
  }, 20_000);
});

it('does not start with a network that is none', () => {
  expect(() => new Egress(['10.0.0.1'])).toThrow();
});
