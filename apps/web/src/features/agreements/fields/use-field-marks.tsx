import type { ReactNode } from 'react';
import { useMark } from '../draft/marks.js';
import styles from './fields.module.css';

/** What to say under a field: its own error, else what the checks found there. */
export function useFieldMarks(path: string, ownError?: string | null): { readonly error?: ReactNode } {
  const mark = useMark(path);
  if (ownError) return { error: ownError };
  if (!mark) return {};
  return { error: mark.tone === 'error' ? mark.words : <span className={styles.warning}>{mark.words}</span> };
}
