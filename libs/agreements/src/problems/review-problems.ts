import { isWritten } from '../agreement-texts.js';
import type { Rule } from './problem.js';

export const reviewProblems: Rule = ({ review: { recurrence, attendeeFunctions, agenda } }, say) => {
  if (recurrence === null) say('review', 'review.recurrence-missing', ['recurrence']);
  if (attendeeFunctions.length === 0) say('review', 'review.attendees-missing', ['attendeeFunctions']);
  if (!isWritten(agenda)) say('review', 'review.agenda-missing', ['agenda']);
};
