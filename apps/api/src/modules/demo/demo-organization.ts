import type { LocalAnalyzer } from '@pulso/analysis';
import type { SurveyKind } from '@pulso/feedback';
import type pg from 'pg';
import { answersOfMonth, type Answer, type AnswerSetting } from './answers.js';
import { insertAgreement, type DemoAgreement, type DemoVersion } from './demo-agreement.js';
import { toDemoFeedback, type DemoFeedback, type DemoTouchpoint } from './demo-feedback.js';
import { insertEvaluations, periodsOf, type StoryPeriod } from './evaluate-story.js';
import { insertFeedback } from './insert-feedback.js';
import { soFar, type MonthPlan } from './month-plan.js';
import { Random } from './random.js';

/** What seeding an organization of the demonstration needs. */
export interface Seeding {
  /** Sees every organization; in a transaction. */
  readonly client: pg.ClientBase;
  readonly organizationId: string;
  readonly nowMs: number;
  readonly random: Random;
  readonly analyze: LocalAnalyzer;
}

export interface NewTouchpoint {
  readonly publicKey: string;
  readonly name: string;
  readonly surveyKind: SurveyKind;
  readonly question: string;
  readonly followUpQuestion: string;
  readonly createdMs: number;
}

/** Opens a service with one touchpoint. */
export async function insertService(
  { client, organizationId, random }: Seeding,
  service: { readonly code: string; readonly name: string },
  touchpoint: NewTouchpoint,
): Promise<DemoTouchpoint> {
  const { createdMs, surveyKind } = touchpoint;
  const serviceId = random.uuid(createdMs);
  const id = random.uuid(createdMs);
  await client.query('INSERT INTO service (organization_id, id, code, name, is_demo, created_at) VALUES ($1, $2, $3, $4, true, $5)', [
    organizationId,
    serviceId,
    service.code,
    service.name,
    new Date(createdMs),
  ]);
  await client.query(
    `INSERT INTO touchpoint (organization_id, id, public_key, service_id, name, survey_kind, language, question, follow_up_question, is_demo, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'es', $7, $8, true, $9)`,
    [
      organizationId,
      id,
      touchpoint.publicKey,
      serviceId,
      touchpoint.name,
      surveyKind,
      touchpoint.question,
      touchpoint.followUpQuestion,
      new Date(createdMs),
    ],
  );
  return { id, serviceId, surveyKind };
}

/** One touchpoint's share of the story. */
export interface Telling {
  readonly touchpoint: DemoTouchpoint;
  readonly months: readonly MonthPlan[];
  readonly setting: AnswerSetting;
  /** The fewest answers of a month that is still running. */
  readonly least: number;
  /** Chance starts here, and anew each month, so that a change of one month leaves the others as they are. */
  readonly seed: number;
  /** Gives single answers of a month a story of their own. */
  readonly edit?: (month: string, answers: readonly Answer[]) => readonly Answer[];
}

/** A share of the story without its place and time. */
export type TellingManner = Omit<Telling, 'touchpoint' | 'months'>;

/** What customers said at one touchpoint, month by month up to now. */
export function tell({ nowMs, analyze }: Pick<Seeding, 'nowMs' | 'analyze'>, telling: Telling): DemoFeedback[] {
  const { touchpoint, setting, edit } = telling;
  return telling.months.flatMap((month, index) => {
    const random = new Random(telling.seed + index);
    const plan = soFar(month, nowMs, setting.timeZone, setting.isOpen, telling.least);
    const answers = answersOfMonth(plan, setting, nowMs, random);
    return toDemoFeedback(edit ? edit(plan.key, answers) : answers, touchpoint, analyze, random);
  });
}

/** Writes agreements, feedback and every evaluation; returns the periods by objective id. */
export async function insertStory(
  { client, organizationId, nowMs }: Seeding,
  agreements: readonly DemoAgreement[],
  feedback: readonly DemoFeedback[],
): Promise<ReadonlyMap<string, readonly StoryPeriod[]>> {
  const { rows } = await client.query<{ key: string; id: string }>('SELECT key, id FROM indicator WHERE organization_id = $1', [
    organizationId,
  ]);
  const indicatorIds = new Map(rows.map(({ key, id }) => [key, id]));
  for (const agreement of agreements) await insertAgreement(client, organizationId, agreement, indicatorIds);
  await insertFeedback(client, organizationId, feedback, indicatorIds);
  const periods = new Map<string, StoryPeriod[]>();
  for (const agreement of agreements)
    for (const version of agreement.versions)
      for (const objective of version.objectives)
        periods.set(objective.id, periodsOf(agreement.timeZone, version, objective, feedback, nowMs));
  await insertEvaluations(client, organizationId, [...periods.values()].flat(), nowMs);
  return periods;
}

/** Makes a version that has been, or is, in force. */
export function versionOf(random: Random, version: Omit<DemoVersion, 'id'>): DemoVersion {
  return { id: random.uuid(version.effectiveFromMs), ...version };
}
