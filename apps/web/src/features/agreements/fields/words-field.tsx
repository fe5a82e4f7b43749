import type { LocalizedText } from '@pulso/agreements';
import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { at, type Cursor } from '../draft/cursor.js';
import { useDraft, useLanguages } from '../draft/draft-context.js';
import { useFieldWords, type FieldName } from './field-text.js';
import styles from './fields.module.css';
import { HINT_BELOW } from './hint-below.js';
import { useFieldMarks } from './use-field-marks.js';

interface WordsFieldProps {
  readonly field: Cursor<LocalizedText>;
  readonly name: FieldName;
  /** Several lines; otherwise one. */
  readonly prose?: boolean;
}

const MAX_SHORT = 500;
const MAX_PROSE = 20_000;

/** A text in each language of the agreement, and in no other. */
export function WordsField({ field, name, prose = false }: WordsFieldProps) {
  const languages = useLanguages();
  return (
    <div className={`${languages.length > 1 ? styles.pair : ''} ${styles.wide}`}>
      {languages.map((language) => (
        <WordsInput
          key={language}
          field={at(field, language)}
          language={language}
          isOnly={languages.length === 1}
          name={name}
          prose={prose}
        />
      ))}
    </div>
  );
}

interface WordsInputProps {
  readonly field: Cursor<string>;
  readonly language: 'es' | 'en';
  readonly isOnly: boolean;
  readonly name: FieldName;
  readonly prose: boolean;
}

function WordsInput({ field, language, isOnly, name, prose }: WordsInputProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useDraft();
  const { label, hint } = useFieldWords(name);
  const shared = {
    id: field.path,
    label: isOnly ? label : t('drafting.inLanguage', { label, language: t(`drafting.language.${language}`) }),
    description: hint,
    inputWrapperOrder: HINT_BELOW,
    value: field.value,
    lang: language,
    readOnly: isReadOnly,
    ...useFieldMarks(field.path),
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) => field.set(() => value),
  };
  return prose ? (
    <Textarea {...shared} className={styles.prose ?? ''} maxLength={MAX_PROSE} rows={3} />
  ) : (
    <TextInput {...shared} maxLength={MAX_SHORT} autoComplete="off" />
  );
}
