import type { AgreementTemplateView, TemplateVariableView } from '@pulso/contracts';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../lib/api.js';
import { currencies, currencyDigits, decimalSign, timeZones } from '../../../lib/format.js';
import { useFormat, useLanguage, useLocalized } from '../../../lib/locale.js';
import { Card } from '../../../ui/card.js';
import { createAgreement } from '../api/draft-api.js';
import { readDecimal, shiftDecimal, writeDecimal } from '../draft/decimal-text.js';
import styles from './template-gallery.module.css';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const WHOLE = /^\d{1,15}$/;

interface TemplateStartProps {
  readonly template: AgreementTemplateView;
  readonly onCreated: (agreementId: string, n: number) => void;
  readonly onBack: () => void;
}

type Values = Readonly<Record<string, string>>;

/** The blanks of a template, filled in as far as can be known and all of them optional; one click makes the draft. */
export function TemplateStart({ template, onCreated, onBack }: TemplateStartProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const sign = decimalSign(useFormat().region);
  const reader = useLanguage();
  const [language, setLanguage] = useState(reader);
  const [isBilingual, setBilingual] = useState(false);
  const [code, setCode] = useState('');
  const { variables } = template;
  const [values, setValues] = useState<Values>(() => Object.fromEntries(variables.map((each) => [each.key, shown(each, variables, sign)])));
  const [wasTried, setTried] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const digits = currencyDigits(values['currency'] || 'EUR');
  const stored = (variable: TemplateVariableView): string | null => {
    const value = (values[variable.key] ?? '').trim();
    if (value === '') return '';
    if (variable.kind === 'email') return EMAIL.test(value) ? value : null;
    if (variable.kind !== 'money' && variable.kind !== 'number') return value;
    const decimal = readDecimal(value, sign);
    if (decimal === null || variable.kind === 'number') return decimal;
    const minor = shiftDecimal(decimal, digits);
    return WHOLE.test(minor) ? minor : null;
  };
  const wrong = variables.filter((variable) => stored(variable) === null);
  const isCodeWrong = code.trim() !== '' && !CODE.test(code.trim());
  const create = useMutation({
    mutationFn: () =>
      createAgreement({
        templateKey: template.key,
        language,
        alsoIn: isBilingual ? [language === 'es' ? 'en' : 'es'] : [],
        variables: Object.fromEntries(
          variables.map((variable) => [variable.key, stored(variable) ?? '']).filter(([, value]) => value !== ''),
        ),
        ...(code.trim() && { code: code.trim() }),
      }),
    onSuccess: ({ id, inWork }) => onCreated(id, inWork ?? 1),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.length > 0 || isCodeWrong) requestAnimationFrame(() => summary.current?.focus());
    else create.mutate();
  };
  return (
    <Card title={localized(template.name)}>
      <form className={styles.start} onSubmit={submit} noValidate>
        <p className={styles.text}>{localized(template.description)}</p>
        {template.legalNote && (
          <p className={styles.note}>
            <IconGavel size={18} aria-hidden />
            <span>{localized(template.legalNote)}</span>
          </p>
        )}
        {wasTried && (wrong.length > 0 || isCodeWrong) && (
          <div ref={summary} className={styles.summary} tabIndex={-1} role="alert">
            <p>{t('ui.summary', { count: wrong.length + Number(isCodeWrong) })}</p>
            <ul>
              {wrong.map(({ key, label }) => (
                <li key={key}>
                  <a href={`#variable-${key}`}>{localized(label)}</a>
                </li>
              ))}
              {isCodeWrong && (
                <li>
                  <a href="#agreement-code">{t('drafting.gallery.code')}</a>
                </li>
              )}
            </ul>
          </div>
        )}
        <NativeSelect
          label={t('drafting.gallery.language')}
          description={t('drafting.gallery.languageHint')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value as typeof language)}
          data={(['es', 'en'] as const).map((value) => ({ value, label: t(`drafting.choice.language.${value}`) }))}
        />
        <Checkbox
          label={t(language === 'es' ? 'drafting.gallery.alsoEnglish' : 'drafting.gallery.alsoSpanish')}
          checked={isBilingual}
          onChange={(event) => setBilingual(event.currentTarget.checked)}
        />
        {variables.length > 0 && (
          <fieldset className={styles.variables}>
            <legend>{t('drafting.gallery.variables')}</legend>
            <p className={styles.text}>{t('drafting.gallery.variablesHint')}</p>
            {variables.map((variable) => (
              <VariableField
                key={variable.key}
                variable={variable}
                currency={values['currency'] ?? ''}
                value={values[variable.key] ?? ''}
                error={wasTried && stored(variable) === null ? t(`drafting.gallery.wrong.${variable.kind}`) : null}
                onChange={(value) => setValues((all) => ({ ...all, [variable.key]: value }))}
              />
            ))}
          </fieldset>
        )}
        <TextInput
          id="agreement-code"
          label={t('drafting.gallery.code')}
          description={t('drafting.gallery.codeHint')}
          value={code}
          maxLength={40}
          autoComplete="off"
          error={wasTried && isCodeWrong && t('drafting.gallery.codeWrong')}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {create.error && (
          <p role="alert" className={styles.summary}>
            {refusal(create.error, t)}
          </p>
        )}
        <div className={styles.actions}>
          <Button type="submit" loading={create.isPending}>
            {t('drafting.gallery.start')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {t('drafting.gallery.other')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function refusal(error: unknown, t: (key: string, values?: Record<string, string>) => string): string {
  const code = error instanceof ApiError ? error.code : 'console.unexpected';
  return code === 'agreement.code-taken' ? t('drafting.gallery.codeTaken') : t('drafting.gallery.createFailed', { code });
}

/** A default as a person writes it: amounts in whole units of the template's own currency. */
function shown({ kind, default: value }: TemplateVariableView, variables: readonly TemplateVariableView[], sign: '.' | ','): string {
  if (value === '' || (kind !== 'money' && kind !== 'number')) return value;
  const currency = variables.find(({ key }) => key === 'currency')?.default || 'EUR';
  return writeDecimal(kind === 'money' ? shiftDecimal(value, -currencyDigits(currency)) : value, sign);
}

interface VariableFieldProps {
  readonly variable: TemplateVariableView;
  readonly currency: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

const INPUT_TYPE = { email: 'email', date: 'date', text: 'text', money: 'text', number: 'text' } as const;

function VariableField({ variable, currency, value, error, onChange }: VariableFieldProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { region } = useFormat();
  const { key, kind } = variable;
  const label = localized(variable.label);
  const id = `variable-${key}`;
  if (key === 'time_zone' || key === 'currency') {
    const options =
      key === 'time_zone'
        ? timeZones().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
        : currencies(region).map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }));
    return <NativeSelect id={id} label={label} value={value} data={options} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  return (
    <TextInput
      id={id}
      label={kind === 'money' && currency ? t('drafting.withUnit', { label, unit: currency }) : label}
      description={kind === 'text' || kind === 'email' ? t('drafting.gallery.example', { example: variable.example }) : undefined}
      type={INPUT_TYPE[kind]}
      inputMode={kind === 'money' || kind === 'number' ? 'decimal' : undefined}
      value={value}
      error={error}
      maxLength={500}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
