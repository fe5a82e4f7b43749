import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.js';

export function AgreementsPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('app.nav.agreements')} />;
}
