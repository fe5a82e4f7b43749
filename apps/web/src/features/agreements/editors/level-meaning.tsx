import { plainTarget, type AgreedIndicator, type ServiceLevel } from '@pulso/agreements';
import { minSampleFor, verdictRisks } from '@pulso/slo';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useLanguage } from '../../../lib/locale.js';
import { useDraft } from '../draft/draft-context.js';
import styles from './level-panel.module.css';

interface LevelMeaningProps {
  readonly level: ServiceLevel;
  readonly indicator: AgreedIndicator | undefined;
  readonly onMinSample: (minSample: number) => void;
}

const WIDTHS = [0.1, 0.05] as const;
const SHARE = /^0\.\d*[1-9]\d*$/;
/** A rarer wrong verdict is told as rarer than this, never as impossible. */
const LEAST_SHOWN = 0.001;
const MOST_JUDGED = 1_000_000;

/** A target in plain words, what a wrong verdict costs at this volume, and how many answers make it trustworthy. */
export function LevelMeaning({ level, indicator, onMinSample }: LevelMeaningProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const { isReadOnly } = useDraft();
  const plain = indicator ? plainTarget(level, indicator, language) : null;
  const judged = level.expectedPerWindow ?? level.minSample;
  const { target, comparator, verdictRule, method } = level;
  const isJudgedByEvents = method === 'events' && (indicator?.form ?? 'ratio') === 'ratio' && SHARE.test(target);
  const risks = useMemo(
    () =>
      isJudgedByEvents && judged >= 1 && judged <= MOST_JUDGED ? verdictRisks(target, judged, { comparator, rule: verdictRule }) : null,
    [comparator, isJudgedByEvents, judged, target, verdictRule],
  );
  const samples = useMemo(
    () => (isJudgedByEvents ? WIDTHS.map((width) => ({ width, n: minSampleFor(width, target) })) : []),
    [isJudgedByEvents, target],
  );
  const rate = (share: number) =>
    share < LEAST_SHOWN ? t('drafting.meaning.lessThan', { share: format.percent(LEAST_SHOWN) }) : format.percent(share);
  const better = risks?.[0];
  const worse = risks?.[2];
  return (
    <div className={styles.panel} role="group" aria-label={t('drafting.meaning.title')}>
      <p className={styles.lead}>{plain ? plain.sentence : t(indicator ? 'drafting.meaning.noTarget' : 'drafting.meaning.noIndicator')}</p>
      {better && worse && (
        <>
          <dl className={styles.figures}>
            <div>
              <dt>{t('drafting.meaning.falseAlarm', { share: format.percent(better.trueShare) })}</dt>
              <dd className="num">{rate(better.wrong)}</dd>
            </div>
            <div>
              <dt>{t('drafting.meaning.falseMet', { share: format.percent(worse.trueShare) })}</dt>
              <dd className="num">{rate(worse.wrong)}</dd>
            </div>
          </dl>
          <p className={styles.note}>
            {t(level.expectedPerWindow === null ? 'drafting.meaning.atMinimum' : 'drafting.meaning.atVolume', {
              n: format.integer(judged),
            })}
          </p>
        </>
      )}
      {samples.length > 0 && (
        <p className={styles.note}>
          {t('drafting.meaning.samples', {
            wide: format.integer(samples[0]?.n ?? 0),
            narrow: format.integer(samples[1]?.n ?? 0),
            now: format.integer(level.minSample),
          })}
        </p>
      )}
      {!isReadOnly && samples[0] && level.minSample < samples[0].n && (
        <Button size="compact-sm" variant="default" onClick={() => onMinSample(samples[0]?.n ?? level.minSample)}>
          {t('drafting.meaning.useSample', { n: format.integer(samples[0].n) })}
        </Button>
      )}
    </div>
  );
}
