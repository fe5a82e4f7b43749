import { NO_TEXT, type AgreedService, type Deliverable } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useContent, useLanguages, useSection } from '../draft/draft-context.js';
import { useCalendarOptions, usePeopleOptions } from '../draft/options.js';
import { ChoicesField } from '../fields/choices-field.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { LinesField } from '../fields/lines-field.js';
import { OptionalRefField } from '../fields/ref-field.js';
import { TextField } from '../fields/text-field.js';
import { WordsField } from '../fields/words-field.js';
import { wordsIn } from './new-words.js';
import { UNITS } from './units.js';

/** What is in scope: each service, what it hands over and by when. */
export function ServicesEditor() {
  const section = useSection('services');
  const [language = 'es'] = useLanguages();
  const { calendars } = useContent('services');
  const make = (ref: string, name: string): AgreedService => ({
    ref,
    name: wordsIn(language, name),
    description: NO_TEXT,
    channels: [],
    locations: [],
    volumesUpTo: NO_TEXT,
    calendarRef: calendars[0]?.ref ?? null,
    deliverables: [],
  });
  return (
    <ItemList
      list={at(section, 'services')}
      name="services"
      make={make}
      nameOf={({ name }, inWords) => inWords(name)}
      noteOf={({ description }, inWords) => inWords(description)}
      editor={ServiceEditor}
    />
  );
}

function ServiceEditor({ item }: { readonly item: Cursor<AgreedService> }) {
  const [language = 'es'] = useLanguages();
  const make = (ref: string, name: string): Deliverable => ({ ref, name: wordsIn(language, name), unit: '', due: NO_TEXT, acceptedBy: [] });
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'name')} name="serviceName" />
      <WordsField field={at(item, 'description')} name="serviceDescription" prose />
      <LinesField field={at(item, 'channels')} name="channels" />
      <LinesField field={at(item, 'locations')} name="locations" />
      <WordsField field={at(item, 'volumesUpTo')} name="volumesUpTo" />
      <OptionalRefField field={at(item, 'calendarRef')} name="serviceCalendar" options={useCalendarOptions()} />
      <div className={styles.wide}>
        <ItemList
          list={at(item, 'deliverables')}
          name="deliverables"
          order={4}
          make={make}
          nameOf={({ name }, inWords) => inWords(name)}
          noteOf={({ due }, inWords) => inWords(due)}
          editor={DeliverableEditor}
        />
      </div>
    </div>
  );
}

function DeliverableEditor({ item }: { readonly item: Cursor<Deliverable> }) {
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'name')} name="deliverableName" />
      <WordsField field={at(item, 'due')} name="deliverableDue" />
      <TextField field={at(item, 'unit')} name="unit" maxLength={60} suggestions={UNITS} />
      <ChoicesField field={at(item, 'acceptedBy')} name="acceptedBy" options={usePeopleOptions()} />
    </div>
  );
}
