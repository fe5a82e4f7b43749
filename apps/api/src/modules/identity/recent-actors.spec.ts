import { Clock, type Actor } from '@pulso/kernel';
import { RecentActors } from './recent-actors.js';

const actor: Actor = { kind: 'system', organizationId: 'organization', job: 'test' };
const hash = Buffer.from('hash');

class SetClock extends Clock {
  ms = 0;
  now(): Date {
    return new Date(this.ms);
  }
}

function counted(clock: Clock) {
  const recent = new RecentActors(clock);
  let loads = 0;
  const find = (answer: Promise<Actor | null> = Promise.resolve(actor)) =>
    recent.find(hash, () => {
      loads += 1;
      return answer;
    });
  return { recent, find, loads: () => loads };
}

it('asks once for a burst, and again after two seconds', async () => {
  const clock = new SetClock();
  const { find, loads } = counted(clock);
  expect(await Promise.all([find(), find(), find()])).toEqual([actor, actor, actor]);
  clock.ms = 1_999;
  await find();
  expect(loads()).toBe(1);
  clock.ms = 2_000;
  await find();
  expect(loads()).toBe(2);
});

it('keeps no answer that was on its way when a session ended', async () => {
  const { recent, find, loads } = counted(new SetClock());
  let answer: (actor: Actor) => void = () => undefined;
  const early = find(new Promise((resolve) => (answer = resolve)));
  recent.forget();
  answer(actor);
  await early;
  expect(await find(Promise.resolve(null))).toBeNull();
  expect(loads()).toBe(2);
});

it('asks again after a failure', async () => {
  const { find, loads } = counted(new SetClock());
  await expect(find(Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await find()).toBe(actor);
  expect(loads()).toBe(2);
});
