import type { ReactNode } from 'react';
import styles from './tag.module.css';

/** A quiet label: topics, kinds, "Demo". */
export function Tag({ children, dashed = false }: { readonly children: ReactNode; readonly dashed?: boolean }) {
  return (
    <span className={styles.tag} data-dashed={dashed || undefined}>
      {children}
    </span>
  );
}
