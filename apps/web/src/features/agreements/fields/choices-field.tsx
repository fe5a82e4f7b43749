import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cursor } from '../draft/cursor.js';
import { useDraft } from '../draft/draft-context.js';
import { useFieldWords, type FieldName } from './field-text.js';
import styles from './fields.module.css';
import { useFieldMarks } from './use-field-marks.js';

interface ChoicesFieldProps<Value extends string> {
  readonly field: Cursor<readonly Value[]>;
  readonly name: FieldName;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/** Any number of several values; what is chosen and no longer offered stays visible so that it can be taken out. */
export function ChoicesField<Value extends string>({ field, name, options }: ChoicesFieldProps<Value>) {
  const { t } = useTranslation();
  const id = useId();
  const { isReadOnly } = useDraft();
  const { label, hint } = useFieldWords(name);
  const { error } = useFieldMarks(field.path);
  const lost = field.value.filter((value) => !options.some((option) => option.value === value));
  const all = [...options, ...lost.map((value) => ({ value, label: t('drafting.gone', { ref: value }) }))];
  return (
    <fieldset className={`${styles.group} ${styles.wide}`} data-place={field.path} aria-describedby={`${id}-hint ${id}-error`}>
      <legend className={styles.legend}>{label}</legend>
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
      {all.length === 0 ? (
        <p className={styles.hint}>{t('drafting.noOptions')}</p>
      ) : (
        <div className={styles.choices}>
          {all.map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              checked={field.value.includes(option.value)}
              disabled={isReadOnly}
              onChange={({ currentTarget: { checked } }) =>
                field.set((values) =>
                  checked
                    ? [...values.filter((each) => each !== option.value), option.value]
                    : values.filter((each) => each !== option.value),
                )
              }
            />
          ))}
        </div>
      )}
      <div id={`${id}-error`} className={styles.error}>
        {error}
      </div>
    </fieldset>
  );
}
