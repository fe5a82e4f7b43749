import { startOfDay, type CivilDate } from '@pulso/kernel';
import { findCycle } from '../cycle.js';
import { isWritten } from '../agreement-texts.js';
import { isTimeZone } from '../time-zone.js';
import type { Rule } from './problem.js';

function daysBetween(first: CivilDate, last: CivilDate): number {
  return Math.round((startOfDay(last, 'UTC') - startOfDay(first, 'UTC')) / 86_400_000) + 1;
}

export const headProblems: Rule = ({ overview }, say) => {
  const { title, summary, timeZone, languages, prevailingLanguage } = overview;
  if (!isWritten(title)) say('overview', 'overview.title-missing', ['title']);
  if (!isWritten(summary)) say('overview', 'overview.summary-missing', ['summary']);
  if (!isTimeZone(timeZone)) say('overview', 'overview.time-zone-unknown', ['timeZone'], { timeZone });
  if (!languages.includes(prevailingLanguage)) say('overview', 'overview.prevailing-language-not-used', ['prevailingLanguage']);
};

export const termProblems: Rule = ({ overview }, say, { today }) => {
  const { effectiveFrom: from, effectiveTo: to, renewal } = overview;
  if (from === null) say('overview', 'overview.effective-from-missing', ['effectiveFrom']);
  if (from !== null && today !== null && from < today) say('overview', 'overview.starts-in-the-past', ['effectiveFrom'], { date: from });
  if (to === null) {
    if (renewal.mode !== 'none') say('overview', 'overview.renewal-without-end', ['effectiveTo']);
    return;
  }
  if (from === null) return;
  if (to < from) {
    say('overview', 'overview.effective-to-before-from', ['effectiveTo'], { from, to });
    return;
  }
  const termDays = daysBetween(from, to);
  if (renewal.mode !== 'none' && renewal.noticeDays >= termDays) {
    const values = { noticeDays: renewal.noticeDays, termDays };
    say('overview', 'overview.renewal-notice-outside-term', ['renewal', 'noticeDays'], values);
  }
};

/** A parent and what an agreement underpins have to exist and must not lead back to it. */
export const linkProblems: Rule = ({ overview }, say, { code, others }) => {
  const { parentCode, underpins } = overview;
  const known = new Map((others ?? []).map((link) => [link.code, link]));
  if (code !== null) known.set(code, { code, parentCode, underpins });
  if (others !== null) {
    if (parentCode !== null && !known.has(parentCode)) say('overview', 'overview.parent-unknown', ['parentCode'], { code: parentCode });
    underpins.forEach((underpinned, index) => {
      if (!known.has(underpinned)) say('overview', 'overview.underpins-unknown', ['underpins', index], { code: underpinned });
    });
  }
  if (code === null) return;
  const parents = findCycle(code, (at) => {
    const parent = known.get(at)?.parentCode ?? null;
    return parent === null ? [] : [parent];
  });
  if (parents?.includes(code)) say('overview', 'overview.parent-cycle', ['parentCode'], { codes: parents.join(', ') });
  const supports = findCycle(code, (at) => known.get(at)?.underpins ?? []);
  if (supports?.includes(code)) say('overview', 'overview.underpins-cycle', ['underpins'], { codes: supports.join(', ') });
};
