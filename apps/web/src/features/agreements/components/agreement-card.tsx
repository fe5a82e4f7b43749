import type { AgreementView } from '@pulso/contracts';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useLocalized, useNow, useZoneName } from '../../../lib/locale.js';
import { useMay } from '../../../lib/session-context.js';
import { Card } from '../../../ui/card.js';
import { Tag } from '../../../ui/tag.js';
import styles from './agreement-card.module.css';

const DAY_MS = 86_400_000;
const EDITABLE: readonly string[] = ['draft', 'in_review'];

interface AgreementCardProps {
  readonly agreement: AgreementView;
  /** Draws one service level; another feature knows how. */
  readonly renderObjective: (objective: AgreementView['objectives'][number]) => ReactNode;
}

/** One agreement: its versions in force and in work, what comes next, and its service levels with their verdicts. */
export function AgreementCard({ agreement, renderObjective }: AgreementCardProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { version, work, latest } = agreement;
  const title = localized(agreement.title) || agreement.title.es || agreement.title.en || agreement.code;
  return (
    <Card title={title} flush aside={agreement.isDemo && <Tag dashed>{t('app.demo.tag')}</Tag>}>
      <p className={styles.meta}>
        <Tag>{t(`agreements.type.${agreement.type}`)}</Tag> <span>{agreement.code}</span>
        {version ? <Term agreement={agreement} version={version} /> : <span>{t('agreements.noVersion')}</span>}
        {!version && !work && latest && <Tag>{t(`agreements.status.${latest.status}`)}</Tag>}
      </p>
      {(work || agreement.nextEvent) && (
        <p className={styles.meta}>
          {work && <Work agreement={agreement} work={work} title={title} />}
          {agreement.nextEvent && <NextEvent event={agreement.nextEvent} timeZone={agreement.timeZone} />}
        </p>
      )}
      {agreement.objectives.length > 0 ? (
        <ul className={styles.levels}>
          {agreement.objectives.map((objective) => (
            <li key={objective.id}>{renderObjective(objective)}</li>
          ))}
        </ul>
      ) : (
        version && <p className={styles.meta}>{t('agreements.noLevels')}</p>
      )}
    </Card>
  );
}

interface TermProps {
  readonly agreement: AgreementView;
  readonly version: NonNullable<AgreementView['version']>;
}

function Term({ agreement: { timeZone }, version }: TermProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const zoneName = useZoneName();
  const now = useNow();
  const day = (iso: string) => format.civilDay(format.isoDay(iso, timeZone));
  // A term is half-open: it ends the instant the next day begins.
  const lastDay = (iso: string) => day(new Date(new Date(iso).getTime() - 1).toISOString());
  return (
    <>
      <span>
        {t('agreements.version', { n: version.n })} · {t(`agreements.status.${version.status}`, { defaultValue: version.status })} ·{' '}
        {version.effectiveTo
          ? t('agreements.term', { from: day(version.effectiveFrom), to: lastDay(version.effectiveTo) })
          : t('agreements.openTerm', { from: day(version.effectiveFrom) })}
        , {zoneName(timeZone)}
      </span>
      {version.effectiveTo && (
        <Tag>{t('agreements.daysLeft', { count: Math.max(0, Math.ceil((new Date(version.effectiveTo).getTime() - now) / DAY_MS)) })}</Tag>
      )}
    </>
  );
}

interface WorkProps {
  readonly agreement: AgreementView;
  readonly work: NonNullable<AgreementView['work']>;
  readonly title: string;
}

function Work({ agreement, work, title }: WorkProps) {
  const { t } = useTranslation();
  const canWrite = useMay('agreement.write');
  return (
    <>
      <Tag>
        {t('agreements.version', { n: work.n })} · {t(`agreements.status.${work.status}`)}
      </Tag>
      <Link
        to="/agreements/$agreementId/versions/$n/edit/$step"
        params={{ agreementId: agreement.id, n: String(work.n), step: work.status === 'draft' ? 'service' : 'review' }}
        className={styles.edit}
        aria-label={t('agreements.editOf', { n: work.n, title })}
      >
        {canWrite && EDITABLE.includes(work.status) && <IconPencil size={15} aria-hidden />}
        {t('agreements.edit', { n: work.n })}
      </Link>
    </>
  );
}

interface NextEventProps {
  readonly event: NonNullable<AgreementView['nextEvent']>;
  readonly timeZone: string;
}

function NextEvent({ event, timeZone }: NextEventProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span>
      {t('agreements.next', { event: t(`agreements.event.${event.kind}`), at: format.civilDay(format.isoDay(event.at, timeZone)) })}
    </span>
  );
}
