import { NO_TEXT, type BeneficiaryGroup, type StakeholderGoal } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useContent, useLanguages, useSection } from '../draft/draft-context.js';
import { useLevelOptions, usePartyOptions } from '../draft/options.js';
import { ChoicesField } from '../fields/choices-field.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { RefField, UNDECIDED } from '../fields/ref-field.js';
import { WordsField } from '../fields/words-field.js';
import { wordsIn } from './new-words.js';

/** What each party wants from the agreement. */
export function GoalsEditor() {
  const section = useSection('goals');
  const [language = 'es'] = useLanguages();
  const { parties } = useContent('stakeholders');
  const make = (ref: string, name: string): StakeholderGoal => ({
    ref,
    partyRef: parties[0]?.ref ?? UNDECIDED,
    statement: wordsIn(language, name),
    levelRefs: [],
  });
  return (
    <ItemList
      list={at(section, 'goals')}
      name="goals"
      make={make}
      nameOf={({ statement }, inWords) => inWords(statement)}
      noteOf={({ partyRef }) => parties.find(({ ref }) => ref === partyRef)?.name ?? ''}
      editor={GoalEditor}
    />
  );
}

function GoalEditor({ item }: { readonly item: Cursor<StakeholderGoal> }) {
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'statement')} name="goalStatement" prose />
      <RefField field={at(item, 'partyRef')} name="goalParty" options={usePartyOptions()} />
      <ChoicesField field={at(item, 'levelRefs')} name="goalLevels" options={useLevelOptions()} />
    </div>
  );
}

/** Who benefits in the end, and how the agreement protects them. */
export function BeneficiariesEditor() {
  const section = useSection('goals');
  const [language = 'es'] = useLanguages();
  const make = (ref: string, name: string): BeneficiaryGroup => ({
    ref,
    description: wordsIn(language, name),
    benefitsHow: NO_TEXT,
    needs: NO_TEXT,
    levelRefs: [],
  });
  return (
    <ItemList
      list={at(section, 'beneficiaries')}
      name="beneficiaries"
      make={make}
      nameOf={({ description }, inWords) => inWords(description)}
      editor={BeneficiaryEditor}
    />
  );
}

function BeneficiaryEditor({ item }: { readonly item: Cursor<BeneficiaryGroup> }) {
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'description')} name="beneficiaryWho" prose />
      <WordsField field={at(item, 'benefitsHow')} name="beneficiaryHow" prose />
      <WordsField field={at(item, 'needs')} name="beneficiaryNeeds" prose />
      <ChoicesField field={at(item, 'levelRefs')} name="beneficiaryLevels" options={useLevelOptions()} />
    </div>
  );
}
