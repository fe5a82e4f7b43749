import type { AgreementView } from '@pulso/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useLocalized, useZoneName } from '../../../lib/locale.js';
import { Card } from '../../../ui/card.js';
import { Tag } from '../../../ui/tag.js';
import styles from './agreement-card.module.css';

interface AgreementCardProps {
  readonly agreement: AgreementView;
  /** Draws one service level; another feature knows how. */
  readonly renderObjective: (objective: AgreementView['objectives'][number]) => ReactNode;
}

/** One agreement: parties in its title, version and term, and its service levels. */
export function AgreementCard({ agreement, renderObjective }: AgreementCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const localized = useLocalized();
  const zoneName = useZoneName();
  const { version, timeZone } = agreement;
  const day = (iso: string) => format.civilDay(format.isoDay(iso, timeZone));
  // A term is half-open: it ends the instant the next day begins.
  const lastDay = (iso: string) => day(new Date(new Date(iso).getTime() - 1).toISOString());
  return (
    <Card title={localized(agreement.title)} flush aside={agreement.isDemo && <Tag dashed>{t('app.demo.tag')}</Tag>}>
      <p className={styles.meta}>
        <Tag>{t(`agreements.type.${agreement.type}`)}</Tag> <span>{agreement.code}</span>
        {version ? (
          <span>
            {t('agreements.version', { n: version.n })} · {t(`agreements.status.${version.status}`, { defaultValue: version.status })} ·{' '}
            {version.effectiveTo
              ? t('agreements.term', { from: day(version.effectiveFrom), to: lastDay(version.effectiveTo) })
              : t('agreements.openTerm', { from: day(version.effectiveFrom) })}
            , {zoneName(timeZone)}
          </span>
        ) : (
          <span>{t('agreements.noVersion')}</span>
        )}
      </p>
      {agreement.objectives.length === 0 ? (
        <p className={styles.none}>{t('agreements.noLevels')}</p>
      ) : (
        <ul className={styles.levels}>
          {agreement.objectives.map((objective) => (
            <li key={objective.id}>{renderObjective(objective)}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
