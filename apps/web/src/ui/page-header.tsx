import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './page-header.module.css';

interface PageHeaderProps {
  readonly title: string;
  /** For the tab of the browser, when it says more than the heading. */
  readonly documentTitle?: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly back?: ReactNode;
}

/** The one `h1` of a page: takes the focus on navigation and names the browser tab. */
export function PageHeader({ title, documentTitle, lead, actions, back }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${documentTitle ?? title} · Pulso`;
  }, [documentTitle, title]);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {back}
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {lead && <div className={styles.lead}>{lead}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
