import type { SurveyView } from '@pulso/contracts';
import type { Strings } from '../strings/strings.js';
import { element } from './element.js';
import { mark } from './marks.js';
import { scaleSteps, stepByKey } from './scale.js';

/**
 * The scale as a radio group with one tab stop: arrows, Home and End move the focus and nothing else; Enter, Space or a
 * tap answers. Its words stand at both ends; the middle names the step under the finger or the focus.
 */
export function scaleView(kind: SurveyView['surveyKind'], strings: Strings, labelledBy: string, choose: (value: number) => void): Node {
  const steps = scaleSteps(kind, strings.steps[kind]);
  const max = String(steps.at(-1)?.value);
  const hint = element('b');
  const buttons = steps.map(({ value, name }, index) => {
    const position = strings.step.replace('{value}', String(value)).replace('{max}', max);
    const say = () => (hint.textContent = index && index < steps.length - 1 ? name : '');
    return element(
      'button',
      {
        type: 'button',
        role: 'radio',
        class: 'step',
        'aria-checked': 'false',
        'aria-label': kind === 'thumbs' ? name : `${name}, ${position}`,
        tabindex: index ? -1 : 0,
        onclick: () => choose(value),
        onfocus: say,
        onpointerenter: say,
      },
      mark(kind, value, steps.length),
    );
  });
  const move = (event: KeyboardEvent) => {
    const from = buttons.indexOf(event.target as HTMLButtonElement);
    const to = from < 0 ? null : stepByKey(event.key, from, buttons.length);
    if (to === null) return;
    event.preventDefault();
    buttons.forEach((button, index) => (button.tabIndex = index === to ? 0 : -1));
    buttons[to]?.focus();
  };
  return element(
    'div',
    { dir: 'ltr' },
    element('div', { role: 'radiogroup', class: `scale ${kind}`, 'aria-labelledby': labelledBy, onkeydown: move }, ...buttons),
    element(
      'div',
      { class: 'ends', 'aria-hidden': 'true' },
      element('span', {}, steps[0]?.name),
      kind !== 'thumbs' && hint,
      element('span', {}, steps.at(-1)?.name),
    ),
  );
}
