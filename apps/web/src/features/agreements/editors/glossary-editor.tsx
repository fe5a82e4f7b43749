import { NO_TEXT, type Glossary } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useLanguages, useSection } from '../draft/draft-context.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { WordsField } from '../fields/words-field.js';
import { wordsIn } from './new-words.js';

type Term = Glossary['terms'][number];

/** Words that mean something exact in this agreement. */
export function GlossaryEditor() {
  const section = useSection('glossary');
  const [language = 'es'] = useLanguages();
  const make = (ref: string, name: string): Term => ({ ref, term: wordsIn(language, name), definition: NO_TEXT });
  return (
    <ItemList
      list={at(section, 'terms')}
      name="terms"
      make={make}
      nameOf={({ term }, inWords) => inWords(term)}
      noteOf={({ definition }, inWords) => inWords(definition)}
      editor={TermEditor}
    />
  );
}

function TermEditor({ item }: { readonly item: Cursor<Term> }) {
  return (
    <div className={styles.grid}>
      <WordsField field={at(item, 'term')} name="term" />
      <WordsField field={at(item, 'definition')} name="definition" prose />
    </div>
  );
}
