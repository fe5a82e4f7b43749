import { pickLanguage } from '../language.js';
import type { Language } from '../language.js';
import type * as PanelModule from '../panel/entry.js';
import type { Panel } from '../panel/panel.js';
import { outboxName } from '../sending/outbox-name.js';
import { adoptStyle } from '../shadow-style.js';
import css from './launcher.css?inline';
import { LAUNCHER } from './launcher-strings.js';

/** Name of the panel's file next to the loader, written in by the build. */
declare const PANEL_FILE: string;

declare global {
  interface Window {
    /** The one global of the widget. */
    pulso?: { open(): void; close(): void };
  }
}

const ICON = 'M4 5h16v11h-8l-5 4v-4H4zM8.5 9h7M8.5 12h4';

function icon(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.appendChild(document.createElementNS(svg.namespaceURI, 'path')).setAttribute('d', ICON);
  return svg;
}

/** Draws the button of one touchpoint and nothing more; the panel comes with the first click. */
function start(script: HTMLScriptElement, touchpoint: string): void {
  const { src, nonce, dataset } = script;
  const base = new URL('..', src).href;
  const load = (): Promise<typeof PanelModule> => import(/* @vite-ignore */ new URL(PANEL_FILE, src).href);
  const page = document.documentElement;
  const language = (): Language => pickLanguage(dataset.lang, page.lang, navigator.language);

  const host = document.createElement('pulso-feedback');
  const root = host.attachShadow({ mode: 'closed' });
  const button = document.createElement('button');
  const label = document.createElement('span');
  const trouble = document.createElement('p');
  let panel: Panel | undefined;

  const draw = (): void => {
    button.lang = language();
    label.textContent = dataset.label || LAUNCHER[language()][0];
  };
  const open = async (): Promise<void> => {
    trouble.replaceChildren();
    try {
      const { mountPanel } = await load();
      panel ??= mountPanel({ base, touchpoint, root, nonce, opener: button });
      await panel.open(language());
    } catch {
      panel?.close();
      const [, failed, text] = LAUNCHER[language()];
      const link = document.createElement('a');
      link.href = `${base}f/${encodeURIComponent(touchpoint)}`;
      link.target = '_blank';
      link.rel = 'noopener';
      link.textContent = text;
      trouble.lang = language();
      trouble.append(`${failed} `, link);
    }
  };
  const close = (): void => panel?.close();

  button.type = 'button';
  button.className = 'launch';
  button.setAttribute('aria-expanded', 'false');
  button.append(icon(), label);
  button.onclick = () => (button.getAttribute('aria-expanded') === 'true' ? close() : void open());
  trouble.className = 'trouble';
  trouble.setAttribute('role', 'status');
  if (dataset.position) host.dataset.position = dataset.position;
  adoptStyle(root, css, nonce);
  root.append(button, trouble);
  draw();
  // A page may change its language at any time, or replace its whole body: the button stands beside the body.
  new MutationObserver(draw).observe(page, { attributeFilter: ['lang'] });
  page.append(host);
  window.pulso = { open: () => void open(), close };

  // Something of an earlier page waits: only then the panel's file is fetched before a click, for its sender.
  if (localStorage.getItem(outboxName(base)))
    load().then(
      ({ deliveryTo }) => deliveryTo(base),
      () => undefined,
    );
}

const script = (document.currentScript ?? document.querySelector('script[data-touchpoint]')) as HTMLScriptElement | null;
const begin = (): void => {
  try {
    // A page that runs the snippet twice still gets one button.
    if (script?.dataset.touchpoint && !window.pulso) start(script, script.dataset.touchpoint);
  } catch {
    // Nothing of ours may break the page: without a button it is as it was.
  }
};
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
else begin();
