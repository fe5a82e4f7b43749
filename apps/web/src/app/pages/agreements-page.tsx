import { IconFileCertificate } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agreementsQuery } from '../../features/agreements/api/agreements-api.js';
import { AgreementCard } from '../../features/agreements/components/agreement-card.js';
import { ObjectiveRow } from '../../features/slo/components/objective-row.js';
import { Card } from '../../ui/card.js';
import { Face, QueryFace } from '../../ui/face.js';
import { LoadMore } from '../../ui/load-more.js';
import { PageHeader } from '../../ui/page-header.js';
import styles from './page.module.css';

export function AgreementsPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(agreementsQuery);
  return (
    <div className={styles.wide}>
      <PageHeader title={t('agreements.title')} lead={t('agreements.lead')} />
      <QueryFace query={query}>
        {(agreements) =>
          agreements.length === 0 ? (
            <Card>
              <Face icon={IconFileCertificate} title={t('agreements.none')}>
                {t('agreements.noneText')}
              </Face>
            </Card>
          ) : (
            <>
              {agreements.map((agreement) => (
                <AgreementCard
                  key={agreement.id}
                  agreement={agreement}
                  renderObjective={(objective) => <ObjectiveRow objective={objective} />}
                />
              ))}
              <LoadMore query={query} />
            </>
          )
        }
      </QueryFace>
    </div>
  );
}
