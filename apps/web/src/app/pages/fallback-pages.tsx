import { Button } from '@mantine/core';
import { IconCompass, IconRefreshAlert } from '@tabler/icons-react';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../lib/api.js';
import { Face, FailureFace } from '../../ui/face.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main id="content">
      <Face
        icon={IconCompass}
        order={1}
        title={t('app.notFound.title')}
        action={
          <Button component={Link} to="/live" variant="default">
            {t('app.notFound.action')}
          </Button>
        }
      >
        {t('app.notFound.text')}
      </Face>
    </main>
  );
}

export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  if (error instanceof ApiError)
    return (
      <main id="content">
        <FailureFace error={error} retry={() => location.reload()} />
      </main>
    );
  return (
    <main id="content" role="alert">
      <Face
        icon={IconRefreshAlert}
        order={1}
        title={t('app.crash.title')}
        action={
          <Button variant="default" onClick={() => location.reload()}>
            {t('app.crash.action')}
          </Button>
        }
      >
        {t('app.crash.text', { code: error instanceof Error ? error.name : 'unknown' })}
      </Face>
    </main>
  );
}
