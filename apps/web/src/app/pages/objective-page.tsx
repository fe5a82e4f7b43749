import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { objectiveQuery } from '../../features/slo/api/slo-api.js';
import { DailyStrip } from '../../features/slo/components/daily-strip.js';
import { Definition } from '../../features/slo/components/definition.js';
import { PeriodHistory } from '../../features/slo/components/period-history.js';
import { Standing } from '../../features/slo/components/standing.js';
import { useLocalized } from '../../lib/locale.js';
import { Card } from '../../ui/card.js';
import { QueryFace } from '../../ui/face.js';
import { PageHeader } from '../../ui/page-header.js';
import { Tag } from '../../ui/tag.js';
import styles from './page.module.css';

export function ObjectivePage() {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { objectiveId } = useParams({ from: '/console/objectives/$objectiveId' });
  const query = useQuery(objectiveQuery(objectiveId));
  return (
    <QueryFace query={query}>
      {(objective) => (
        <>
          <PageHeader
            title={localized(objective.name)}
            back={
              <Link to="/agreements" className={styles.back}>
                <IconArrowLeft size={15} aria-hidden /> {t('slo.back')}
              </Link>
            }
            lead={
              <>
                {objective.code} · {objective.service.name} · {localized(objective.agreement.title)}{' '}
                {objective.isDemo && <Tag dashed>{t('app.demo.tag')}</Tag>}
              </>
            }
          />
          <div className={styles.stack}>
            {objective.current ? (
              <Standing evaluation={objective.current} objective={objective} />
            ) : (
              <Card>
                <p className="muted">{t('slo.calmUnmeasured')}</p>
              </Card>
            )}
            <DailyStrip objective={objective} />
            <PeriodHistory objective={objective} />
            <Definition objective={objective} />
          </div>
        </>
      )}
    </QueryFace>
  );
}
