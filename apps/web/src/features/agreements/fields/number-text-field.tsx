import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../draft/draft-context.js';
import { useFieldWords, type FieldName } from './field-text.js';
import { HINT_BELOW } from './hint-below.js';
import { useFieldMarks } from './use-field-marks.js';

interface NumberTextFieldProps {
  readonly path: string;
  readonly name: FieldName;
  /** As it is shown when nobody types. */
  readonly text: string;
  readonly suffix?: string;
  /** Takes what was typed; answers with what is wrong with it, in words, or null. */
  readonly take: (text: string) => string | null;
}

/** A field for figures: what is being typed stays as it is typed; what cannot be read is said, kept, and not passed on. */
export function NumberTextField({ path, name, text, suffix, take }: NumberTextFieldProps) {
  const { isReadOnly } = useDraft();
  const { t } = useTranslation();
  const { label, hint } = useFieldWords(name);
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    if (error === null && document.activeElement?.id !== path) setTyped(null);
  }, [error, path, text]);
  return (
    <TextInput
      id={path}
      label={suffix ? t('drafting.withUnit', { label, unit: suffix }) : label}
      description={hint}
      inputWrapperOrder={HINT_BELOW}
      value={typed ?? text}
      inputMode="decimal"
      autoComplete="off"
      maxLength={24}
      readOnly={isReadOnly}
      {...useFieldMarks(path, error)}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        const wrong = take(value);
        if (wrong === null) setError(null);
        else if (error !== null) setError(wrong);
      }}
      onBlur={({ currentTarget: { value } }) => {
        if (typed === null) return;
        const wrong = take(value);
        setError(wrong);
        if (wrong === null) setTyped(null);
      }}
    />
  );
}
