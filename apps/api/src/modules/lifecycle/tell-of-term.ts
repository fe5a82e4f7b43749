import { firstEmailOf, type AgreementContent, type StakeholderFunction } from '@pulso/agreements';
import type { OrganizationId } from '@pulso/kernel';
import type { Sql } from '../../platform/database/unit-of-work.js';
import { queueDelivery } from '../delivery/queue-delivery.js';
import { dayIn, lifecycleWords, type LifecycleNotice } from './lifecycle-words.js';

/** Who is told how the term of an agreement goes. */
const TOLD: readonly StakeholderFunction[] = ['account_owner', 'service_manager'];

interface NoticeRow {
  readonly id: string;
  readonly notice: LifecycleNotice;
  /** The instant the notice is about; of an end, the first that is no longer governed. */
  readonly about: Date;
  readonly content: AgreementContent;
  readonly code: string;
  readonly organization: string;
  readonly is_demo: boolean;
}

/**
 * Writes down the mails that the terms of an agreement's versions call for now, each once: notice days before the end, after it, and when service
 * began before the last signature. @returns their ids
 */
export async function tellOfTerm(sql: Sql, organizationId: OrganizationId, agreementId: string, publicUrl: string): Promise<string[]> {
  const notices = await sql.query<NoticeRow>(
    `SELECT v.id, t.notice, t.about, v.content, g.code, o.name AS organization, g.is_demo
       FROM agreement_version v
       JOIN agreement g ON g.organization_id = v.organization_id AND g.id = v.agreement_id
       JOIN organization o ON o.organization_id = v.organization_id,
            LATERAL (VALUES
              (CASE v.content #>> '{overview,renewal,mode}' WHEN 'auto' THEN 'renews' ELSE 'ends' END, v.effective_to,
               v.status = 'active' AND v.effective_to > clock_timestamp()
                 AND v.effective_to - make_interval(days => (v.content #>> '{overview,renewal,noticeDays}')::integer) <= clock_timestamp()
                 AND NOT EXISTS (SELECT FROM agreement_version s WHERE s.organization_id = $1 AND s.agreement_id = $2 AND s.status = 'scheduled')),
              ('ended', v.effective_to, v.status = 'expired' AND v.ended_at > clock_timestamp() - interval '1 day'),
              ('unsigned', v.effective_from, v.status = 'out_for_signature' AND v.effective_from <= clock_timestamp())) AS t (notice, about, is_due)
      WHERE v.organization_id = $1 AND v.agreement_id = $2 AND t.is_due`,
    [organizationId, agreementId],
  );
  const queued: string[] = [];
  for (const notice of notices) queued.push(...(await tell(sql, organizationId, agreementId, notice, publicUrl)));
  return queued;
}

async function tell(
  sql: Sql,
  organizationId: OrganizationId,
  agreementId: string,
  { id: versionId, notice, about, content, code, organization, is_demo: isDemo }: NoticeRow,
  publicUrl: string,
): Promise<string[]> {
  const { title, prevailingLanguage, timeZone } = content.overview;
  const dayMs = notice === 'unsigned' ? about.getTime() : about.getTime() - 1;
  const queued: string[] = [];
  for (const person of content.stakeholders.people.filter(({ functions }) => functions.some((each) => TOLD.includes(each)))) {
    const email = firstEmailOf(person);
    if (email === null) continue;
    const members = await sql.query('SELECT FROM member WHERE organization_id = $1 AND lower(email) = lower($2)', [organizationId, email]);
    const { locale } = person;
    const id = await queueDelivery(sql, organizationId, {
      kind: 'email',
      event: `agreement.${notice}`,
      dedupeKey: `agreement:${versionId}:${notice}:${about.getTime()}:${person.ref}`,
      target: email,
      language: locale,
      ...lifecycleWords(locale, notice, {
        code,
        title: title[locale] || title[prevailingLanguage],
        organization,
        day: dayIn(locale, dayMs, timeZone),
        link: members.length > 0 ? `${publicUrl}/agreements/${agreementId}` : null,
      }),
      isDemo,
    });
    if (id !== null) queued.push(id);
  }
  return queued;
}
