import { AGREEMENT_TYPES, type AgreementType } from '@pulso/agreements';
import type { AgreementView } from '@pulso/contracts';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AGREEMENT_STANDINGS, type AgreementStanding } from '../agreement-standing.js';
import styles from './agreement-filters.module.css';

export interface AgreementFilter {
  readonly type?: AgreementType;
  readonly status?: AgreementStanding;
}

interface AgreementFiltersProps {
  readonly filter: AgreementFilter;
  readonly shown: readonly AgreementView[];
  readonly onChange: (filter: AgreementFilter) => void;
}

const TEXT = { work: 'agreements.work', inForce: 'agreements.inForce', ended: 'agreements.ended' } as const;

/** By type and by where an agreement stands; both live in the address. */
export function AgreementFilters({ filter, shown, onChange }: AgreementFiltersProps) {
  const { t } = useTranslation();
  const without = (key: keyof AgreementFilter): AgreementFilter =>
    Object.fromEntries(Object.entries(filter).filter(([name]) => name !== key));
  const change = (key: keyof AgreementFilter, value: string) => onChange(value ? { ...without(key), [key]: value } : without(key));
  return (
    <div className={styles.filters}>
      <NativeSelect
        label={t('agreements.filterStatus')}
        value={filter.status ?? ''}
        onChange={(event) => change('status', event.currentTarget.value)}
        data={[{ value: '', label: t('agreements.all') }, ...AGREEMENT_STANDINGS.map((value) => ({ value, label: t(TEXT[value]) }))]}
      />
      <NativeSelect
        label={t('agreements.filterType')}
        value={filter.type ?? ''}
        onChange={(event) => change('type', event.currentTarget.value)}
        data={[
          { value: '', label: t('agreements.all') },
          ...AGREEMENT_TYPES.map((value) => ({ value, label: t(`agreements.type.${value}`) })),
        ]}
      />
      <p className={styles.count} role="status">
        {t('agreements.shown', { count: shown.length })}
      </p>
    </div>
  );
}
