import { pickLanguage } from '../language.js';
import launcherCss from '../loader/launcher.css?inline';
import { mountPanel } from '../panel/entry.js';
import { adoptStyle } from '../shadow-style.js';

const here = import.meta.url;
const main = document.querySelector('main');
const form = document.querySelector('form');

/** Whether the customer has begun with the plain form; then it stays. */
const begun = (): boolean => Boolean(form && (form.querySelector(':checked') || form.querySelector('textarea')?.value));

// The plain form works alone; where scripts run it becomes the panel, which saves the rating on tap and survives a lost connection.
if (main?.dataset.state === 'open' && form && main.dataset.touchpoint) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  adoptStyle(root, launcherCss, '');
  const panel = mountPanel({ base: new URL('..', here).href, touchpoint: main.dataset.touchpoint, root, nonce: '' });
  panel.open(pickLanguage(document.documentElement.lang)).then(
    (ready) => ready && !begun() && form.replaceWith(host),
    () => undefined,
  );
}
