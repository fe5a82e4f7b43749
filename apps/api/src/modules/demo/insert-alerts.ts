import { alertSentence, alertSubject, type AlertFacts } from '../alerting/alert-words.js';
import type { StoredEvidence, StoredMachine } from '../alerting/stored-episode.js';
import { alertOf, type AlertStory, type Finding } from './alert-story.js';
import type { DemoObjective } from './demo-agreement.js';
import type { Seeding } from './demo-organization.js';
import type { StoryPeriod } from './evaluate-story.js';

/** The months of the story in which something was wrong; no other month raises an alert. */
export const ALERT_MONTHS: readonly string[] = ['2026-02', '2026-03', '2026-04'];
const ACKNOWLEDGED_AFTER_MS = 42 * 60_000;

/** Writes the alerts of the past, who took care of them, and the mails about them. */
export async function insertAlerts(
  seeding: Seeding,
  objective: DemoObjective,
  serviceName: string,
  periods: readonly StoryPeriod[],
  memberId: string,
): Promise<void> {
  for (const period of periods) {
    if (!ALERT_MONTHS.includes(period.key) || seeding.nowMs < period.window.toMs) continue;
    const story = alertOf(period);
    if (story) await insertAlert(seeding, story, factsOf(objective, serviceName, period), memberId);
  }
}

type FactsOf = (finding: Finding) => AlertFacts;

function factsOf({ name, indicatorKey, comparator, target }: DemoObjective, serviceName: string, period: StoryPeriod): FactsOf {
  return ({ evaluation, evidence }) => ({
    serviceName,
    objectiveName: name,
    indicatorKey,
    comparator,
    target,
    periodKey: period.key,
    periodToMs: period.window.toMs,
    timeZone: period.objective.timeZone,
    evaluation,
    reasons: evidence.reasons,
  });
}

async function insertAlert(
  { client, organizationId, random }: Seeding,
  story: AlertStory,
  facts: FactsOf,
  memberId: string,
): Promise<void> {
  const { period, episode, first, last, steps } = story;
  const openedMs = episode.openedAtMs ?? period.window.fromMs;
  const acknowledgedMs = openedMs + ACKNOWLEDGED_AFTER_MS;
  const id = random.uuid(openedMs);
  const machine: StoredMachine = { ...episode, acknowledgedAtMs: acknowledgedMs, advancedToMs: period.window.toMs };
  const evidence: StoredEvidence = { ...alertSentence(facts(last)), figures: last.evidence };
  await client.query(
    `INSERT INTO alert_episode (organization_id, id, objective_id, period_key, state, severity, machine, evidence, opened_at, resolved_at,
                                acknowledged_at, acknowledged_by, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $10)`,
    [
      organizationId,
      id,
      period.objective.id,
      period.key,
      episode.state,
      episode.severity,
      JSON.stringify(machine),
      JSON.stringify(evidence),
      new Date(openedMs),
      new Date(episode.resolvedAtMs ?? period.window.toMs),
      new Date(acknowledgedMs),
      memberId,
    ],
  );
  const events = [
    ...steps.map(({ transition, atMs }) => ({ atMs, action: transition as string, memberId: null as string | null })),
    { atMs: acknowledgedMs, action: 'acknowledged', memberId },
  ].sort((left, right) => left.atMs - right.atMs);
  for (const event of events)
    await client.query('INSERT INTO alert_event (organization_id, alert_id, at, action, member_id) VALUES ($1, $2, $3, $4, $5)', [
      organizationId,
      id,
      new Date(event.atMs),
      event.action,
      event.memberId,
    ]);
  await client.query(
    `INSERT INTO delivery (organization_id, id, kind, event, dedupe_key, alert_id, target, subject, body, state, attempts, next_at, is_demo, created_at)
     VALUES ($1, $2, 'email', 'slo.at_risk', $3, $4, 'marta.ruiz@vozclara.example', $5, $6, 'outbox', 1, NULL, true, $7)`,
    [
      organizationId,
      random.uuid(openedMs),
      `demo:${period.key}`,
      id,
      alertSubject('slo.at_risk', facts(first), 'es'),
      alertSentence(facts(first)).es,
      new Date(openedMs),
    ],
  );
}
