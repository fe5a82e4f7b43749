import { IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.js';
import { QueryFace, RowsSkeleton } from '../../../ui/face.js';
import { openAlertsQuery } from '../api/alerts-api.js';
import { AlertList } from './alert-list.js';
import styles from './open-alerts-card.module.css';

const SHOWN = 3;

/** The newest open alerts, beside the feed. */
export function OpenAlertsCard() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(openAlertsQuery);
  return (
    <Card title={t('alerts.openOnes')} flush aside={<Link to="/alerts">{t('alerts.seeAll')}</Link>}>
      <QueryFace query={query} skeleton={<RowsSkeleton rows={1} height={72} />}>
        {(alerts) =>
          alerts.length === 0 ? (
            <p className={styles.none}>
              <IconCircleCheck size={17} stroke={2} aria-hidden /> {t('alerts.none')}
            </p>
          ) : (
            <AlertList alerts={alerts.slice(0, SHOWN)} />
          )
        }
      </QueryFace>
    </Card>
  );
}
