import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@pulso/kernel';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { FixedWindow } from '../../platform/http/fixed-window.js';
import type { ReportQuotas } from '../../platform/http/rate-limit-headers.js';
import { TryLater } from '../../platform/http/to-problem.js';

const STEADY_SECONDS = 1;
const BURST_SECONDS = 10;

/** A steady rate, and what may come on top once that is used up. */
interface Allowance {
  readonly steady: FixedWindow;
  readonly burst: FixedWindow;
}

/** How much one public key and one network may send to this process: a steady rate, and a burst on top. */
@Injectable()
export class IntakeLimits {
  private readonly perKey: Allowance;
  private readonly perNetwork: Allowance;

  constructor(
    @Inject(CONFIG) { intake }: Config,
    private readonly clock: Clock,
  ) {
    this.perKey = allowance('touchpoint', intake.ratePerKey, intake.burstPerKey);
    this.perNetwork = allowance('network', intake.ratePerIp, intake.burstPerIp);
  }

  /** @throws TryLater `request.too-many` with the time after which it is worth trying again. */
  take(publicKey: string, address: string, report?: ReportQuotas): void {
    const nowMs = this.clock.now().getTime();
    const from = network(address);
    const isTaken = take(this.perNetwork, from, nowMs) && take(this.perKey, publicKey, nowMs);
    report?.([...left(this.perKey, publicKey, nowMs), ...left(this.perNetwork, from, nowMs)]);
    if (isTaken) return;
    throw new TryLater(
      'request.too-many',
      'Too much feedback from here in a short time. Keep it and send it again shortly.',
      STEADY_SECONDS * 1_000 + Math.floor(Math.random() * 1_000),
    );
  }
}

function allowance(name: string, rate: number, burst: number): Allowance {
  return { steady: new FixedWindow(name, rate, STEADY_SECONDS), burst: new FixedWindow(`${name}-burst`, burst, BURST_SECONDS) };
}

function take({ steady, burst }: Allowance, key: string, nowMs: number): boolean {
  return steady.take(key, nowMs) || burst.take(key, nowMs);
}

function left({ steady, burst }: Allowance, key: string, nowMs: number) {
  return [steady.left(key, nowMs), burst.left(key, nowMs)];
}

/** One subscriber's addresses: /24 of IPv4, also where it is written as IPv6, and /48 of IPv6. */
export function network(address: string): string {
  const end = address.lastIndexOf('.');
  if (end >= 0) return address.slice(address.lastIndexOf(':') + 1, end);
  return address.split(':').slice(0, 3).join(':');
}
