import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { versionQuery } from '../../features/agreements/api/draft-api.js';
import { draftingTexts } from '../../features/agreements/drafting-texts.js';
import { DraftWorkspace } from '../../features/agreements/steps/draft-workspace.js';
import { WIZARD_STEPS } from '../../features/agreements/steps/wizard-steps.js';
import { addTexts } from '../../lib/add-texts.js';
import { useLocalized } from '../../lib/locale.js';
import { QueryFace } from '../../ui/face.js';
import { PageHeader } from '../../ui/page-header.js';
import styles from './page.module.css';

addTexts('drafting', draftingTexts);

/** The wizard of one version, at the step the address names. */
export function DraftPage() {
  const { agreementId, n, step } = useParams({ from: '/console/agreements/$agreementId/versions/$n/edit/$step' });
  const query = useQuery(versionQuery(agreementId, Number(n)));
  const { t } = useTranslation();
  const localized = useLocalized();
  return (
    <QueryFace query={query}>
      {(detail) => {
        const { title } = detail.agreement;
        const name = localized(title) || title.es || title.en || t('drafting.page.untitled');
        const current = WIZARD_STEPS.find((each) => each === step) ?? 'service';
        return (
          <DraftWorkspace
            key={`${agreementId} ${n}`}
            initial={detail}
            step={current}
            renderHeader={(status) => (
              <PageHeader
                title={t('drafting.page.title', { title: name, n })}
                documentTitle={`${t(`drafting.step.${current}`)} · ${name}`}
                lead={status}
                back={
                  <Link to="/agreements" className={styles.back}>
                    <IconArrowLeft size={14} aria-hidden />
                    {t('drafting.page.back')}
                  </Link>
                }
              />
            )}
          />
        );
      }}
    </QueryFace>
  );
}
