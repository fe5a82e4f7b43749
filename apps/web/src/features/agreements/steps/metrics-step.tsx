import { useTranslation } from 'react-i18next';
import { ClassCoverage } from '../editors/class-coverage.js';
import { IndicatorsEditor } from '../editors/indicators-editor.js';
import { MonitoringEditor } from '../editors/monitoring-editor.js';
import { CreditSchedulesEditor, RemedyPlansEditor } from '../editors/remedies-editor.js';
import { Block } from './block.js';

/** Step 3: how it is measured and watched, and what happens when it is missed. */
export function MetricsStep() {
  const { t } = useTranslation();
  return (
    <>
      <Block place="metrics" title={t('drafting.block.metrics.title')} hint={t('drafting.block.metrics.hint')}>
        <ClassCoverage />
        <IndicatorsEditor />
      </Block>
      <Block place="monitoring" title={t('drafting.block.monitoring.title')} hint={t('drafting.block.monitoring.hint')}>
        <MonitoringEditor />
      </Block>
      <Block place="remedy_plan" title={t('drafting.block.remedy_plan.title')} hint={t('drafting.block.remedy_plan.hint')}>
        <RemedyPlansEditor />
        <CreditSchedulesEditor />
      </Block>
    </>
  );
}
