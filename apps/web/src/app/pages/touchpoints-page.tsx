import { Button } from '@mantine/core';
import { IconArrowLeft, IconMessageCirclePlus, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { createTouchpoint, touchpointQuery, touchpointsQuery } from '../../features/touchpoints/api/touchpoints-api.js';
import { InstallCard } from '../../features/touchpoints/components/install-card.js';
import { PreviewCard } from '../../features/touchpoints/components/preview-card.js';
import { TouchpointEditor } from '../../features/touchpoints/components/touchpoint-editor.js';
import { TouchpointForm } from '../../features/touchpoints/components/touchpoint-form.js';
import { TouchpointHealth } from '../../features/touchpoints/components/touchpoint-health.js';
import { TouchpointTable } from '../../features/touchpoints/components/touchpoint-table.js';
import { useMay, useSession } from '../../lib/session-context.js';
import { Card } from '../../ui/card.js';
import { Face, QueryFace } from '../../ui/face.js';
import { LoadMore } from '../../ui/load-more.js';
import { PageHeader } from '../../ui/page-header.js';
import { toastDone, toastFailed } from '../../ui/toast.js';
import styles from './page.module.css';

export function TouchpointsPage() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const mayCreate = useMay('touchpoint.write');
  const query = useInfiniteQuery(touchpointsQuery);
  const create = mayCreate && (
    <Button component={Link} to="/touchpoints/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('touchpoints.create')}
    </Button>
  );
  return (
    <div className={styles.wide}>
      <PageHeader title={t('touchpoints.title')} lead={t('touchpoints.lead')} actions={create} />
      <Card flush>
        <QueryFace query={query}>
          {(touchpoints) =>
            touchpoints.length === 0 ? (
              <Face icon={IconMessageCirclePlus} title={t('touchpoints.none')} action={create}>
                {mayCreate ? t('touchpoints.noneText') : t('ui.needsManager')}
              </Face>
            ) : (
              <>
                <TouchpointTable touchpoints={touchpoints} timeZone={organization.timeZone} />
                <LoadMore query={query} />
              </>
            )
          }
        </QueryFace>
      </Card>
    </div>
  );
}

export function NewTouchpointPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: createTouchpoint,
    onSuccess: (touchpoint) => {
      queryClient.setQueryData(touchpointQuery(touchpoint.id).queryKey, touchpoint);
      void queryClient.invalidateQueries({ queryKey: ['touchpoints'] });
      toastDone(t('touchpoints.created'));
      void navigate({ to: '/touchpoints/$touchpointId', params: { touchpointId: touchpoint.id } });
    },
    onError: toastFailed,
  });
  return (
    <div className={`${styles.stack} ${styles.narrow}`}>
      <PageHeader title={t('touchpoints.newTitle')} lead={t('touchpoints.newLead')} back={<BackToTouchpoints />} />
      <Card>
        <TouchpointForm
          isSaving={create.isPending}
          onSubmit={({ question, followUpQuestion, ...draft }) =>
            create.mutate({ ...draft, serviceId: null, ...(question && { question }), ...(followUpQuestion && { followUpQuestion }) })
          }
        />
      </Card>
    </div>
  );
}

export function TouchpointPage() {
  const { organization } = useSession();
  const { touchpointId } = useParams({ from: '/console/touchpoints/$touchpointId' });
  const query = useQuery(touchpointQuery(touchpointId));
  return (
    <QueryFace query={query}>
      {(touchpoint) => (
        <div className={styles.wide}>
          <PageHeader
            title={touchpoint.name}
            back={<BackToTouchpoints />}
            lead={<TouchpointHealth touchpoint={touchpoint} timeZone={organization.timeZone} />}
          />
          <div className={styles.columns}>
            <div className={styles.column}>
              <InstallCard touchpoint={touchpoint} />
              <TouchpointEditor touchpoint={touchpoint} />
            </div>
            <PreviewCard touchpoint={touchpoint} />
          </div>
        </div>
      )}
    </QueryFace>
  );
}

function BackToTouchpoints() {
  const { t } = useTranslation();
  return (
    <Link to="/touchpoints" className={styles.back}>
      <IconArrowLeft size={15} aria-hidden /> {t('touchpoints.title')}
    </Link>
  );
}
