import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiKeys } from '../../features/settings/components/api-keys.js';
import { DemoData } from '../../features/settings/components/demo-data.js';
import { People } from '../../features/settings/components/people.js';
import { PageHeader } from '../../ui/page-header.js';
import styles from './page.module.css';

export function SettingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/settings' });
  const { tab } = useSearch({ from: '/console/settings' });
  return (
    <div className={styles.wide}>
      <PageHeader
        title={t('settings.title')}
        actions={
          <SegmentedControl
            aria-label={t('settings.which')}
            value={tab ?? 'people'}
            onChange={(value) => void navigate({ search: value === 'keys' || value === 'demo' ? { tab: value } : {} })}
            data={(['people', 'keys', 'demo'] as const).map((value) => ({ value, label: t(`settings.tab.${value}`) }))}
          />
        }
      />
      {tab === 'keys' ? <ApiKeys /> : tab === 'demo' ? <DemoData /> : <People />}
    </div>
  );
}
