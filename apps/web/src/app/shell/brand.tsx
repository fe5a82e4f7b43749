import styles from './brand.module.css';

export function Brand() {
  return (
    <span className={styles.brand}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden focusable="false">
        <rect width="32" height="32" rx="8" fill="var(--primary)" />
        <path
          d="M5 17h5l3-8 6 15 3-7h5"
          fill="none"
          stroke="var(--on-primary)"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Pulso
    </span>
  );
}
