import type { ObjectiveDetail } from '@pulso/contracts';
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useZoneName } from '../../../lib/locale.js';
import { Card } from '../../../ui/card.js';
import { DataTable } from '../../../ui/data-table.js';
import { dayVerdict, directedPercent } from '../day-verdict.js';
import { useSloWords } from '../use-slo-words.js';
import { VerdictBadge } from './verdict-badge.js';
import styles from './daily-strip.module.css';

const WEEK = 7;
/** Narrower than this a day is no longer a mark one can tell from the next. */
const MIN_DAY_PX = 7;
const FIRST_GUESS_PX = 360;

/** One bar a day in the agreement's zone: colour, height and pattern tell the verdict; one tab stop, arrows walk the days. */
export function DailyStrip({ objective }: { readonly objective: ObjectiveDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSloWords();
  const zoneName = useZoneName();
  const strip = useRef<HTMLDivElement>(null);
  const { ref: box, width } = useElementSize();
  const { target, comparator } = objective;
  // As many of the newest days as the width can show; the table has them all.
  const shownCount = Math.max(WEEK, Math.floor((width || FIRST_GUESS_PX) / MIN_DAY_PX));
  const days = objective.days.slice(-shownCount);
  const [current, setCurrent] = useState<number | null>(null);
  const [hasTable, setTable] = useState(false);
  const at = Math.min(current ?? days.length - 1, days.length - 1);

  const measure = (day: ObjectiveDetail['days'][number]) => ({
    ...day,
    verdict: dayVerdict(day, target, comparator),
    value: day.n === 0 ? '–' : format.exactPercent(directedPercent(day.good, day.n, comparator)),
  });
  const measured = days.map(measure);
  const nameOf = ({ date, n, verdict, value }: (typeof measured)[number]) => {
    const day = format.civilDay(date);
    if (verdict === 'NO_DATA') return t('slo.day.empty', { day });
    if (verdict === 'INSUFFICIENT_DATA') return t('slo.day.few', { day, n: format.integer(n) });
    return t('slo.day.measured', { day, verdict: t(`slo.verdict.${verdict}`).toLowerCase(), value, n: format.integer(n) });
  };

  const walk = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: days.length - 1,
      PageUp: at - WEEK,
      PageDown: at + WEEK,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(days.length - 1, Math.max(0, to));
    setCurrent(next);
    strip.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };

  const chosen = measured[at];
  return (
    <Card
      title={t('slo.days')}
      aside={
        <span className="muted small">{t('slo.daysLead', { target: words.target(objective), zone: zoneName(objective.timeZone) })}</span>
      }
    >
      {!chosen ? (
        <p className="muted">{t('slo.noDays')}</p>
      ) : (
        <div ref={box}>
          <div
            ref={strip}
            className={styles.strip}
            role="toolbar"
            aria-label={t('slo.days')}
            aria-description={t('slo.daysKeys')}
            onKeyDown={walk}
          >
            {measured.map((day, index) => (
              <button
                key={day.date}
                type="button"
                className={styles.day}
                data-verdict={day.verdict}
                tabIndex={index === at ? 0 : -1}
                aria-pressed={index === at}
                aria-label={nameOf(day)}
                onClick={() => setCurrent(index)}
              >
                <span className={styles.bar} />
              </button>
            ))}
          </div>
          <div className={styles.ends} aria-hidden>
            <span>{format.civilDayShort(measured[0]?.date ?? chosen.date)}</span>
            <span>{format.civilDayShort(measured.at(-1)?.date ?? chosen.date)}</span>
          </div>
          <div className={styles.foot}>
            <p className={styles.chosen}>{nameOf(chosen)}</p>
            <Button variant="subtle" size="compact-sm" aria-expanded={hasTable} onClick={() => setTable(!hasTable)}>
              {hasTable ? t('ui.hideTable') : t('ui.seeTable')}
            </Button>
          </div>
          {hasTable && (
            <DataTable
              dense
              caption={t('slo.days')}
              head={[
                t('slo.dayColumns.day'),
                t('slo.dayColumns.verdict'),
                t('slo.dayColumns.value'),
                t('slo.dayColumns.good'),
                t('slo.dayColumns.n'),
              ]}
              figures={[2, 3, 4]}
              rows={[...objective.days]
                .reverse()
                .map(measure)
                .map((day) => ({
                  id: day.date,
                  cells: [
                    format.civilDay(day.date),
                    <VerdictBadge key="v" verdict={day.verdict} />,
                    day.value,
                    format.integer(day.good),
                    format.integer(day.n),
                  ],
                }))}
            />
          )}
        </div>
      )}
    </Card>
  );
}
