import { recurrenceWords, type Recurrence } from '@pulso/agreements';
import { useLanguage } from '../../../lib/locale.js';
import { useContent } from '../draft/draft-context.js';
import styles from '../fields/fields.module.css';

/** What the fields of a recurrence amount to, in one sentence. */
export function RecurrenceWords({ recurrence }: { readonly recurrence: Recurrence }) {
  const language = useLanguage();
  const { timeZone } = useContent('overview');
  return <p className={styles.inWords}>{recurrenceWords(recurrence, timeZone, language)}</p>;
}
