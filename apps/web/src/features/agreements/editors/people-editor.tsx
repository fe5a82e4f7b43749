import { STAKEHOLDER_FUNCTIONS, type Stakeholder } from '@pulso/agreements';
import { useContent, useSection } from '../draft/draft-context.js';
import { at, type Cursor } from '../draft/cursor.js';
import { usePartyOptions } from '../draft/options.js';
import { ChoiceField } from '../fields/choice-field.js';
import { ChoicesField } from '../fields/choices-field.js';
import { useChoiceWords } from '../fields/field-text.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { RefField, UNDECIDED } from '../fields/ref-field.js';
import { RowList } from '../fields/row-list.js';
import { TextField } from '../fields/text-field.js';
import { ZoneField } from '../fields/zone-field.js';

/** The people who speak for the parties: functions, and how to reach them. */
export function PeopleEditor() {
  const section = useSection('stakeholders');
  const { timeZone, prevailingLanguage } = useContent('overview');
  const { parties } = section.value;
  const partyName = (ref: string) => parties.find((party) => party.ref === ref)?.name ?? '';
  const make = (ref: string, name: string): Stakeholder => ({
    ref,
    partyRef: parties[0]?.ref ?? UNDECIDED,
    name,
    jobTitle: '',
    functions: [],
    contacts: [{ kind: 'email', value: '' }],
    locale: prevailingLanguage,
    timeZone,
  });
  return (
    <ItemList
      list={at(section, 'people')}
      name="people"
      make={make}
      nameOf={({ name }) => name}
      noteOf={({ jobTitle, partyRef }) => [jobTitle, partyName(partyRef)].filter(Boolean).join(', ')}
      editor={PersonEditor}
    />
  );
}

function PersonEditor({ item }: { readonly item: Cursor<Stakeholder> }) {
  const parties = usePartyOptions();
  const functionWords = useChoiceWords('function');
  return (
    <div className={styles.grid}>
      <TextField field={at(item, 'name')} name="personName" />
      <TextField field={at(item, 'jobTitle')} name="jobTitle" />
      <RefField field={at(item, 'partyRef')} name="personParty" options={parties} />
      <ChoicesField
        field={at(item, 'functions')}
        name="functions"
        options={STAKEHOLDER_FUNCTIONS.map((value) => ({ value, label: functionWords(value) }))}
      />
      <RowList list={at(item, 'contacts')} name="contacts" make={() => ({ kind: 'email' as const, value: '' })}>
        {(row) => (
          <>
            <ChoiceField field={at(row, 'kind')} name="contactKind" choice="contactKind" values={['email', 'phone', 'chat']} />
            <TextField
              field={at(row, 'value')}
              name="contactValue"
              maxLength={320}
              type={row.value.kind === 'email' ? 'email' : row.value.kind === 'phone' ? 'tel' : 'text'}
            />
          </>
        )}
      </RowList>
      <ChoiceField field={at(item, 'locale')} name="personLocale" choice="language" values={['es', 'en']} />
      <ZoneField field={at(item, 'timeZone')} name="personZone" />
    </div>
  );
}
