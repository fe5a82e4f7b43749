/** Where a use case learns the time; tests hand in their own. */
export abstract class Clock {
  abstract now(): Date;
}
