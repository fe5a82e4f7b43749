import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EvaluationView } from '@pulso/contracts';
import { alertQuery } from '../../features/alerts/api/alerts-api.js';
import { AlertActions } from '../../features/alerts/components/alert-actions.js';
import { AlertHistory, AlertTold, AlertWhy } from '../../features/alerts/components/alert-parts.js';
import { objectiveQuery } from '../../features/slo/api/slo-api.js';
import { Standing } from '../../features/slo/components/standing.js';
import { useLocalized } from '../../lib/locale.js';
import { QueryFace } from '../../ui/face.js';
import { PageHeader } from '../../ui/page-header.js';
import { Tag } from '../../ui/tag.js';
import styles from './page.module.css';

export function AlertPage() {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { alertId } = useParams({ from: '/console/alerts/$alertId' });
  const query = useQuery(alertQuery(alertId));
  return (
    <QueryFace query={query}>
      {(alert) => (
        <div className={styles.stack}>
          <PageHeader
            title={`${alert.service.name} · ${localized(alert.objective.name)}`}
            back={
              <Link to="/alerts" className={styles.back}>
                <IconArrowLeft size={15} aria-hidden /> {t('alerts.title')}
              </Link>
            }
            lead={
              <>
                <Link to="/objectives/$objectiveId" params={{ objectiveId: alert.objective.id }}>
                  {alert.agreement.code} · {alert.objective.code}
                </Link>{' '}
                {localized(alert.agreement.title)} {alert.isDemo && <Tag dashed>{t('app.demo.tag')}</Tag>}
              </>
            }
            actions={<AlertActions alert={alert} />}
          />
          <AlertWhy alert={alert} />
          {alert.evaluation && <AlertStanding evaluation={alert.evaluation} objectiveId={alert.objective.id} />}
          <AlertTold alert={alert} />
          <AlertHistory alert={alert} />
        </div>
      )}
    </QueryFace>
  );
}

/** The figures the alert was decided on, drawn against the objective they belong to. */
function AlertStanding({ evaluation, objectiveId }: { readonly evaluation: EvaluationView; readonly objectiveId: string }) {
  const objective = useQuery(objectiveQuery(objectiveId)).data;
  return objective ? <Standing evaluation={evaluation} objective={objective} /> : null;
}
