import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';

/** Chance that repeats itself: one seed, one demonstration (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** From 0, inclusive, to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, at: this.next() }))
      .sort((left, right) => left.at - right.at)
      .map(({ item }) => item);
  }

  /** A UUID, version 7, of an instant. */
  uuid(instantMs: number): string {
    const words = Uint32Array.of(this.below(2 ** 32), this.below(2 ** 32), this.below(2 ** 32), this.below(2 ** 32));
    return uuidv7({ msecs: instantMs, random: new Uint8Array(words.buffer) });
  }

  ulid(instantMs: number): string {
    return ulid(instantMs, () => this.next());
  }
}
