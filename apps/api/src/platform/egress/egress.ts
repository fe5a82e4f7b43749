import { lookup } from 'node:dns/promises';
import net, { type LookupFunction } from 'node:net';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Agent, buildConnector, request } from 'undici';
import { AddressPolicy } from './address-policy.js';
import { EgressRefused } from './egress-refused.js';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a name, IPv4 and IPv6. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export interface EgressResponse {
  readonly status: number;
  /** The first 64 KiB. */
  readonly text: string;
}

const TIMEOUT_MS = 10_000;
const RESPONSE_BYTES = 64 * 1024;

const resolveAll: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * The only way out to an address that somebody else chose. What a name resolves to is checked when the connection is made and that
 * very answer is connected to, so a name that changes its mind afterwards gains nothing. Redirects are not followed.
 */
@Injectable()
export class Egress implements OnModuleDestroy {
  private readonly agent: Agent;
  private readonly policy: AddressPolicy;

  /** @param allow private networks, in CIDR notation, that may be reached all the same */
  constructor(
    allow: readonly string[],
    private readonly resolve: Resolve = resolveAll,
  ) {
    this.policy = new AddressPolicy(allow);
    // Without pipelining no connection is kept: each request is checked anew.
    this.agent = new Agent({ connect: (options, callback) => this.connect(options, callback), pipelining: 0 });
  }

  /** Throws `EgressRefused` when a request to this URL would be refused right now. */
  async assertReachable(url: string): Promise<void> {
    await this.checkedAddresses(hostnameOf(checkedUrl(url)));
  }

  /** Throws `EgressRefused`, or the error of a connection that failed or took longer than ten seconds. */
  async post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<EgressResponse> {
    const response = await request(checkedUrl(url), {
      dispatcher: this.agent,
      method: 'POST',
      headers: { 'user-agent': 'Pulso', ...headers },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.statusCode, text: await beginningOf(response.body) };
  }

  async onModuleDestroy(): Promise<void> {
    await this.agent.destroy();
  }

  private connect(options: buildConnector.Options, callback: buildConnector.Callback): void {
    this.checkedAddresses(unbracketed(options.hostname)).then(
      (addresses) => buildConnector({ timeout: TIMEOUT_MS, lookup: answering(addresses) })(options, callback),
      (error: Error) => callback(error, null),
    );
  }

  /** A literal address skips every lookup, so it is checked here as well. */
  private async checkedAddresses(hostname: string): Promise<readonly ResolvedAddress[]> {
    const family = net.isIP(hostname);
    const addresses = family === 0 ? await this.resolved(hostname) : [{ address: hostname, family }];
    // All of them: a client may try any, and a mixed answer is how a private one is smuggled in.
    if (addresses.length === 0 || !addresses.every(({ address }) => this.policy.permits(address)))
      throw new EgressRefused('The address does not lie on the public internet.');
    return addresses;
  }

  private async resolved(hostname: string): Promise<readonly ResolvedAddress[]> {
    try {
      return await this.resolve(hostname);
    } catch {
      throw new EgressRefused('The name of the server could not be resolved.');
    }
  }
}

function checkedUrl(text: string): URL {
  if (!URL.canParse(text)) throw new EgressRefused('The address is not a valid URL.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new EgressRefused('The address has to start with https:// or http://.');
  if (url.username !== '' || url.password !== '') throw new EgressRefused('The address may not hold a user name or a password.');
  return url;
}

function hostnameOf(url: URL): string {
  return unbracketed(url.hostname);
}

function unbracketed(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Answers a connection's lookup with addresses that were checked, whatever it asks. */
function answering(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all) callback(null, [...addresses]);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
}

/** A status has been answered by now; a body that breaks off or never ends takes nothing from it. */
async function beginningOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= RESPONSE_BYTES) break;
    }
  } catch {
    // Told by the status alone.
  }
  return Buffer.concat(chunks).subarray(0, RESPONSE_BYTES).toString('utf8');
}
