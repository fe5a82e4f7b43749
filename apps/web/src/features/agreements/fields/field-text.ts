import { useTranslation } from 'react-i18next';
import type { draftingTexts } from '../drafting-texts.js';

/** Name of a field in the catalogue: its label and its hint. */
export type FieldName = keyof (typeof draftingTexts)['es']['field'];
/** A family of choices in the catalogue. */
export type ChoiceName = keyof (typeof draftingTexts)['es']['choice'];

export interface FieldWords {
  readonly label: string;
  readonly hint: string;
}

export function useFieldWords(name: FieldName): FieldWords {
  const { t } = useTranslation();
  return { label: t(`drafting.field.${name}.label`), hint: t(`drafting.field.${name}.hint`) };
}

/** The words of one family of choices. */
export function useChoiceWords(name: ChoiceName): (value: string) => string {
  const { t } = useTranslation();
  return (value) => t(`drafting.choice.${name}.${value}`);
}
