import { Inject, Injectable } from '@nestjs/common';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { TryLater } from '../../platform/http/to-problem.js';

const BURST_SECONDS = 10;

/** How much one public key and one network may send to this process: a steady rate, and a burst on top. */
@Injectable()
export class IntakeLimits {
  private readonly perKey: BurstyRateLimiter;
  private readonly perNetwork: BurstyRateLimiter;

  constructor(@Inject(CONFIG) { intake }: Config) {
    this.perKey = limiter('key', intake.ratePerKey, intake.burstPerKey);
    this.perNetwork = limiter('network', intake.ratePerIp, intake.burstPerIp);
  }

  /** @throws TryLater `request.too-many` with the time after which it is worth trying again. */
  async take(publicKey: string, address: string): Promise<void> {
    try {
      await this.perNetwork.consume(network(address));
      await this.perKey.consume(publicKey);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const wait = Math.max(1_000, refusal.msBeforeNext);
      throw new TryLater(
        'request.too-many',
        'Too much feedback from here in a short time. Keep it and send it again shortly.',
        wait + Math.floor(Math.random() * 1_000),
      );
    }
  }
}

function limiter(keyPrefix: string, rate: number, burst: number): BurstyRateLimiter {
  return new BurstyRateLimiter(
    new RateLimiterMemory({ keyPrefix, points: rate, duration: 1 }),
    new RateLimiterMemory({ keyPrefix: `${keyPrefix}-burst`, points: burst, duration: BURST_SECONDS }),
  );
}

/** One subscriber's addresses: /24 of IPv4, /48 of IPv6. */
export function network(address: string): string {
  if (address.includes('.'))
    return address
      .replace(/^::ffff:/i, '')
      .split('.')
      .slice(0, 3)
      .join('.');
  return address.split(':').slice(0, 3).join(':');
}
