import { targetWords, windowWords, type ServiceLevel } from '@pulso/agreements';
import { useCallback } from 'react';
import { useLanguage } from '../../../lib/locale.js';
import { useContent } from '../draft/draft-context.js';

/** What a level asks for, in one line. */
export function useTargetWords(): (level: ServiceLevel) => string {
  const language = useLanguage();
  const { indicators } = useContent('metrics');
  return useCallback(
    (level) => {
      const indicator = indicators.find(({ ref }) => ref === level.indicatorRef);
      return `${targetWords(level, indicator, language)}, ${windowWords(level.window, language)}`;
    },
    [indicators, language],
  );
}
