import { IconFlask } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../lib/session-context.js';
import styles from './demo-banner.module.css';

/** Says that some of what is shown is made up, and where it can be taken away. */
export function DemoBanner() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const mayRemove = useMay('demo.remove');
  if (!organization.hasDemo) return null;
  return (
    <p className={styles.banner}>
      <IconFlask size={16} aria-hidden />
      <span>
        {t('app.demo.banner')}{' '}
        {mayRemove && (
          <Link to="/settings" search={{ tab: 'demo' }}>
            {t('app.demo.manage')}
          </Link>
        )}
      </span>
    </p>
  );
}
