import { SegmentedControl } from '@mantine/core';
import { IconBellCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { allAlertsQuery, openAlertsQuery } from '../../features/alerts/api/alerts-api.js';
import { AlertList } from '../../features/alerts/components/alert-list.js';
import { useFormat } from '../../lib/locale.js';
import { Card } from '../../ui/card.js';
import { Face, QueryFace } from '../../ui/face.js';
import { LoadMore } from '../../ui/load-more.js';
import { PageHeader } from '../../ui/page-header.js';
import styles from './page.module.css';

export function AlertsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate({ from: '/alerts' });
  const { show } = useSearch({ from: '/console/alerts' });
  const query = useInfiniteQuery(show === 'all' ? allAlertsQuery : openAlertsQuery);
  const count = show === 'all' ? 0 : (query.data?.length ?? 0);
  return (
    <div className={styles.stack}>
      <PageHeader
        title={t('alerts.title')}
        documentTitle={count > 0 ? t('alerts.titleCount', { n: format.integer(count) }) : t('alerts.title')}
        actions={
          <SegmentedControl
            aria-label={t('alerts.which')}
            value={show ?? 'open'}
            onChange={(value) => void navigate({ search: value === 'all' ? { show: 'all' } : {} })}
            data={[
              { value: 'open', label: t('alerts.showOpen') },
              { value: 'all', label: t('alerts.showAll') },
            ]}
          />
        }
      />
      <Card flush>
        <QueryFace query={query}>
          {(alerts) =>
            alerts.length === 0 ? (
              <Face icon={IconBellCheck} title={show === 'all' ? t('alerts.noneEver') : t('alerts.none')}>
                {t('alerts.noneText')}
              </Face>
            ) : (
              <>
                <AlertList alerts={alerts} />
                <LoadMore query={query} />
              </>
            )
          }
        </QueryFace>
      </Card>
    </div>
  );
}
