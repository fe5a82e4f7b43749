import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.js';

export function TouchpointsPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('app.nav.touchpoints')} />;
}
export function NewTouchpointPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('app.nav.touchpoints')} />;
}
export function TouchpointPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('app.nav.touchpoints')} />;
}
