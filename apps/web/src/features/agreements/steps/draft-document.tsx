import { documentModel, type AgreementLanguage } from '@pulso/agreements';
import { SegmentedControl } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../lib/session-context.js';
import { DocumentView } from '../components/document-view.js';
import { useAssessment } from '../draft/assessment.js';
import { useDraft, useLanguages } from '../draft/draft-context.js';
import styles from './draft-document.module.css';

interface DraftDocumentProps {
  readonly idPrefix: string;
  /** Both languages beside each other where there is room. */
  readonly sideBySide?: boolean;
}

/** The draft as it would read now, in each of its languages. */
export function DraftDocument({ idPrefix, sideBySide = false }: DraftDocumentProps) {
  const { t } = useTranslation();
  const languages = useLanguages();
  const [chosen, setChosen] = useState<AgreementLanguage | 'both' | null>(null);
  const [first = 'es'] = languages;
  const options = sideBySide && languages.length > 1 ? [...languages, 'both' as const] : languages;
  const shown = options.find((option) => option === chosen) ?? first;
  return (
    <div className={styles.reader}>
      {options.length > 1 && (
        <SegmentedControl
          className={styles.languages ?? ''}
          aria-label={t('drafting.document.language')}
          size="xs"
          value={shown}
          onChange={(value) => setChosen(value as AgreementLanguage | 'both')}
          data={options.map((value) => ({
            value,
            label: value === 'both' ? t('drafting.document.both') : t(`drafting.language.${value}`),
          }))}
        />
      )}
      <div className={shown === 'both' ? styles.both : ''}>
        {(shown === 'both' ? languages : [shown]).map((language) => (
          <InLanguage key={language} language={language} idPrefix={`${idPrefix}${language}-`} />
        ))}
      </div>
    </div>
  );
}

function InLanguage({ language, idPrefix }: { readonly language: AgreementLanguage; readonly idPrefix: string }) {
  const { code, n, amends } = useDraft();
  const { organization } = useSession();
  const { content } = useAssessment();
  const settled = useDeferredValue(content);
  const document = useMemo(
    () =>
      documentModel(settled, language, {
        organization: organization.name,
        code,
        version: n,
        amends,
        documentHash: null,
        verifyUrl: null,
        signatures: null,
      }),
    [amends, code, language, n, organization.name, settled],
  );
  return <DocumentView document={document} idPrefix={idPrefix} />;
}
