import type { EvaluationView } from '@pulso/contracts';
import { Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/locale.js';
import styles from './budget.module.css';

interface BudgetProps {
  readonly evaluation: EvaluationView;
  /** Only the first one on a page explains the term. */
  readonly explained?: boolean;
}

/** The error budget, signed: how many bad answers are left of those allowed, and how far they are used up. */
export function Budget({ evaluation, explained = false }: BudgetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { budget } = evaluation;
  const consumed = budget.consumed ?? 0;
  const reach = Math.max(1.2, consumed * 1.05);
  const state = consumed > 1 ? 'over' : consumed > 0.8 ? 'near' : 'within';
  return (
    <div className={styles.budget}>
      <div className={styles.line}>
        <span className={styles.name}>
          {evaluation.state === 'open' ? t('slo.budget.soFar') : t('slo.budget.name')}
          {explained && (
            <Tooltip label={t('slo.budget.hint')} multiline w={260}>
              <button type="button" className={styles.hint} aria-label={t('slo.budget.hint')}>
                <IconInfoCircle size={15} aria-hidden />
              </button>
            </Tooltip>
          )}
        </span>
        <span className="num">
          <strong>{format.signed(budget.remaining)}</strong>{' '}
          <span className="muted">{t('slo.budget.of', { allowed: format.decimal(budget.allowed, 1) })}</span>
        </span>
      </div>
      {budget.consumed !== null && (
        <div className={styles.track} role="img" aria-label={t('slo.budget.used', { used: format.percent(consumed, 0) })}>
          <span className={styles.used} data-state={state} style={{ inlineSize: `${(consumed / reach) * 100}%` }} />
          <span className={styles.limit} style={{ insetInlineStart: `${(1 / reach) * 100}%` }} />
        </div>
      )}
    </div>
  );
}
