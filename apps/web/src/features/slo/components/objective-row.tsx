import type { ObjectiveView } from '@pulso/contracts';
import { Link } from '@tanstack/react-router';
import { useLocalized } from '../../../lib/locale.js';
import { useSloWords } from '../use-slo-words.js';
import { Bullet } from './bullet.js';
import { VerdictBadge } from './verdict-badge.js';
import styles from './objective-row.module.css';

/** One service level as a row: verdict, value and n first, the gauge beside them. */
export function ObjectiveRow({ objective }: { readonly objective: ObjectiveView }) {
  const words = useSloWords();
  const localized = useLocalized();
  const { current } = objective;
  const isSayable = current !== null && current.n > 0 && current.verdict !== 'INSUFFICIENT_DATA';
  return (
    <Link to="/objectives/$objectiveId" params={{ objectiveId: objective.id }} className={styles.row} data-row>
      <span className={styles.name}>
        <strong>
          {objective.code} · {localized(objective.name)}
        </strong>
        <span className="muted small">
          {objective.service.name} · {words.target(objective)}
        </span>
      </span>
      <span className={styles.verdict}>
        <VerdictBadge verdict={current?.verdict ?? 'NO_DATA'} irrecoverable={current?.irrecoverable ?? false} />
      </span>
      <span className={styles.figures}>
        <strong>{isSayable ? words.value(current) : '–'}</strong>
        <span className="muted tiny">
          {current && current.n > 0 ? words.n(current) : current && words.headline(current, objective)}
          {isSayable && <> · {words.interval(current)}</>}
        </span>
      </span>
      <span className={styles.gauge}>{isSayable && <Bullet evaluation={current} objective={objective} />}</span>
    </Link>
  );
}
