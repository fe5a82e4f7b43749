import type { Icon } from '@tabler/icons-react';
import styles from './status-badge.module.css';

export type Tone = 'met' | 'risk' | 'missed' | 'unknown' | 'excluded' | 'info';

interface StatusBadgeProps {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly children: string;
  readonly outlined?: boolean;
  readonly large?: boolean;
}

/** A state as icon, word and colour: never colour alone. */
export function StatusBadge({ tone, icon: Mark, children, outlined = false, large = false }: StatusBadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone} data-outlined={outlined || undefined} data-large={large || undefined}>
      <Mark size={large ? 18 : 14} stroke={2.2} aria-hidden />
      {children}
    </span>
  );
}
