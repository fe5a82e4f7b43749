import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Cursor } from '../draft/cursor.js';
import { useDraft } from '../draft/draft-context.js';
import { useFieldWords, type FieldName } from './field-text.js';
import { HINT_BELOW } from './hint-below.js';
import { useFieldMarks } from './use-field-marks.js';

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Short entries, one a line. */
export function LinesField({ field, name }: { readonly field: Cursor<readonly string[]>; readonly name: FieldName }) {
  const { isReadOnly } = useDraft();
  const { label, hint } = useFieldWords(name);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      id={field.path}
      label={label}
      description={hint}
      inputWrapperOrder={HINT_BELOW}
      rows={3}
      value={typed ?? field.value.join('\n')}
      readOnly={isReadOnly}
      {...useFieldMarks(field.path)}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        field.set(() => lines(value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
