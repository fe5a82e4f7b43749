import { useTranslation } from 'react-i18next';
import { currencyDigits, decimalSign } from '../../../lib/format.js';
import { useFormat } from '../../../lib/locale.js';
import type { Cursor } from '../draft/cursor.js';
import { readDecimal, shiftDecimal, writeDecimal } from '../draft/decimal-text.js';
import type { FieldName } from './field-text.js';
import { NumberTextField } from './number-text-field.js';

interface FigureProps {
  readonly name: FieldName;
  readonly suffix?: string;
}

interface CountFieldProps extends FigureProps {
  readonly field: Cursor<number>;
  readonly min?: number;
  readonly max?: number;
}

const MOST = 1_000_000_000;

/** A whole number. */
export function CountField({ field, min = 0, max = MOST, ...rest }: CountFieldProps) {
  const take = useCountReader(min, max);
  return (
    <NumberTextField
      {...rest}
      path={field.path}
      text={String(field.value)}
      take={(text) => take(text, (value) => field.set(() => value))}
    />
  );
}

interface OptionalCountFieldProps extends FigureProps {
  readonly field: Cursor<number | null>;
  readonly min?: number;
  readonly max?: number;
}

/** A whole number, or empty for none. */
export function OptionalCountField({ field, min = 0, max = MOST, ...rest }: OptionalCountFieldProps) {
  const take = useCountReader(min, max);
  return (
    <NumberTextField
      {...rest}
      path={field.path}
      text={field.value === null ? '' : String(field.value)}
      take={(text) => {
        if (text.trim() !== '') return take(text, (value) => field.set(() => value));
        field.set(() => null);
        return null;
      }}
    />
  );
}

function useCountReader(min: number, max: number): (text: string, set: (value: number) => void) => string | null {
  const { t } = useTranslation();
  const format = useFormat();
  return (text, set) => {
    const decimal = readDecimal(text, decimalSign(format.region));
    const value = decimal !== null && /^\d+$/.test(decimal) ? Number(decimal) : null;
    if (value === null) return t('drafting.error.whole');
    if (value < min || value > max) return t('drafting.error.range', { min: format.integer(min), max: format.integer(max) });
    set(value);
    return null;
  };
}

/** Decimal text in some unit. */
export function DecimalField({ field, ...rest }: FigureProps & { readonly field: Cursor<string> }) {
  const { t } = useTranslation();
  const sign = decimalSign(useFormat().region);
  return (
    <NumberTextField
      {...rest}
      path={field.path}
      text={writeDecimal(field.value, sign)}
      take={(text) => {
        const decimal = readDecimal(text, sign);
        if (decimal === null || !/^\d{1,12}(\.\d{1,9})?$/.test(decimal)) return t('drafting.error.number');
        field.set(() => decimal);
        return null;
      }}
    />
  );
}

/** A share: percent on the screen, a fraction in the agreement. Empty is null where null is allowed. */
export function ShareField({
  field,
  name,
  isOptional = false,
}: {
  readonly name: FieldName;
  readonly field: Cursor<string | null>;
  readonly isOptional?: boolean;
}) {
  const { t } = useTranslation();
  const sign = decimalSign(useFormat().region);
  return (
    <NumberTextField
      name={name}
      suffix="%"
      path={field.path}
      text={field.value === null ? '' : writeDecimal(shiftDecimal(field.value, 2), sign)}
      take={(text) => {
        const plain = text.replace(/%/g, '').trim();
        if (isOptional && plain === '') {
          field.set(() => null);
          return null;
        }
        const percent = readDecimal(plain, sign);
        const share = percent === null ? null : shiftDecimal(percent, -2);
        if (share === null || !/^(0(\.\d{1,9})?|1)$/.test(share)) return t('drafting.error.share');
        field.set(() => share);
        return null;
      }}
    />
  );
}

/** An amount in the agreement's currency: whole units on the screen, the smallest unit in the agreement. */
export function MoneyField({
  field,
  name,
  currency,
}: {
  readonly name: FieldName;
  readonly field: Cursor<string>;
  readonly currency: string;
}) {
  const { t } = useTranslation();
  const sign = decimalSign(useFormat().region);
  const digits = currencyDigits(currency);
  return (
    <NumberTextField
      name={name}
      suffix={currency}
      path={field.path}
      text={writeDecimal(shiftDecimal(field.value, -digits), sign)}
      take={(text) => {
        const amount = readDecimal(text, sign);
        const minor = amount === null ? null : shiftDecimal(amount, digits);
        if (minor === null || !/^\d{1,15}$/.test(minor)) return t('drafting.error.money', { digits });
        field.set(() => minor);
        return null;
      }}
    />
  );
}
