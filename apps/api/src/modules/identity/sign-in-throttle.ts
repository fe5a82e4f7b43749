import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import type { QuotaLeft, ReportQuotas } from '../../platform/http/rate-limit-headers.js';
import { TryLater } from '../../platform/http/to-problem.js';

const MINUTES = 60;
/** Per account and address: a forgotten password. Per address: a slope, so that one machine cannot walk through many accounts. */
const LIMITS = {
  account: { points: 5, duration: 15 * MINUTES },
  address: { points: 30, duration: 15 * MINUTES },
  day: { points: 200, duration: 24 * 60 * MINUTES },
} as const;
type LimitName = keyof typeof LIMITS;

/** Counts attempts to sign in; a success gives its points back. Shared by all replicas where there is a Redis. */
@Injectable()
export class SignInThrottle implements OnApplicationShutdown {
  private readonly redis: Redis | undefined;
  private readonly limiters: Readonly<Record<LimitName, RateLimiterAbstract>>;

  constructor(@Inject(CONFIG) config: Pick<Config, 'queue'>) {
    if (config.queue.backend === 'redis') {
      this.redis = new Redis(config.queue.url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
      this.redis.on('error', () => undefined);
    }
    this.limiters = { account: this.limiter('account'), address: this.limiter('address'), day: this.limiter('day') };
  }

  /** @throws TryLater when this account from this address, or this address at all, has tried too often */
  async take(email: string, address: string, report: ReportQuotas): Promise<void> {
    for (const [name, key] of this.keys(email, address)) {
      try {
        report([quotaLeft(name, await this.limiters[name].consume(key))]);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        report([quotaLeft(name, refusal)]);
        throw new TryLater(
          'request.too-many',
          'Too many attempts to sign in. Wait, then try again.',
          Math.max(1_000, refusal.msBeforeNext),
        );
      }
    }
  }

  async giveBack(email: string, address: string, report: ReportQuotas): Promise<void> {
    for (const [name, key] of this.keys(email, address)) {
      if (name === 'account') await this.limiters.account.delete(key);
      report([quotaLeft(name, name === 'account' ? null : await this.limiters[name].reward(key))]);
    }
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  private keys(email: string, address: string): [LimitName, string][] {
    const network = networkOf(address);
    // Hashed, so that no address of a person stands in Redis.
    const account = createHash('sha256').update(`${email.trim().toLowerCase()}\n${network}`).digest('base64url');
    return [
      ['address', network],
      ['day', network],
      ['account', account],
    ];
  }

  private limiter(name: LimitName): RateLimiterAbstract {
    const options = { ...LIMITS[name], keyPrefix: `pulso:sign-in:${name}` };
    // Without Redis for a while, each process counts for itself rather than not at all.
    return this.redis
      ? new RateLimiterRedis({
          ...options,
          storeClient: this.redis,
          rejectIfRedisNotReady: true,
          insuranceLimiter: new RateLimiterMemory(options),
        })
      : new RateLimiterMemory(options);
  }
}

/** Null: nothing of it is used. */
function quotaLeft(name: LimitName, used: RateLimiterRes | null): QuotaLeft {
  const { points: units, duration: windowSeconds } = LIMITS[name];
  return {
    name: `sign-in-${name}`,
    units,
    windowSeconds,
    remaining: Math.min(units, used?.remainingPoints ?? units),
    resetMs: used?.msBeforeNext ?? null,
  };
}

/** One customer of a provider: a single IPv4 address, or the /64 that an IPv6 host may roam in. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toNormalizedString().split(':').slice(0, 4).join(':');
}
