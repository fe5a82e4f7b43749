import { Button, Skeleton } from '@mantine/core';
import { IconCloudOff, IconCompass, IconLock, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../lib/api.js';
import styles from './face.module.css';

interface FaceProps {
  readonly icon: Icon;
  readonly title: string;
  /** 1 when the face is the whole page. */
  readonly order?: 1;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What a place shows when it has nothing else to show: why, and the next step. */
export function Face({ icon: Mark, title, order, children, action }: FaceProps) {
  const Heading = order === 1 ? 'h1' : 'p';
  return (
    <div className={styles.face}>
      <span className={styles.icon}>
        <Mark size={22} stroke={1.6} aria-hidden />
      </span>
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** A failure in plain words, with its code and a way to try again. */
export function FailureFace({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { t } = useTranslation();
  const code = error instanceof ApiError ? error.code : 'console.unexpected';
  if (error instanceof ApiError && error.status === 403) {
    return (
      <Face icon={IconLock} title={t('ui.forbiddenTitle')}>
        {t('ui.forbidden')}
      </Face>
    );
  }
  if (error instanceof ApiError && error.status === 404) {
    return (
      <Face icon={IconCompass} title={t('ui.goneTitle')} order={1}>
        {t('ui.gone')}
      </Face>
    );
  }
  const offline = error instanceof ApiError && error.status === 0;
  return (
    <div role="alert">
      <Face
        icon={IconCloudOff}
        title={offline ? t('ui.unreachableTitle') : t('ui.failedTitle')}
        action={
          <Button variant="default" onClick={retry}>
            {t('ui.retry')}
          </Button>
        }
      >
        {offline ? t('ui.unreachable') : t('ui.failed', { code })}
      </Face>
    </div>
  );
}

/** Grey bars where rows will be; read out once as "loading". */
export function RowsSkeleton({ rows = 5, height = 44 }: { readonly rows?: number; readonly height?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.rows} role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </div>
  );
}

interface QueryFaceProps<Data> {
  readonly query: { readonly data: Data | undefined; readonly error: unknown; readonly refetch: () => unknown };
  readonly skeleton?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** Loading, failed or full: the three faces of whatever comes from the server. What is on screen stays until the answer comes. */
export function QueryFace<Data>({ query, skeleton, children }: QueryFaceProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <FailureFace error={query.error} retry={() => void query.refetch()} />;
  return <>{skeleton ?? <RowsSkeleton />}</>;
}
