import { Button } from '@mantine/core';
import { IconArrowUp, IconMessages } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Face, FailureFace, RowsSkeleton } from '../../../ui/face.js';
import { useFormat } from '../../../lib/locale.js';
import type { FeedFilters } from '../api/feed-api.js';
import { useFeed } from '../use-feed.js';
import { OpinionRow } from './opinion-row.js';
import styles from './feed.module.css';

interface FeedProps {
  readonly filters: FeedFilters;
  readonly timeZone: string;
  readonly isPaused: boolean;
  readonly openId: string | undefined;
  /** How many wait unseen; for the title of the tab. */
  readonly onHeld: (count: number) => void;
  readonly emptyAction?: React.ReactNode;
}

const ROW_PX = 78;
const TOP_PX = 4;
/** A hand that has just moved over the list may be about to press: the rows wait. */
const HAND_MS = 4_000;
const ANNOUNCE_MS = 10_000;

/** The live list. It follows while it is left alone at its top; under a hand, scrolled, paused or hidden, new opinions wait behind a button. */
export function Feed({ filters, timeZone, isPaused, openId, onHeld, emptyAction }: FeedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const handMovedAt = useRef(0);
  const follows = useCallback(() => {
    const list = scroller.current;
    const isHeld = isPaused || openId !== undefined || document.hidden || Date.now() - handMovedAt.current < HAND_MS;
    const isInUse = list !== null && (list.scrollTop > TOP_PX || list.contains(document.activeElement));
    return !isHeld && !isInUse;
  }, [isPaused, openId]);
  const feed = useFeed(filters, follows);
  const { shown, heldCount } = feed;
  useEffect(() => onHeld(heldCount), [heldCount, onHeld]);

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    getItemKey: (index) => shown[index]?.id ?? index,
  });
  const rows = virtualizer.getVirtualItems();
  const lastRow = rows.at(-1)?.index ?? 0;
  const { next, isExtending, extend } = feed;
  useEffect(() => {
    if (next && !isExtending && lastRow >= shown.length - 5) extend();
  }, [extend, isExtending, lastRow, next, shown.length]);

  const reveal = () => {
    feed.reveal();
    scroller.current?.scrollTo({ top: 0 });
    handMovedAt.current = 0;
  };

  if (feed.status === 'loading' && shown.length === 0) return <RowsSkeleton rows={8} height={56} />;
  if (feed.status === 'failed') return <FailureFace error={feed.error} retry={feed.reload} />;
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <div className={styles.feed}>
      <HeldNotice count={heldCount} />
      {heldCount > 0 && (
        <div className={styles.held}>
          <Button size="compact-md" radius="xl" leftSection={<IconArrowUp size={15} aria-hidden />} onClick={reveal}>
            <span className="num">{t('feedback.showNew', { count: heldCount, n: format.integer(heldCount) })}</span>
          </Button>
        </div>
      )}
      {shown.length === 0 ? (
        <Face
          icon={IconMessages}
          title={isFiltered ? t('feedback.noneFiltered') : t('feedback.none')}
          action={isFiltered ? undefined : emptyAction}
        >
          {isFiltered ? t('feedback.noneFilteredText') : t('feedback.noneText')}
        </Face>
      ) : (
        <div
          ref={scroller}
          className={styles.scroller}
          role="region"
          aria-label={t('feedback.list')}
          tabIndex={0}
          onPointerMove={() => (handMovedAt.current = Date.now())}
        >
          <ul className={styles.rows} style={{ blockSize: virtualizer.getTotalSize() }}>
            {rows.map((row) => {
              const opinion = shown[row.index];
              return (
                opinion && (
                  <li
                    key={row.key}
                    ref={virtualizer.measureElement}
                    data-index={row.index}
                    aria-setsize={next ? -1 : shown.length}
                    aria-posinset={row.index + 1}
                    className={styles.item}
                    style={{ transform: `translateY(${row.start}px)` }}
                  >
                    <OpinionRow opinion={opinion} timeZone={timeZone} isOpen={opinion.id === openId} />
                  </li>
                )
              );
            })}
          </ul>
          {feed.isTrimmed && (
            <p className={styles.end}>
              {t('feedback.trimmed')}{' '}
              <Button variant="subtle" size="compact-sm" onClick={feed.reload}>
                {t('feedback.reload')}
              </Button>
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** Says how many wait, at most once in ten seconds. */
function HeldNotice({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState(0);
  const latest = useRef(count);
  useEffect(() => {
    latest.current = count;
  }, [count]);
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), ANNOUNCE_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p role="status" className={styles.hidden}>
      {said > 0 ? t('feedback.waiting', { count: said }) : ''}
    </p>
  );
}
