import { civilDateOf, startOfDay, type CivilDate } from '@pulso/kernel';
import { apportion } from './apportion.js';
import type { CommentWriter } from './comment-writer.js';
import { badnessOn, daysOfMonth, type MonthPlan } from './month-plan.js';
import type { Random } from './random.js';

const HOUR_MS = 3_600_000;

/** What one customer of the demonstration answered. */
export interface Answer {
  readonly occurredMs: number;
  readonly receivedMs: number;
  /** 1 to 5; 4 and 5 are satisfied. */
  readonly value: number;
  readonly comment: string | null;
  readonly context: Readonly<Record<string, string | number | boolean>>;
}

/** How a service works and how its customers speak. */
export interface AnswerSetting {
  readonly timeZone: string;
  readonly opensAtHour: number;
  readonly closesAtHour: number;
  readonly isOpen: (date: CivilDate) => boolean;
  readonly writer: CommentWriter;
  /** The share of answers that report a defect. */
  readonly defects: number;
  readonly contextOf: (date: CivilDate, random: Random) => Answer['context'];
}

/** Saturdays are quieter, Mondays busier. */
const BY_WEEKDAY = [0.6, 1.2, 1.1, 1, 1, 1.1, 0.6];

/** One month of answers, in order of occurrence; none lies after `nowMs`, and today has some whatever the hour. */
export function answersOfMonth(plan: MonthPlan, setting: AnswerSetting, nowMs: number, random: Random): Answer[] {
  const today = civilDateOf(nowMs, setting.timeZone);
  const days = daysOfMonth(plan.key).filter((date) => date <= today);
  const exact = plan.exactDays ?? {};
  const weights = days.map((date) => {
    if (date in exact) return 0;
    if (date === today) return 0.8;
    return setting.isOpen(date) ? BY_WEEKDAY[new Date(`${date}T00:00:00Z`).getUTCDay()]! : 0;
  });
  const reserved = Object.values(exact).reduce((sum, count) => sum + count, 0);
  const counts = apportion(plan.n - reserved, weights).map((count, index) => exact[days[index]!] ?? count);
  const bads = apportion(
    plan.n - plan.good,
    days.map((date, index) => counts[index]! * badnessOn(plan, date)),
    counts,
  );
  const answers = days.flatMap((date, index) => answersOfDay(date, counts[index]!, bads[index]!, setting, nowMs, random));
  return withDefects(answers, setting, random);
}

function answersOfDay(date: CivilDate, count: number, bad: number, setting: AnswerSetting, nowMs: number, random: Random): Answer[] {
  if (count === 0) return [];
  const { fromMs, toMs } = hoursOf(date, setting, nowMs);
  const times = Array.from({ length: count }, () => Math.floor(fromMs + random.next() * (toMs - fromMs))).sort((a, b) => a - b);
  const satisfied = random.shuffled(times.map((_, index) => index >= bad));
  const isToday = civilDateOf(nowMs, setting.timeZone) === date;
  const write = (value: number) => setting.writer.write(value, date, random);
  return times.map((occurredMs, index): Answer => {
    const value = satisfied[index] ? (random.chance(0.62) ? 5 : 4) : random.pick([1, 1, 2, 2, 3]);
    const receivedMs = Math.min(nowMs, occurredMs + 300 + random.below(2_000));
    // What is on the screen first should have something to read.
    const comment = write(value) ?? (isToday ? write(value) : null);
    return { occurredMs, receivedMs, value, comment, context: setting.contextOf(date, random) };
  });
}

/** Opening hours; of today, the last hours up to now. */
function hoursOf(date: CivilDate, setting: AnswerSetting, nowMs: number): { fromMs: number; toMs: number } {
  const dayMs = startOfDay(date, setting.timeZone);
  if (civilDateOf(nowMs, setting.timeZone) === date) return { fromMs: Math.max(dayMs, nowMs - 11 * HOUR_MS), toMs: nowMs };
  return { fromMs: dayMs + setting.opensAtHour * HOUR_MS, toMs: dayMs + setting.closesAtHour * HOUR_MS };
}

/** Gives an even selection of the least satisfied something that failed. */
function withDefects(answers: readonly Answer[], { defects, writer }: AnswerSetting, random: Random): Answer[] {
  const worst = answers.flatMap(({ value }, index) => (value <= 2 ? [index] : []));
  const wanted = Math.min(worst.length, Math.floor(answers.length * defects));
  const chosen = new Set(Array.from({ length: wanted }, (_, which) => worst[Math.floor(((which + 0.5) * worst.length) / wanted)]));
  return answers.map((answer, index) => (chosen.has(index) ? { ...answer, comment: writer.reportDefect(random) } : answer));
}
