import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Actor } from '@pulso/kernel';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { FixedWindow } from './fixed-window.js';
import type { ReportQuotas } from './rate-limit-headers.js';
import { TryLater } from './to-problem.js';

const WINDOW_SECONDS = 60;

/** How often one member, guest or API key may ask this process, whatever it asks. Each replica counts for itself. */
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
    const place = this.placeOf(actor);
    if (!place) return;
    const [window, key] = place;
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

  /** Where an actor is counted, and under what; a guest is counted as a member is. */
  private placeOf(actor: Actor): [FixedWindow, string] | null {
    switch (actor.kind) {
      case 'member':
        return [this.members, actor.userId];
      case 'guest':
        return [this.members, actor.guestId];
      case 'api-key':
        return [this.apiKeys, actor.apiKeyId];
      default:
        return null;
    }
  }
}
