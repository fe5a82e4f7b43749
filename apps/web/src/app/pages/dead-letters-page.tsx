import { useTranslation } from 'react-i18next';
import { DeadLetterList } from '../../features/dead-letters/components/dead-letter-list.js';
import { useSession } from '../../lib/session-context.js';
import { PageHeader } from '../../ui/page-header.js';
import styles from './page.module.css';

export function DeadLettersPage() {
  const { t } = useTranslation();
  const { organization } = useSession();
  return (
    <div className={styles.wide}>
      <PageHeader title={t('deadLetters.title')} lead={t('deadLetters.lead')} />
      <DeadLetterList timeZone={organization.timeZone} />
    </div>
  );
}
