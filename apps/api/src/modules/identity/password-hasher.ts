import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { TryLater } from '../../platform/http/to-problem.js';

/** argon2id with OWASP's floor: 19 MiB, two passes, one lane; some 40 ms on one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Each hash fills a core and 19 MiB, so no flood of sign-ins may start more than this. */
const AT_ONCE = 2;
const MAX_WAITING = 40;

/** Hashes and checks passwords, two at a time; those that cannot be checked within some seconds are told to come back. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  hash(password: string): Promise<string> {
    return this.inTurn(() => hashPassword(password));
  }

  verify(passwordHash: string, password: string): Promise<boolean> {
    return this.inTurn(() => verify(passwordHash, password));
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= AT_ONCE) await this.turn();
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, so that nobody can slip in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= MAX_WAITING) throw new TryLater('service.overloaded', 'Too many people are signing in; try again.', 3_000);
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

/** For the first start, when nobody else is there. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}
