import { Button } from '@mantine/core';
import { IconFileCertificate, IconFilterOff, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { standsSo } from '../../features/agreements/agreement-standing.js';
import { agreementsQuery } from '../../features/agreements/api/agreements-api.js';
import { AgreementCard } from '../../features/agreements/components/agreement-card.js';
import { AgreementFilters, type AgreementFilter } from '../../features/agreements/components/agreement-filters.js';
import { ObjectiveRow } from '../../features/slo/components/objective-row.js';
import { useMay } from '../../lib/session-context.js';
import { Card } from '../../ui/card.js';
import { Face, QueryFace } from '../../ui/face.js';
import { LoadMore } from '../../ui/load-more.js';
import { PageHeader } from '../../ui/page-header.js';
import styles from './page.module.css';

export function AgreementsPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(agreementsQuery);
  const { type, status } = useSearch({ from: '/console/agreements' });
  const navigate = useNavigate();
  const canWrite = useMay('agreement.write');
  const setFilter = (filter: AgreementFilter) => void navigate({ to: '/agreements', search: filter, replace: true });
  const start = canWrite && (
    <Button renderRoot={(props) => <Link to="/agreements/new" {...props} />} leftSection={<IconPlus size={16} aria-hidden />}>
      {t('agreements.new')}
    </Button>
  );
  return (
    <div className={styles.wide}>
      <PageHeader title={t('agreements.title')} lead={t('agreements.lead')} actions={start} />
      <QueryFace query={query}>
        {(agreements) => {
          const shown = agreements.filter((agreement) => (!type || agreement.type === type) && (!status || standsSo(agreement, status)));
          if (agreements.length === 0) {
            return (
              <Card>
                <Face icon={IconFileCertificate} title={t('agreements.none')} action={start}>
                  {t('agreements.noneText')}
                </Face>
              </Card>
            );
          }
          return (
            <>
              <AgreementFilters filter={{ ...(type && { type }), ...(status && { status }) }} shown={shown} onChange={setFilter} />
              {shown.length === 0 && (
                <Card>
                  <Face
                    icon={IconFilterOff}
                    title={t('agreements.filteredNone')}
                    action={
                      <Button variant="default" onClick={() => setFilter({})}>
                        {t('agreements.clear')}
                      </Button>
                    }
                  >
                    {t('agreements.filteredNoneText')}
                  </Face>
                </Card>
              )}
              {shown.map((agreement) => (
                <AgreementCard
                  key={agreement.id}
                  agreement={agreement}
                  renderObjective={(objective) => <ObjectiveRow objective={objective} />}
                />
              ))}
              <LoadMore query={query} />
            </>
          );
        }}
      </QueryFace>
    </div>
  );
}
