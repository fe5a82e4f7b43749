import type { CivilDate } from '@pulso/kernel';
import { Random } from './random.js';
import type { Sentences } from './sentences.js';

/** Pairs of sentences there are of each mood, so that the number of different comments stays small enough to score in a second. */
const PAIRS = 60;

interface Pool {
  readonly good: readonly string[];
  readonly mixed: readonly string[];
  readonly bad: readonly string[];
  readonly waiting: readonly string[];
  readonly outage: readonly string[];
  readonly defect: readonly string[];
}

/** Writes what a customer who gave a rating might have said; many say nothing. */
export class CommentWriter {
  private readonly spanish: Pool;
  private readonly english: Pool | null;

  constructor(
    spanish: Sentences,
    english: Sentences | null,
    private readonly themeOn: (date: CivilDate) => { readonly waiting: number; readonly outage: number },
  ) {
    const random = new Random(spanish.good.length);
    this.spanish = poolOf(spanish, random);
    this.english = english && poolOf(english, random);
  }

  write(value: number, date: CivilDate, random: Random): string | null {
    if (!random.chance(value >= 4 ? 0.45 : 0.75)) return null;
    const pool = this.english && random.chance(0.09) ? this.english : this.spanish;
    if (value >= 4) return random.pick(pool.good);
    const { waiting, outage } = this.themeOn(date);
    const theme = random.next();
    if (theme < outage) return random.pick(pool.outage);
    if (theme < outage + waiting) return random.pick(pool.waiting);
    return random.pick(value === 3 ? pool.mixed : pool.bad);
  }

  reportDefect(random: Random): string {
    return random.pick(this.spanish.defect);
  }
}

function poolOf(sentences: Sentences, random: Random): Pool {
  const paired = (first: readonly string[], second: readonly string[]) => [
    ...first,
    ...Array.from({ length: Math.min(PAIRS, first.length * 2) }, () => {
      const opening = random.pick(first);
      return `${opening} ${random.pick(second.filter((sentence) => sentence !== opening))}`;
    }),
  ];
  return {
    good: paired(sentences.good, sentences.good),
    mixed: sentences.mixed,
    bad: paired(sentences.bad, sentences.bad),
    waiting: paired(sentences.waiting, sentences.bad),
    outage: paired(sentences.outage, sentences.bad),
    defect: sentences.defect,
  };
}
