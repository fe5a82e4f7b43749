import type { ReactNode } from 'react';
import styles from './fold.module.css';

/** Less used fields, one click away. */
export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className={styles.fold}>
      <summary>{title}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
