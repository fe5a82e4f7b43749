import { CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/tag.js';
import type { FeedFilters } from '../api/feed-api.js';
import { useTopicName } from '../use-topic-name.js';
import styles from './feed-filters.module.css';

interface FeedFiltersBarProps {
  readonly filters: FeedFilters;
  readonly onChange: (filters: FeedFilters) => void;
}

const TYPING_MS = 350;

/** Narrows the list by feeling and words; what is chosen lives in the address. */
export function FeedFiltersBar({ filters, onChange }: FeedFiltersBarProps) {
  const { t } = useTranslation();
  const topicName = useTopicName();
  const [typed, setTyped] = useState(filters.q ?? '');
  const latest = useRef({ filters, onChange });
  useEffect(() => {
    latest.current = { filters, onChange };
  });
  useEffect(() => {
    const timer = setTimeout(() => {
      const { filters: now, onChange: change } = latest.current;
      const { q: before = '', ...rest } = now;
      const q = typed.trim();
      if (q !== before) change(q ? { ...rest, q } : rest);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const chooseLabel = (value: string) => {
    const { label: _label, ...rest } = filters;
    onChange(value === 'all' ? rest : { ...rest, label: value as 'neg' | 'neu' | 'pos' });
  };
  const { topic, touchpoint, ...others } = filters;
  return (
    <div className={styles.bar}>
      <SegmentedControl
        size="xs"
        aria-label={t('feedback.byFeeling')}
        value={filters.label ?? 'all'}
        onChange={chooseLabel}
        data={(['all', 'neg', 'neu', 'pos'] as const).map((value) => ({ value, label: t(`feedback.filter.${value}`) }))}
      />
      <TextInput
        data-filter
        size="xs"
        className={styles.search}
        aria-label={t('feedback.search')}
        placeholder={t('feedback.search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        rightSection={typed && <CloseButton size="sm" aria-label={t('feedback.clearSearch')} onClick={() => setTyped('')} />}
      />
      {topic && (
        <Tag>
          {topicName(topic)}{' '}
          <CloseButton
            size="xs"
            aria-label={t('feedback.clearTopic')}
            onClick={() => onChange({ ...others, ...(touchpoint && { touchpoint }) })}
          />
        </Tag>
      )}
      {touchpoint && (
        <Tag>
          {t('feedback.oneTouchpoint')}{' '}
          <CloseButton
            size="xs"
            aria-label={t('feedback.clearTouchpoint')}
            onClick={() => onChange({ ...others, ...(topic && { topic }) })}
          />
        </Tag>
      )}
    </div>
  );
}
