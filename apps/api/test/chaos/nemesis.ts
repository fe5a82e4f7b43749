/** Numbers that look random and come again with the same seed (mulberry32). */
export class SeededRandom {
  constructor(private state: number) {}

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }
}

/** The seed of this run: PULSO_CHAOS_SEED to repeat one, else a new one. Printed, so that a failure can be repeated. */
export function seeded(experiment: string): SeededRandom {
  const seed = Number(process.env.PULSO_CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31));
  say(`${experiment} SEED=${seed}`);
  return new SeededRandom(seed);
}

/** How many rounds: `atCommit`, or that many times PULSO_CHAOS_ROUNDS for a nightly run. */
export function rounds(atCommit: number): number {
  return Math.max(1, Math.round(atCommit * Number(process.env.PULSO_CHAOS_ROUNDS ?? 1)));
}

/** A line of the experiment's report, without Jest's frame around it. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
