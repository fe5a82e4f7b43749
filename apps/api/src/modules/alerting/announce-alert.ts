import type { AlertNotice, AlertReason } from '@pulso/alerting';
import type { OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { queueDelivery } from '../delivery/queue-delivery.js';
import { queueWebhookEvent } from '../delivery/queue-webhook-event.js';
import { factsOf, type AlertSubject } from './alert-subject.js';
import { alertSentence, alertSubject, recoverySentence, type AlertFacts } from './alert-words.js';
import type { Language } from './region-format.js';
import type { StoredMachine } from './stored-episode.js';

export interface Announcement {
  readonly notice: AlertNotice;
  readonly alertId: string;
  readonly machine: StoredMachine;
  readonly reasons: readonly AlertReason[];
  readonly at: Date;
  /** Where the console is, without a slash at the end. */
  readonly publicUrl: string;
}

/** Who is told of an alert. */
const ROLE_NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  owner: { es: 'propietario', en: 'owner' },
  manager: { es: 'gestor', en: 'manager' },
  account_owner: { es: 'responsable de cuenta', en: 'account owner' },
};

/** Writes down the mails and webhooks of one step of an episode, each under a key of its own. @returns their ids */
export async function announceAlert(
  sql: Sql,
  organizationId: OrganizationId,
  subject: AlertSubject,
  announcement: Announcement,
): Promise<string[]> {
  const { notice, alertId, machine, at } = announcement;
  const facts = factsOf(subject, announcement.reasons);
  const dedupeKey = `alert:${alertId}:${notice}:${machine.severity ?? 'none'}:${machine.reopenings}`;
  const queued = await queueWebhookEvent(sql, organizationId, {
    type: notice,
    at,
    data: webhookData(organizationId, subject, announcement),
    dedupeKey,
    alertId,
    isDemo: subject.is_demo,
  });
  const recipients = await sql.query<{ id: string; email: string; locale: Language; role: string }>(
    `SELECT id, email, locale, role FROM member
      WHERE organization_id = $1 AND role = ANY($2) AND (role <> 'account_owner' OR $3 IN (SELECT agreements_of_member($1, id))) ORDER BY id`,
    [organizationId, Object.keys(ROLE_NAMES), subject.agreement_id],
  );
  for (const { id: memberId, email, locale, role } of recipients) {
    const id = await queueDelivery(sql, organizationId, {
      kind: 'email',
      event: notice,
      dedupeKey: `${dedupeKey}:member:${memberId}`,
      target: email,
      subject: alertSubject(notice, facts, locale),
      language: locale,
      body: mailText(notice, facts, locale, {
        link: `${announcement.publicUrl}/alerts/${alertId}`,
        organization: subject.organization_name,
        role: ROLE_NAMES[role]![locale],
      }),
      alertId,
      isDemo: subject.is_demo,
    });
    if (id !== null) queued.push(id);
  }
  return queued;
}

function mailText(
  notice: AlertNotice,
  facts: AlertFacts,
  language: Language,
  { link, organization, role }: { link: string; organization: string; role: string },
): string {
  const news = notice === 'slo.recovered' ? recoverySentence(facts, language) : alertSentence(facts)[language];
  const [invitation, reason] =
    language === 'es'
      ? ['Ver la alerta y quién la atiende:', `Recibes este aviso porque tienes el rol de ${role} en ${organization}.`]
      : ['See the alert and who attends to it:', `You receive this because you have the role of ${role} at ${organization}.`];
  return `${news}\n\n${invitation}\n${link}\n\n${reason}`;
}

function webhookData(organizationId: OrganizationId, subject: AlertSubject, { alertId, machine }: Announcement): object {
  const { budget, forecast, value } = subject.result;
  return {
    organizationId,
    alertId,
    severity: machine.severity,
    agreement: { id: subject.agreement_id, code: subject.agreement_code },
    objective: {
      id: subject.objective_id,
      code: subject.objective_code,
      name: subject.objective_name,
      indicator: subject.indicator_key,
      comparator: subject.comparator,
      target: subject.target,
    },
    service: { id: subject.service_id, name: subject.service_name },
    periodKey: subject.period_key,
    verdict: subject.verdict,
    n: subject.n,
    good: subject.good,
    value,
    budget,
    forecast,
  };
}
