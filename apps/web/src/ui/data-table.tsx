import type { ReactNode } from 'react';
import styles from './data-table.module.css';

interface DataTableProps {
  readonly caption: string;
  readonly head: readonly ReactNode[];
  /** Stays a table on a phone: for long tables of short figures. */
  readonly dense?: boolean;
  /** Column numbers (from 0) that hold figures. */
  readonly figures?: readonly number[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
}

/** A plain table that becomes a list of cards on a phone; the first column is the row's name. */
export function DataTable({ caption, head, figures = [], dense = false, rows }: DataTableProps) {
  return (
    <div className={styles.scroller} {...(dense ? { role: 'group', 'aria-label': caption, tabIndex: 0 } : {})}>
      <table className={styles.table} data-dense={dense || undefined}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" data-figure={figures.includes(column) || undefined}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td
                    key={column}
                    data-label={typeof head[column] === 'string' ? head[column] : undefined}
                    data-figure={figures.includes(column) || undefined}
                  >
                    <span>{cell}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
