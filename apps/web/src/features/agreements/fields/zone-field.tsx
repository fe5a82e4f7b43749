import { NativeSelect } from '@mantine/core';
import { currencies, timeZones } from '../../../lib/format.js';
import { useFormat } from '../../../lib/locale.js';
import type { Cursor } from '../draft/cursor.js';
import { useDraft } from '../draft/draft-context.js';
import { useFieldWords, type FieldName } from './field-text.js';
import { HINT_BELOW } from './hint-below.js';
import { useFieldMarks } from './use-field-marks.js';

interface ListedFieldProps {
  readonly field: Cursor<string>;
  readonly name: FieldName;
}

function ListedField({
  field,
  name,
  options,
}: ListedFieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  const { isReadOnly } = useDraft();
  const { label, hint } = useFieldWords(name);
  const isKnown = options.some(({ value }) => value === field.value);
  return (
    <NativeSelect
      id={field.path}
      label={label}
      description={hint}
      inputWrapperOrder={HINT_BELOW}
      value={field.value}
      disabled={isReadOnly}
      {...useFieldMarks(field.path)}
      onChange={({ currentTarget: { value } }) => field.set(() => value)}
      data={[...(isKnown ? [] : [{ value: field.value, label: field.value }]), ...options]}
    />
  );
}

/** An IANA time zone. */
export function ZoneField(props: ListedFieldProps) {
  return <ListedField {...props} options={timeZones().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))} />;
}

/** A currency by its code and name. */
export function CurrencyField(props: ListedFieldProps) {
  const { region } = useFormat();
  return <ListedField {...props} options={currencies(region).map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))} />;
}
