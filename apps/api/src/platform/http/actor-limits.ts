import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Actor } from '@pulso/kernel';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { FixedWindow } from './fixed-window.js';
import type { ReportQuotas } from './rate-limit-headers.js';
import { TryLater } from './to-problem.js';

const WINDOW_SECONDS = 60;

/** How often one member or API key may ask this process, whatever it asks. Each replica counts for itself. */
@Injectable()
export class ActorLimits {
  private readonly members: FixedWindow;
  private readonly apiKeys: FixedWindow;

  constructor(
    @Inject(CONFIG) { api }: Config,
    private readonly clock: Clock,
  ) {
    this.members = new FixedWindow('member', api.ratePerMember, WINDOW_SECONDS);
    this.apiKeys = new FixedWindow('api-key', api.ratePerApiKey, WINDOW_SECONDS);
  }

  /** @throws TryLater `request.too-many` when this minute's requests are used up */
  take(actor: Actor, report: ReportQuotas): void {
    if (actor.kind !== 'member' && actor.kind !== 'api-key') return;
    const [window, key] = actor.kind === 'member' ? [this.members, actor.userId] : [this.apiKeys, actor.apiKeyId];
    const nowMs = this.clock.now().getTime();
    const isTaken = window.take(key, nowMs);
    const left = window.left(key, nowMs);
    report([left]);
    if (!isTaken)
      throw new TryLater(
        'request.too-many',
        `More than ${left.units} requests in a minute. Slow down: the RateLimit header says what is left.`,
        Math.max(1_000, left.resetMs ?? 0),
      );
  }
}
