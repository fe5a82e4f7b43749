import { isWritten } from '../agreement-texts.js';
import { ESSENTIAL_CLASSES } from '../metrics.js';
import type { Rule } from './problem.js';

export const metricProblems: Rule = ({ metrics: { indicators }, service_levels: { levels } }, say) => {
  if (indicators.length === 0) say('metrics', 'metrics.indicator-missing', ['indicators']);
  const used = new Set(levels.map(({ indicatorRef }) => indicatorRef));
  for (const { ref, name, unit, algorithm, source, series } of indicators) {
    const path = ['indicators', ref];
    if (!isWritten(name)) say('metrics', 'metrics.name-missing', [...path, 'name']);
    if (unit.trim() === '') say('metrics', 'metrics.unit-missing', [...path, 'unit']);
    if (!isWritten(algorithm)) say('metrics', 'metrics.algorithm-missing', [...path, 'algorithm']);
    if ((source === 'measurement' || source === 'ledger') && series.trim() === '')
      say('metrics', 'metrics.series-missing', [...path, 'series']);
    if (!used.has(ref)) say('metrics', 'metrics.indicator-unused', path);
  }
  const covered = new Set(indicators.map((indicator) => indicator.class));
  for (const wanted of ESSENTIAL_CLASSES)
    if (!covered.has(wanted)) say('metrics', 'metrics.class-uncovered', ['indicators'], { class: wanted });
};
