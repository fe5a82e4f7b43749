import type { FeedbackDetail } from '@pulso/contracts';
import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QueryFace } from '../../../ui/face.js';
import { opinionQuery } from '../api/feed-api.js';
import { OpinionContext } from './opinion-context.js';
import { OpinionMeasured } from './opinion-measured.js';
import { OpinionUnderstood } from './opinion-understood.js';
import { OpinionWords } from './opinion-words.js';
import styles from './opinion-drawer.module.css';

interface OpinionDrawerProps {
  readonly id: string | undefined;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** One opinion with its evidence: words, rating, context, what was understood, and what it counted for. */
export function OpinionDrawer({ id, timeZone, onClose }: OpinionDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size={560}
      title={t('feedback.opinion')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      transitionProps={{ duration: 150 }}
    >
      {id && <Opinion id={id} timeZone={timeZone} />}
    </Drawer>
  );
}

function Opinion({ id, timeZone }: { readonly id: string; readonly timeZone: string }) {
  const query = useQuery(opinionQuery(id));
  return (
    <QueryFace query={query}>
      {(opinion: FeedbackDetail) => (
        <div className={styles.parts}>
          <OpinionWords opinion={opinion} timeZone={timeZone} />
          <OpinionUnderstood opinion={opinion} timeZone={timeZone} />
          <OpinionMeasured opinion={opinion} />
          <OpinionContext opinion={opinion} timeZone={timeZone} />
        </div>
      )}
    </QueryFace>
  );
}
