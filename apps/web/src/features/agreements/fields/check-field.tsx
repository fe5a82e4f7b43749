import { Checkbox } from '@mantine/core';
import type { Cursor } from '../draft/cursor.js';
import { useDraft } from '../draft/draft-context.js';
import { useFieldWords, type FieldName } from './field-text.js';
import styles from './fields.module.css';
import { useFieldMarks } from './use-field-marks.js';

interface CheckFieldProps {
  readonly field: Cursor<boolean>;
  readonly name: FieldName;
}

export function CheckField({ field, name }: CheckFieldProps) {
  const { isReadOnly } = useDraft();
  const { label, hint } = useFieldWords(name);
  return (
    <Checkbox
      id={field.path}
      className={styles.wide ?? ''}
      label={label}
      description={hint}
      checked={field.value}
      disabled={isReadOnly}
      {...useFieldMarks(field.path)}
      onChange={({ currentTarget: { checked } }) => field.set(() => checked)}
    />
  );
}
