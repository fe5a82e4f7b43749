import { useTranslation } from 'react-i18next';
import { GlossaryEditor } from '../editors/glossary-editor.js';
import { OverviewEditor } from '../editors/overview-editor.js';
import { ReviewCycleEditor } from '../editors/review-cycle-editor.js';
import { Block } from './block.js';
import { DraftDocument } from './draft-document.js';
import { Findings } from './findings.js';

/** Step 4: the terms that hold for all of it, exact words, and the document as it reads. */
export function DocumentStep() {
  const { t } = useTranslation();
  return (
    <>
      <Block place="overview" title={t('drafting.block.overview.title')} hint={t('drafting.block.overview.hint')}>
        <OverviewEditor />
      </Block>
      <Block place="review" title={t('drafting.block.review.title')} hint={t('drafting.block.review.hint')}>
        <ReviewCycleEditor />
      </Block>
      <Block place="glossary" title={t('drafting.block.glossary.title')} hint={t('drafting.block.glossary.hint')}>
        <GlossaryEditor />
      </Block>
      <Block place="findings" title={t('drafting.block.findings.title')} hint={t('drafting.block.findings.hint')}>
        <Findings />
      </Block>
      <Block place="document" title={t('drafting.block.document.title')} hint={t('drafting.block.document.hint')}>
        <DraftDocument idPrefix="page-" sideBySide />
      </Block>
    </>
  );
}
