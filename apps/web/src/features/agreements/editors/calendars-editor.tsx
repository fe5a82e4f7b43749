import { NO_TEXT, WEEKDAYS, type ServiceCalendar } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useLanguages, useSection } from '../draft/draft-context.js';
import { ChoiceField } from '../fields/choice-field.js';
import { DateField, TimeField } from '../fields/date-fields.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { RowList } from '../fields/row-list.js';
import { WordsField } from '../fields/words-field.js';
import { wordsIn } from './new-words.js';

const OFFICE_DAYS = WEEKDAYS.slice(0, 5);

/** When services are open, in local time of the agreement. */
export function CalendarsEditor() {
  const section = useSection('services');
  const [language = 'es'] = useLanguages();
  const make = (ref: string, name: string): ServiceCalendar => ({
    ref,
    name: wordsIn(language, name),
    weekly: OFFICE_DAYS.map((day) => ({ day, start: '09:00', end: '18:00' })),
    closed: [],
  });
  return (
    <ItemList
      list={at(section, 'calendars')}
      name="calendars"
      make={make}
      nameOf={({ name }, inWords) => inWords(name)}
      editor={CalendarEditor}
    />
  );
}

function CalendarEditor({ item }: { readonly item: Cursor<ServiceCalendar> }) {
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'name')} name="calendarName" />
      <RowList list={at(item, 'weekly')} name="weekly" make={() => ({ day: 'mon' as const, start: '09:00', end: '18:00' })}>
        {(row) => (
          <>
            <ChoiceField field={at(row, 'day')} name="weekday" choice="weekday" values={WEEKDAYS} />
            <TimeField field={at(row, 'start')} name="opensAt" />
            <TimeField field={at(row, 'end')} name="closesAt" />
          </>
        )}
      </RowList>
      <RowList list={at(item, 'closed')} name="closed" make={() => ({ date: `${new Date().getFullYear()}-12-25`, name: NO_TEXT })}>
        {(row) => (
          <>
            <DateField field={at(row, 'date')} name="closedDate" />
            <WordsField field={at(row, 'name')} name="closedName" />
          </>
        )}
      </RowList>
    </div>
  );
}
