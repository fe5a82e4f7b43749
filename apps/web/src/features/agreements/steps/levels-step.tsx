import { useTranslation } from 'react-i18next';
import { LevelsEditor } from '../editors/levels-editor.js';
import { PlansEditor } from '../editors/plans-editor.js';
import { Block } from './block.js';

/** Step 2: what has to be reached, what that means, and whether it can be. */
export function LevelsStep() {
  const { t } = useTranslation();
  return (
    <>
      <Block place="service_levels" title={t('drafting.block.service_levels.title')} hint={t('drafting.block.service_levels.hint')}>
        <LevelsEditor />
      </Block>
      <Block place="services.plans" title={t('drafting.block.plans.title')} hint={t('drafting.block.plans.hint')}>
        <PlansEditor />
      </Block>
    </>
  );
}
