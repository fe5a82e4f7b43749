import { Tooltip } from '@mantine/core';
import { cloneElement, useId, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../lib/session-context.js';
import type { Action } from '../lib/permissions.js';
import styles from './gated.module.css';

interface GatedProps {
  readonly action: Action;
  readonly children: ReactElement<{
    disabled?: boolean;
    'data-disabled'?: boolean;
    'aria-disabled'?: boolean;
    'aria-describedby'?: string;
    onClick?: unknown;
  }>;
}

/** Leaves a button in its place but out of use for a role that may not press it, and says which role may. */
export function Gated({ action, children }: GatedProps) {
  const { t } = useTranslation();
  const id = useId();
  if (useMay(action)) return children;
  return (
    <Tooltip label={t('ui.needsManager')}>
      <span className={styles.gated}>
        {cloneElement(children, {
          'data-disabled': true,
          'aria-disabled': true,
          'aria-describedby': id,
          onClick: (event: Event) => event.preventDefault(),
        })}
        <span id={id} className={styles.reason}>
          {t('ui.needsManager')}
        </span>
      </span>
    </Tooltip>
  );
}
