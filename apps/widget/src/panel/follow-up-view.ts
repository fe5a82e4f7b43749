import type { Strings } from '../strings/strings.js';
import { element } from './element.js';

const MAX_LENGTH = 500;

const isPressed = (chip: Element): boolean => chip.getAttribute('aria-pressed') === 'true';

/** Ready sentences to tap and a box for one's own words; `done` gets them together, or an empty text. */
export function followUpView(reasons: readonly string[], strings: Strings, labelledBy: string, done: (comment: string) => void): Node {
  const chips = reasons.map((reason) => {
    const chip: HTMLButtonElement = element(
      'button',
      {
        type: 'button',
        class: 'chip',
        'aria-pressed': 'false',
        onclick: () => chip.setAttribute('aria-pressed', String(!isPressed(chip))),
      },
      reason,
    );
    return chip;
  });
  const box = element('textarea', { id: 'words', rows: 3, maxlength: MAX_LENGTH, 'aria-describedby': 'hint' });
  const send = () => {
    const chosen = chips.filter(isPressed).map((chip) => `${chip.textContent}.`);
    done([...chosen, box.value.trim()].filter(Boolean).join(' '));
  };
  box.addEventListener('keydown', (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && send());
  return element(
    'div',
    {},
    element('div', { role: 'group', class: 'chips', 'aria-labelledby': labelledBy }, ...chips),
    element('label', { for: 'words' }, strings.comment),
    box,
    element('p', { id: 'hint', class: 'hint' }, strings.commentHint),
    element('button', { type: 'button', class: 'primary', onclick: send }, strings.send),
  );
}
