import type { ObjectiveDetail } from '@pulso/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/locale.js';
import { Card } from '../../../ui/card.js';
import { DataTable } from '../../../ui/data-table.js';
import { Tag } from '../../../ui/tag.js';
import { useSloWords } from '../use-slo-words.js';
import { VerdictBadge } from './verdict-badge.js';

/** Every period that was evaluated, newest first, with numerator and denominator. */
export function PeriodHistory({ objective }: { readonly objective: ObjectiveDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSloWords();
  const periods = [...objective.history].sort((a, b) => (a.from < b.from ? 1 : -1));
  return (
    <Card title={t('slo.history')} flush>
      {periods.length === 0 ? (
        <p className="muted" style={{ margin: 0, padding: '4px 16px 16px' }}>
          {t('slo.noHistory')}
        </p>
      ) : (
        <DataTable
          caption={t('slo.history')}
          head={['period', 'verdict', 'value', 'good', 'n', 'budget'].map((column) => t(`slo.historyColumns.${column}`))}
          figures={[2, 3, 4, 5]}
          rows={periods.map((evaluation) => ({
            id: evaluation.periodKey,
            cells: [
              <>
                {words.period(evaluation, objective)} {evaluation.state === 'open' && <Tag>{t('slo.open')}</Tag>}
              </>,
              <VerdictBadge key="v" verdict={evaluation.verdict} irrecoverable={evaluation.irrecoverable && evaluation.state === 'open'} />,
              evaluation.verdict === 'INSUFFICIENT_DATA' ? '–' : words.value(evaluation),
              format.integer(evaluation.good),
              format.integer(evaluation.n),
              evaluation.n === 0 ? '–' : format.signed(evaluation.budget.remaining),
            ],
          }))}
        />
      )}
    </Card>
  );
}
