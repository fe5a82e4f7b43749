import { TextInput } from '@mantine/core';
import type { Cursor } from '../draft/cursor.js';
import { useDraft } from '../draft/draft-context.js';
import { useFieldWords, type FieldName } from './field-text.js';
import { HINT_BELOW } from './hint-below.js';
import { useFieldMarks } from './use-field-marks.js';

interface ClockFieldProps {
  readonly path: string;
  readonly name: FieldName;
  readonly kind: 'date' | 'time';
  readonly value: string;
  /** Only whole dates and times come out, or the empty text. */
  readonly onChange: (value: string) => void;
}

function ClockField({ path, name, kind, value, onChange }: ClockFieldProps) {
  const { isReadOnly } = useDraft();
  const { label, hint } = useFieldWords(name);
  return (
    <TextInput
      id={path}
      type={kind}
      label={label}
      description={hint}
      inputWrapperOrder={HINT_BELOW}
      value={value}
      readOnly={isReadOnly}
      {...useFieldMarks(path)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface NamedField<Value> {
  readonly field: Cursor<Value>;
  readonly name: FieldName;
}

/** A calendar day of the agreement; an empty field changes nothing. */
export function DateField({ field, name }: NamedField<string>) {
  return <ClockField path={field.path} name={name} kind="date" value={field.value} onChange={(value) => value && field.set(() => value)} />;
}

/** A calendar day, or none. */
export function OptionalDateField({ field, name }: NamedField<string | null>) {
  return (
    <ClockField path={field.path} name={name} kind="date" value={field.value ?? ''} onChange={(value) => field.set(() => value || null)} />
  );
}

/** A local time of day. */
export function TimeField({ field, name }: NamedField<string>) {
  return (
    <ClockField
      path={field.path}
      name={name}
      kind="time"
      value={field.value}
      onChange={(value) => value && field.set(() => value.slice(0, 5))}
    />
  );
}
