import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.js';

export function SettingsPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('app.nav.settings')} />;
}
