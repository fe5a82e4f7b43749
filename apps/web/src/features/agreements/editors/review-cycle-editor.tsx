import { STAKEHOLDER_FUNCTIONS } from '@pulso/agreements';
import { at } from '../draft/cursor.js';
import { useContent, useSection } from '../draft/draft-context.js';
import { ChoicesField } from '../fields/choices-field.js';
import { useChoiceWords } from '../fields/field-text.js';
import styles from '../fields/fields.module.css';
import { OptionalPart, RecurrenceField } from '../fields/schedule-fields.js';
import { WordsField } from '../fields/words-field.js';
import { monthlyFrom } from './monthly.js';
import { RecurrenceWords } from './recurrence-words.js';

/** When the agreement itself is looked at again, by whom and about what. */
export function ReviewCycleEditor() {
  const section = useSection('review');
  const { effectiveFrom } = useContent('overview');
  const functionWords = useChoiceWords('function');
  return (
    <div className={styles.grid}>
      <OptionalPart field={at(section, 'recurrence')} name="reviewCycle" initial={{ ...monthlyFrom(effectiveFrom), every: 3 }}>
        {(recurrence) => (
          <>
            <RecurrenceField field={recurrence} />
            <RecurrenceWords recurrence={recurrence.value} />
          </>
        )}
      </OptionalPart>
      <ChoicesField
        field={at(section, 'attendeeFunctions')}
        name="reviewAttendees"
        options={STAKEHOLDER_FUNCTIONS.map((value) => ({ value, label: functionWords(value) }))}
      />
      <WordsField field={at(section, 'agenda')} name="reviewAgenda" prose />
    </div>
  );
}
