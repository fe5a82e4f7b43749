import { drawing } from './element.js';
import { heightOf } from './scale.js';
import type { SurveyKind } from './scale.js';

const STAR = 'M12 3l2.7 5.8 6.3.8-4.6 4.4 1.2 6.3-5.6-3.1-5.6 3.1 1.2-6.3L3 9.6l6.3-.8z';
const THUMB_UP = 'M7 21V10l4-7c1.5 0 2.5 1 2.5 2.5V9H19a2 2 0 0 1 2 2.3l-1.3 8a2 2 0 0 1-2 1.7zH3V10h4';
const THUMB_DOWN = 'M7 3v11l4 7c1.5 0 2.5-1 2.5-2.5V15H19a2 2 0 0 0 2-2.3l-1.3-8a2 2 0 0 0-2-1.7zH3v11h4';

/** A plain face whose mouth goes from sad (0) to glad (1). */
const face = (height: number): string => {
  const ends = 16.5 - height * 2.5;
  return `M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19M9 9v1M15 9v1M8 ${ends}q4 ${height * 7 - 3.5} 8 0`;
};

/** What a step looks like: a face, a star, a thumb or its number. */
export function mark(kind: SurveyKind, value: number, count: number): Node {
  if (kind === 'stars') return drawing(STAR);
  if (kind === 'thumbs') return drawing(value ? THUMB_UP : THUMB_DOWN);
  return kind === 'csat' ? drawing(face(heightOf(kind, value, count))) : document.createTextNode(String(value));
}
