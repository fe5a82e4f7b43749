import { NO_TEXT, STAKEHOLDER_FUNCTIONS, type ExcludedService, type MeasurementExclusion } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useLanguages, useSection } from '../draft/draft-context.js';
import { useLevelOptions } from '../draft/options.js';
import { CheckField } from '../fields/check-field.js';
import { ChoiceField } from '../fields/choice-field.js';
import { ChoicesField } from '../fields/choices-field.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { WordsField } from '../fields/words-field.js';
import { wordsIn } from './new-words.js';

/** What the agreement does not cover, said out loud also when it is nothing. */
export function ExcludedServicesEditor() {
  const section = useSection('exclusions');
  const [language = 'es'] = useLanguages();
  const make = (ref: string, name: string): ExcludedService => ({ ref, name: wordsIn(language, name), reason: NO_TEXT });
  return (
    <div className={styles.rows}>
      <ItemList
        list={at(section, 'services')}
        name="excludedServices"
        make={make}
        nameOf={({ name }, inWords) => inWords(name)}
        noteOf={({ reason }, inWords) => inWords(reason)}
        editor={ExcludedServiceEditor}
      />
      {(section.value.services.length === 0 || section.value.statesNoExcludedServices) && (
        <CheckField field={at(section, 'statesNoExcludedServices')} name="statesNoExcludedServices" />
      )}
    </div>
  );
}

function ExcludedServiceEditor({ item }: { readonly item: Cursor<ExcludedService> }) {
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'name')} name="excludedName" />
      <WordsField field={at(item, 'reason')} name="excludedReason" prose />
    </div>
  );
}

/** Events and time that do not count in a measurement. */
export function MeasurementExclusionsEditor() {
  const section = useSection('exclusions');
  const [language = 'es'] = useLanguages();
  const make = (ref: string, name: string): MeasurementExclusion => ({
    ref,
    kind: 'planned_maintenance',
    description: wordsIn(language, name),
    needsEvidence: true,
    approverFunction: 'service_manager',
    levelRefs: [],
    mode: 'drop_events',
  });
  return (
    <ItemList
      list={at(section, 'measurement')}
      name="measurementExclusions"
      make={make}
      nameOf={({ description }, inWords) => inWords(description)}
      editor={MeasurementExclusionEditor}
    />
  );
}

function MeasurementExclusionEditor({ item }: { readonly item: Cursor<MeasurementExclusion> }) {
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'description')} name="exclusionDescription" prose />
      <ChoiceField
        field={at(item, 'kind')}
        name="exclusionKind"
        choice="exclusionKind"
        values={['cause', 'event_class', 'time_window', 'counterparty_fault', 'planned_maintenance']}
      />
      <ChoiceField field={at(item, 'mode')} name="exclusionMode" choice="exclusionMode" values={['drop_events', 'freeze_time']} />
      <ChoiceField field={at(item, 'approverFunction')} name="exclusionApprover" choice="function" values={STAKEHOLDER_FUNCTIONS} />
      <CheckField field={at(item, 'needsEvidence')} name="needsEvidence" />
      <ChoicesField field={at(item, 'levelRefs')} name="exclusionLevels" options={useLevelOptions()} />
    </div>
  );
}
