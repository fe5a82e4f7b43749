import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cursor } from '../draft/cursor.js';
import { useDraft } from '../draft/draft-context.js';
import { useFieldWords, type FieldName } from './field-text.js';
import { HINT_BELOW } from './hint-below.js';
import { useFieldMarks } from './use-field-marks.js';

export interface RefOption {
  readonly value: string;
  readonly label: string;
}

/** What a pointer holds before it points anywhere. */
export const UNDECIDED = 'undecided';

interface RefFieldProps {
  readonly name: FieldName;
  readonly options: readonly RefOption[];
}

/** Points at another item of the agreement. */
export function RefField({ field, ...rest }: RefFieldProps & { readonly field: Cursor<string> }) {
  return (
    <RefSelect
      {...rest}
      path={field.path}
      value={field.value === UNDECIDED ? null : field.value}
      isOptional={false}
      onChange={(value) => field.set(() => value ?? UNDECIDED)}
    />
  );
}

/** Points at another item, or at none. */
export function OptionalRefField({ field, ...rest }: RefFieldProps & { readonly field: Cursor<string | null> }) {
  return <RefSelect {...rest} path={field.path} value={field.value} isOptional onChange={(value) => field.set(() => value)} />;
}

interface RefSelectProps extends RefFieldProps {
  readonly path: string;
  readonly value: string | null;
  readonly isOptional: boolean;
  readonly onChange: (value: string | null) => void;
}

function RefSelect({ path, name, value, options, isOptional, onChange }: RefSelectProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useDraft();
  const { label, hint } = useFieldWords(name);
  const isKnown = value === null || options.some((option) => option.value === value);
  return (
    <NativeSelect
      id={path}
      label={label}
      description={hint}
      inputWrapperOrder={HINT_BELOW}
      value={value ?? ''}
      disabled={isReadOnly}
      {...useFieldMarks(path)}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      data={[
        { value: '', label: isOptional ? t('drafting.none') : t('drafting.choose') },
        ...options,
        ...(isKnown ? [] : [{ value: value ?? '', label: t('drafting.gone', { ref: value }) }]),
      ]}
    />
  );
}
