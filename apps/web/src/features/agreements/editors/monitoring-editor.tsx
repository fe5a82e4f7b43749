import { NO_TEXT, STAKEHOLDER_FUNCTIONS, type Monitoring } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useContent, useSection } from '../draft/draft-context.js';
import { usePartyOptions, usePeopleOptions } from '../draft/options.js';
import { CheckField } from '../fields/check-field.js';
import { ChoicesField } from '../fields/choices-field.js';
import { useChoiceWords } from '../fields/field-text.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { CountField } from '../fields/number-fields.js';
import { OptionalRefField, RefField, UNDECIDED } from '../fields/ref-field.js';
import { OptionalPart, RecurrenceField } from '../fields/schedule-fields.js';
import { TextField } from '../fields/text-field.js';
import { WordsField } from '../fields/words-field.js';
import { monthlyFrom } from './monthly.js';
import { RecurrenceWords } from './recurrence-words.js';

type Source = Monitoring['sources'][number];

/** How the metrics are watched: the statement, tools, reports and the team's meetings. */
export function MonitoringEditor() {
  const section = useSection('monitoring');
  const people = usePeopleOptions();
  const functionWords = useChoiceWords('function');
  const functions = STAKEHOLDER_FUNCTIONS.map((value) => ({ value, label: functionWords(value) }));
  const { effectiveFrom } = useContent('overview');
  const { parties } = useContent('stakeholders');
  const make = (ref: string, name: string): Source => ({ ref, tool: name, ownerRef: parties[0]?.ref ?? UNDECIDED, series: '' });
  return (
    <div className={styles.grid}>
      <WordsField field={at(section, 'statement')} name="monitoringStatement" prose />
      <div className={styles.wide}>
        <ItemList
          list={at(section, 'sources')}
          name="sources"
          make={make}
          nameOf={({ tool }) => tool}
          noteOf={({ series }) => series}
          editor={SourceEditor}
        />
      </div>
      <OptionalPart field={at(section, 'reporting')} name="reporting" initial={monthlyFrom(effectiveFrom)}>
        {(reporting) => (
          <>
            <RecurrenceField field={reporting} />
            <RecurrenceWords recurrence={reporting.value} />
          </>
        )}
      </OptionalPart>
      <ChoicesField field={at(section, 'reportRecipients')} name="reportRecipients" options={people} />
      <OptionalPart
        field={at(section, 'meeting')}
        name="meeting"
        initial={{ recurrence: monthlyFrom(effectiveFrom), attendeeFunctions: ['service_manager', 'account_owner'], agenda: NO_TEXT }}
      >
        {(meeting) => (
          <div className={styles.rows}>
            <RecurrenceField field={at(meeting, 'recurrence')} />
            <RecurrenceWords recurrence={meeting.value.recurrence} />
            <ChoicesField field={at(meeting, 'attendeeFunctions')} name="attendeeFunctions" options={functions} />
            <WordsField field={at(meeting, 'agenda')} name="agenda" prose />
          </div>
        )}
      </OptionalPart>
      <OptionalRefField field={at(section, 'responsibleRef')} name="responsible" options={people} />
      <CountField field={at(section, 'retentionMonths')} name="retentionMonths" min={1} max={240} />
      <CheckField field={at(section, 'auditAccess')} name="auditAccess" />
    </div>
  );
}

function SourceEditor({ item }: { readonly item: Cursor<Source> }) {
  return (
    <div className={styles.grid}>
      <TextField field={at(item, 'tool')} name="tool" />
      <RefField field={at(item, 'ownerRef')} name="toolOwner" options={usePartyOptions()} />
      <TextField field={at(item, 'series')} name="series" maxLength={100} />
    </div>
  );
}
