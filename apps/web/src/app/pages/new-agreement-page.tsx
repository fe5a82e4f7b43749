import { IconArrowLeft } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { draftingTexts } from '../../features/agreements/drafting-texts.js';
import { TemplateGallery } from '../../features/agreements/components/template-gallery.js';
import { addTexts } from '../../lib/add-texts.js';
import { PageHeader } from '../../ui/page-header.js';
import styles from './page.module.css';

addTexts('drafting', draftingTexts);

/** Where an agreement begins: a template, its blanks, and the draft is there. */
export function NewAgreementPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return (
    <div className={styles.stack}>
      <PageHeader
        title={t('drafting.gallery.title')}
        lead={t('drafting.gallery.lead')}
        back={
          <Link to="/agreements" className={styles.back}>
            <IconArrowLeft size={14} aria-hidden />
            {t('drafting.page.back')}
          </Link>
        }
      />
      <TemplateGallery
        onCreated={(agreementId, n) => {
          void queryClient.invalidateQueries({ queryKey: ['agreements'] });
          void navigate({ to: '/agreements/$agreementId/versions/$n/edit/$step', params: { agreementId, n: String(n), step: 'service' } });
        }}
      />
    </div>
  );
}
