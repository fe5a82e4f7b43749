import { Injectable } from '@nestjs/common';
import { Clock, type Actor } from '@pulso/kernel';

/** How long this process may go on believing in a session that another process has ended. */
const KEEP_MS = 2_000;
/** Made-up tokens must not fill the memory. */
const MOST_ENTRIES = 10_000;

interface Entry {
  readonly actor: Promise<Actor | null>;
  readonly untilMs: number;
}

/** Who a token belongs to, remembered for two seconds, so that a console's burst of requests asks the database once. */
@Injectable()
export class RecentActors {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly clock: Clock) {}

  find(hash: Buffer, load: () => Promise<Actor | null>): Promise<Actor | null> {
    const key = hash.toString('base64');
    const nowMs = this.clock.now().getTime();
    const entry = this.entries.get(key);
    if (entry && nowMs < entry.untilMs) return entry.actor;
    if (this.entries.size >= MOST_ENTRIES) this.entries.clear();
    const actor = load();
    this.entries.set(key, { actor, untilMs: nowMs + KEEP_MS });
    actor.catch(() => this.entries.delete(key));
    return actor;
  }

  /** After a session or key has ended. Everything goes: endings are rare, and an answer still on its way must not be kept either. */
  forget(): void {
    this.entries.clear();
  }
}
