import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rowAt, type Cursor } from '../draft/cursor.js';
import { useDraft } from '../draft/draft-context.js';
import type { RowsName } from './list-text.js';
import styles from './fields.module.css';

interface RowListProps<Row> {
  readonly list: Cursor<readonly Row[]>;
  readonly name: RowsName;
  readonly make: () => Row;
  readonly children: (row: Cursor<Row>) => ReactNode;
}

/** Short rows without a name of their own: contacts, opening hours, tiers. */
export function RowList<Row>({ list, name, make, children }: RowListProps<Row>) {
  const { t } = useTranslation();
  const { isReadOnly } = useDraft();
  return (
    <fieldset className={`${styles.group} ${styles.wide}`} data-place={list.path}>
      <legend className={styles.legend}>{t(`drafting.rows.${name}.title`)}</legend>
      <p className={styles.hint}>{t(`drafting.rows.${name}.hint`)}</p>
      <div className={styles.rows}>
        {list.value.map((_, index) => (
          <div key={index} className={styles.row} role="group" aria-label={t(`drafting.rows.${name}.row`, { n: index + 1 })}>
            {children(rowAt(list, index))}
            {!isReadOnly && (
              <ActionIcon
                className={styles.tight ?? ''}
                variant="subtle"
                color="gray"
                size={42}
                aria-label={t(`drafting.rows.${name}.remove`, { n: index + 1 })}
                onClick={() => list.set((rows) => rows.filter((__, each) => each !== index))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            )}
          </div>
        ))}
        {!isReadOnly && (
          <div>
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => list.set((rows) => [...rows, make()])}
            >
              {t(`drafting.rows.${name}.add`)}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  );
}
