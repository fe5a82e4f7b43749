import type { AgreementContent, SectionKey } from '../agreement-content.js';
import type { PathStep } from '../agreement-texts.js';
import { clampedDay, isPossible } from '../recurrence-day.js';
import type { Recurrence } from '../recurrence.js';
import type { Rule } from './problem.js';

function recurrencesOf({ monitoring, review, obligations }: AgreementContent): readonly {
  section: SectionKey;
  path: readonly PathStep[];
  recurrence: Recurrence | null;
}[] {
  return [
    ...obligations.obligations.map(({ ref, due }) => ({
      section: 'obligations' as const,
      path: ['obligations', ref, 'due'],
      recurrence: due,
    })),
    { section: 'monitoring', path: ['reporting'], recurrence: monitoring.reporting },
    { section: 'monitoring', path: ['meeting', 'recurrence'], recurrence: monitoring.meeting?.recurrence ?? null },
    { section: 'review', path: ['recurrence'], recurrence: review.recurrence },
  ];
}

export const recurrenceProblems: Rule = (content, say) => {
  for (const { section, path, recurrence } of recurrencesOf(content)) {
    if (recurrence === null) continue;
    if (!isPossible(recurrence)) say(section, 'recurrence.impossible', [...path, 'on']);
    const day = clampedDay(recurrence);
    if (day !== null) say(section, 'recurrence.day-clamped', [...path, 'on'], { day });
  }
};
