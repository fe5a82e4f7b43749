import type { TouchpointView } from '@pulso/contracts';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.js';
import styles from './touchpoint-parts.module.css';

/** The real page in a frame nobody can press, so that looking never counts as an opinion. */
export function PreviewCard({ touchpoint }: { readonly touchpoint: TouchpointView }) {
  const { t } = useTranslation();
  const page = `/f/${touchpoint.publicKey}`;
  const version = [touchpoint.language, touchpoint.question, touchpoint.followUpQuestion, touchpoint.status].join('|');
  return (
    <Card
      title={t('touchpoints.preview')}
      aside={
        <a href={page} target="_blank" rel="noreferrer" className={styles.open}>
          {t('touchpoints.openPage')} <IconExternalLink size={15} aria-hidden />
        </a>
      }
    >
      <iframe key={version} src={page} title={t('touchpoints.preview')} className={styles.frame} tabIndex={-1} inert loading="lazy" />
      <p className={styles.note}>{t('touchpoints.previewHint')}</p>
    </Card>
  );
}
