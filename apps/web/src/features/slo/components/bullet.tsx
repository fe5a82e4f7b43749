import type { EvaluationView, ObjectiveView } from '@pulso/contracts';
import { useFormat } from '../../../lib/locale.js';
import { bulletScale } from '../bullet-scale.js';
import { useSloWords } from '../use-slo-words.js';
import styles from './bullet.module.css';

interface BulletProps {
  readonly evaluation: EvaluationView;
  readonly objective: Pick<ObjectiveView, 'comparator' | 'target' | 'warningTarget' | 'minSample' | 'timeZone'>;
  readonly large?: boolean;
}

/** Where the value lies against its target, with the interval it may truly be in. The ends of the scale are written. */
export function Bullet({ evaluation, objective, large = false }: BulletProps) {
  const format = useFormat();
  const words = useSloWords();
  const target = Number(objective.target);
  const warning = objective.warningTarget === null ? null : Number(objective.warningTarget);
  const { value, interval } = evaluation;
  const scale = bulletScale([value, interval?.low ?? null, interval?.high ?? null, target, warning], objective.comparator);
  const isGte = objective.comparator === 'gte';
  const goal = scale.at(target);
  const finding = [words.headline(evaluation, objective), words.interval(evaluation)].filter(Boolean).join(' ');
  return (
    <figure className={styles.figure} data-large={large || undefined}>
      <div className={styles.plot} role="img" aria-label={finding}>
        <span className={styles.zone} style={isGte ? { left: `${goal}%`, right: 0 } : { left: 0, right: `${100 - goal}%` }} />
        {interval && (
          <span
            className={styles.interval}
            style={{ left: `${scale.at(interval.low)}%`, right: `${100 - scale.at(interval.high)}%` }}
            data-verdict={evaluation.verdict}
          />
        )}
        {warning !== null && <span className={styles.warning} style={{ left: `${scale.at(warning)}%` }} />}
        {value !== null && <span className={styles.value} style={{ left: `${scale.at(value)}%` }} data-verdict={evaluation.verdict} />}
        <span className={styles.target} style={{ left: `${goal}%` }} />
      </div>
      <figcaption className={styles.axis}>
        <span data-covered={goal < 26 || undefined}>{format.percent(scale.from, 0)}</span>
        <span className={styles.goal} style={{ left: `${Math.min(88, Math.max(12, goal))}%` }}>
          {words.target(objective)}
        </span>
        <span data-covered={goal > 74 || undefined}>{format.percent(scale.to, 0)}</span>
      </figcaption>
    </figure>
  );
}
