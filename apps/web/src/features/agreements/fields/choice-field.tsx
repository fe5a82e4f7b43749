import { NativeSelect } from '@mantine/core';
import type { Cursor } from '../draft/cursor.js';
import { useDraft } from '../draft/draft-context.js';
import { useChoiceWords, useFieldWords, type ChoiceName, type FieldName } from './field-text.js';
import { HINT_BELOW } from './hint-below.js';
import { useFieldMarks } from './use-field-marks.js';

interface ChoiceFieldProps<Value extends string> {
  readonly field: Cursor<Value>;
  readonly name: FieldName;
  readonly choice: ChoiceName;
  readonly values: readonly Value[];
}

/** One of a few fixed values, in words. */
export function ChoiceField<Value extends string>({ field, name, choice, values }: ChoiceFieldProps<Value>) {
  const { isReadOnly } = useDraft();
  const { label, hint } = useFieldWords(name);
  const words = useChoiceWords(choice);
  return (
    <NativeSelect
      id={field.path}
      label={label}
      description={hint}
      inputWrapperOrder={HINT_BELOW}
      value={field.value}
      disabled={isReadOnly}
      {...useFieldMarks(field.path)}
      onChange={({ currentTarget: { value } }) => field.set(() => value as Value)}
      data={values.map((value) => ({ value, label: words(value) }))}
    />
  );
}
