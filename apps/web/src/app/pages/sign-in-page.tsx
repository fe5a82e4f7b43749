import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '../../features/session/components/sign-in-form.js';
import { PageHeader } from '../../ui/page-header.js';
import { Brand } from '../shell/brand.js';
import { Preferences } from '../shell/preferences.js';
import styles from './sign-in-page.module.css';

export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  return (
    <div className={styles.page}>
      <main className={styles.panel} id="content">
        <Brand />
        <PageHeader title={t('session.title')} lead={t('session.lead')} />
        <SignInForm onSignedIn={() => void navigate({ href: to ?? '/live', replace: true })} />
        <p className={styles.hint}>{t('session.firstRun')}</p>
      </main>
      <footer className={styles.footer}>
        <Preferences />
      </footer>
    </div>
  );
}
