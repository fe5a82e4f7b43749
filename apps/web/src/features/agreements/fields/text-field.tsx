import { TextInput } from '@mantine/core';
import type { Cursor } from '../draft/cursor.js';
import { useDraft } from '../draft/draft-context.js';
import { useFieldWords, type FieldName } from './field-text.js';
import { HINT_BELOW } from './hint-below.js';
import { useFieldMarks } from './use-field-marks.js';

interface TextFieldProps {
  readonly field: Cursor<string>;
  readonly name: FieldName;
  readonly maxLength?: number;
  readonly type?: 'text' | 'email' | 'tel';
  /** Values to choose from that do not close the list. */
  readonly suggestions?: readonly string[];
}

export function TextField({ field, name, maxLength = 200, type = 'text', suggestions }: TextFieldProps) {
  const { isReadOnly } = useDraft();
  const { label, hint } = useFieldWords(name);
  const list = suggestions ? `${field.path}.suggestions` : undefined;
  return (
    <>
      <TextInput
        id={field.path}
        label={label}
        description={hint}
        inputWrapperOrder={HINT_BELOW}
        type={type}
        value={field.value}
        maxLength={maxLength}
        readOnly={isReadOnly}
        autoComplete="off"
        {...(list ? { list } : {})}
        {...useFieldMarks(field.path)}
        onChange={({ currentTarget: { value } }) => field.set(() => value)}
      />
      {list && (
        <datalist id={list}>
          {suggestions?.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </>
  );
}
