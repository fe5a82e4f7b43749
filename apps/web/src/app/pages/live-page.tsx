import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenAlertsCard } from '../../features/alerts/components/open-alerts-card.js';
import { FeedFiltersBar } from '../../features/feedback/components/feed-filters.js';
import { Feed } from '../../features/feedback/components/feed.js';
import { liveQuery } from '../../features/live/api/live-query.js';
import { Freshness } from '../../features/live/components/freshness.js';
import { TodayFigures } from '../../features/live/components/today-figures.js';
import { AtRisk } from '../../features/slo/components/at-risk.js';
import { BudgetCard } from '../../features/slo/components/budget-card.js';
import { useFormat } from '../../lib/locale.js';
import { useMay, useSession } from '../../lib/session-context.js';
import { Card } from '../../ui/card.js';
import { QueryFace, RowsSkeleton } from '../../ui/face.js';
import { PageHeader } from '../../ui/page-header.js';
import { DemoBanner } from '../shell/demo-banner.js';
import styles from './live-page.module.css';

/** What customers say right now and what it does to the agreements. */
export function LivePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate({ from: '/live' });
  const { opinion, label, touchpoint, topic, q } = useSearch({ from: '/console/live' });
  const { organization } = useSession();
  const query = useQuery(liveQuery);
  const mayCreate = useMay('touchpoint.write');
  const [isPaused, setPaused] = useState(false);
  const [held, setHeld] = useState(0);
  const isHidden = usePageHidden();
  const filters = { ...(label && { label }), ...(touchpoint && { touchpoint }), ...(topic && { topic }), ...(q && { q }) };
  const pause = (
    <span className={styles.pause}>
      {isPaused && <span className={styles.paused}>{t('live.paused')}</span>}
      <Button
        size="compact-sm"
        data-pause
        variant="default"
        aria-pressed={isPaused}
        leftSection={isPaused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
        onClick={() => setPaused(!isPaused)}
      >
        {isPaused ? t('live.resume') : t('live.pause')}
      </Button>
    </span>
  );
  return (
    <>
      <PageHeader
        title={t('live.title')}
        documentTitle={isHidden && held > 0 ? t('live.tab', { n: format.integer(held) }) : t('live.title')}
        lead={<Freshness live={query.data} />}
      />
      <DemoBanner />
      <div className={styles.head}>
        <QueryFace query={query} skeleton={<RowsSkeleton rows={2} height={72} />}>
          {(live) => (
            <>
              <AtRisk objectives={live.objectives} />
              <TodayFigures live={live} />
            </>
          )}
        </QueryFace>
      </div>
      <div className={styles.grid}>
        <Card title={t('feedback.title')} flush className={styles.feed ?? ''} aside={pause}>
          <FeedFiltersBar
            filters={filters}
            onChange={(next) => void navigate({ search: { ...next, ...(opinion && { opinion }) }, replace: true, resetScroll: false })}
          />
          <Feed
            filters={filters}
            timeZone={query.data?.timeZone ?? organization.timeZone}
            isPaused={isPaused}
            openId={opinion}
            onHeld={setHeld}
            emptyAction={
              mayCreate && (
                <Button component={Link} to="/touchpoints/new">
                  {t('feedback.create')}
                </Button>
              )
            }
          />
        </Card>
        <div className={styles.side}>
          <OpenAlertsCard />
          {query.data ? (
            <BudgetCard objectives={query.data.objectives} />
          ) : query.error ? null : (
            <Card>
              <RowsSkeleton rows={3} height={90} />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function usePageHidden(): boolean {
  const [isHidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const changed = () => setHidden(document.hidden);
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, []);
  return isHidden;
}
