import { IconChevronDown } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpen } from '../draft/open-places.js';
import styles from './block.module.css';

interface BlockProps {
  /** Names the block for folding; the section or part of it that is edited here. */
  readonly place: string;
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}

/** One part of a step, which can be folded away. */
export function Block({ place, title, hint, children }: BlockProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useOpen(place, true);
  return (
    <section className={styles.block} aria-labelledby={id}>
      <div className={styles.head}>
        <div>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          <p className={styles.hint}>{hint}</p>
        </div>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'drafting.fold' : 'drafting.unfold', { name: title })}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronDown size={18} aria-hidden />
        </button>
      </div>
      {isOpen && <div className={styles.body}>{children}</div>}
    </section>
  );
}
