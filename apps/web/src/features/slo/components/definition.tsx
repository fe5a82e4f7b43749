import type { ObjectiveDetail } from '@pulso/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useLocalized, useZoneName } from '../../../lib/locale.js';
import { Card } from '../../../ui/card.js';
import { TimeText } from '../../../ui/time-text.js';
import { useSloWords } from '../use-slo-words.js';
import styles from './definition.module.css';

/** What was signed, in words: indicator, formula, target, window and sample. */
export function Definition({ objective }: { readonly objective: ObjectiveDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const localized = useLocalized();
  const zoneName = useZoneName();
  const words = useSloWords();
  const { indicator, window, current } = objective;
  const rows: [string, ReactNode][] = [
    ['agreement', `${objective.agreement.code} · ${localized(objective.agreement.title)}`],
    ['service', objective.service.name],
    ['indicator', `${localized(indicator.name)} (${t(`slo.class.${indicator.class}`, { defaultValue: indicator.class })})`],
    ['formula', localized(indicator.algorithm)],
    ['target', words.target(objective)],
    ...(objective.warningTarget === null
      ? []
      : [['warning', words.target({ ...objective, target: objective.warningTarget })] as [string, ReactNode]]),
    [
      'window',
      window.kind === 'rolling'
        ? t('slo.window.rolling', { count: window.days })
        : t(`slo.window.${window.unit}`, { defaultValue: window.unit }),
    ],
    ['sample', t('slo.answers', { count: objective.minSample, n: format.integer(objective.minSample) })],
    ['zone', `${zoneName(objective.timeZone)} (${objective.timeZone})`],
    ...(current
      ? ([
          ['evaluated', <TimeText key="t" iso={current.evaluatedAt} timeZone={objective.timeZone} />],
          ['fingerprint', <code key="h">{current.inputsHash.slice(0, 16)}</code>],
        ] as [string, ReactNode][])
      : []),
  ];
  return (
    <Card title={t('slo.definition')}>
      <dl className={styles.rows}>
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`slo.def.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
