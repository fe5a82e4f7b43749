import { useTranslation } from 'react-i18next';
import { CalendarsEditor } from '../editors/calendars-editor.js';
import { ExcludedServicesEditor, MeasurementExclusionsEditor } from '../editors/exclusions-editor.js';
import { BeneficiariesEditor, GoalsEditor } from '../editors/goals-editor.js';
import { ObligationsEditor } from '../editors/obligations-editor.js';
import { PartiesEditor } from '../editors/parties-editor.js';
import { PeopleEditor } from '../editors/people-editor.js';
import { ServicesEditor } from '../editors/services-editor.js';
import { TerminationEditor } from '../editors/termination-editor.js';
import { Block } from './block.js';

/** Step 1: who, what, what not, who owes what, and how it may end. */
export function ServiceStep() {
  const { t } = useTranslation();
  return (
    <>
      <Block place="stakeholders" title={t('drafting.block.stakeholders.title')} hint={t('drafting.block.stakeholders.hint')}>
        <PartiesEditor />
        <PeopleEditor />
      </Block>
      <Block place="goals" title={t('drafting.block.goals.title')} hint={t('drafting.block.goals.hint')}>
        <GoalsEditor />
        <BeneficiariesEditor />
      </Block>
      <Block place="services" title={t('drafting.block.services.title')} hint={t('drafting.block.services.hint')}>
        <ServicesEditor />
        <CalendarsEditor />
      </Block>
      <Block place="exclusions" title={t('drafting.block.exclusions.title')} hint={t('drafting.block.exclusions.hint')}>
        <ExcludedServicesEditor />
        <MeasurementExclusionsEditor />
      </Block>
      <Block place="obligations" title={t('drafting.block.obligations.title')} hint={t('drafting.block.obligations.hint')}>
        <ObligationsEditor />
      </Block>
      <Block place="termination" title={t('drafting.block.termination.title')} hint={t('drafting.block.termination.hint')}>
        <TerminationEditor />
      </Block>
    </>
  );
}
