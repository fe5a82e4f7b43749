import type { SurveyView } from '@pulso/contracts';
import type { Language } from '../language.js';
import { deliveryTo } from '../sending/delivery.js';
import type { Notice } from '../sending/delivery.js';
import { adoptStyle } from '../shadow-style.js';
import type { Strings } from '../strings/strings.js';
import { drawing, element } from './element.js';
import { followUpView } from './follow-up-view.js';
import { loadSurvey } from './load-survey.js';
import { mark } from './marks.js';
import css from './panel.css?inline';
import { advance, INITIAL, tidings } from './panel-state.js';
import type { PanelEvent, Progress, Screen } from './panel-state.js';
import { heightOf } from './scale.js';
import { scaleView } from './scale-view.js';

const STRINGS: Record<Language, () => Promise<{ strings: Strings }>> = {
  es: () => import('../strings/es.js'),
  en: () => import('../strings/en.js'),
  pt: () => import('../strings/pt.js'),
};
const TITLE = 'title';
const CHECK = 'M4 12.5l5 5L20 6.5';
const CROSS = 'M6 6l12 12M18 6L6 18';

export interface PanelOptions {
  /** Address of the Pulso server, ending in a slash. */
  readonly base: string;
  readonly touchpoint: string;
  readonly root: ShadowRoot;
  readonly nonce: string;
  /** The button that opens and closes the panel; without one the panel is a part of its page. */
  readonly opener?: HTMLElement;
}

export interface Panel {
  /** Resolves when there is something to answer or to read; true if the question came. */
  open(language: Language): Promise<boolean>;
  close(): void;
}

/** Puts the panel into the shadow root, closed. */
export function mountPanel({ base, touchpoint, root, nonce, opener }: PanelOptions): Panel {
  const delivery = deliveryTo(base);
  const screenBox = element('div', { class: 'screen' });
  const status = element('p', { role: 'status', class: 'status' });
  const closeButton = element('button', { type: 'button', class: 'close', onclick: () => close() }, drawing(CROSS));
  const panel = element(
    'div',
    opener
      ? { class: 'panel', role: 'dialog', 'aria-labelledby': TITLE, popover: 'manual', dir: 'ltr', hidden: true }
      : { class: 'panel inline', dir: 'ltr' },
    screenBox,
    status,
    opener && closeButton,
  );
  let state = INITIAL;
  let strings: Strings;
  let language: Language;
  let shown: Screen['name'] | undefined;
  let notice: Notice | '' = '';
  let cameFrom: Element | null;

  const dispatch = (event: PanelEvent): void => {
    state = advance(state, event);
    render();
  };
  const dispatchSurvey = (survey: SurveyView | 'final' | 'failed'): void =>
    dispatch(typeof survey === 'string' ? { type: 'survey-failed', final: survey === 'final' } : { type: 'survey-loaded', survey });

  /** Top layer where there is one, so that no z-index of the page covers the panel. */
  const reveal = (open: boolean): void => {
    panel.hidden = !open;
    if (open) panel.showPopover?.();
    else if (panel.matches(':popover-open')) panel.hidePopover();
    opener?.setAttribute('aria-expanded', String(open));
  };

  const load = async (): Promise<boolean> => {
    const wanted = language;
    const asked = loadSurvey(base, touchpoint, wanted);
    ({ strings } = await STRINGS[wanted]());
    render();
    const survey = await asked;
    // The question comes in the touchpoint's language; everything around it follows.
    if (typeof survey !== 'string' && survey.language !== wanted) ({ strings } = await STRINGS[survey.language]());
    if (wanted === language) dispatchSurvey(survey);
    return typeof survey !== 'string';
  };

  const rate = (survey: SurveyView, value: number): void => {
    const context = { path: location.pathname.slice(0, 400), title: document.title.slice(0, 200), locale: navigator.language };
    const id = delivery.submit(touchpoint, { rating: { scale: survey.surveyKind, value }, context });
    dispatch({ type: 'rated', value, id });
  };

  const comment = (follows: string, text: string): void =>
    dispatch(text ? { type: 'commented', id: delivery.submit(touchpoint, { comment: text, follows }), words: text } : { type: 'finished' });

  const link = (): HTMLElement =>
    element(
      'a',
      { href: `${base}f/${encodeURIComponent(touchpoint)}`, target: '_blank', rel: 'noopener', class: 'primary' },
      strings.openForm,
    );

  const title = (text: string): HTMLElement => element(opener ? 'h2' : 'h1', { id: TITLE, tabindex: -1 }, text);
  const button = (text: string, onclick: () => void): HTMLElement => element('button', { type: 'button', class: 'primary', onclick }, text);

  const content = (screen: Screen): (Node | false)[] => {
    if (screen.name === 'loading') return [title(strings.loading)];
    if (screen.name === 'unavailable')
      return [
        title(screen.final ? strings.closed : strings.failed),
        !screen.final && button(strings.retry, reload),
        !screen.final && link(),
      ];
    const { survey } = screen;
    const { surveyKind } = survey;
    const head = element('p', { class: 'organization' }, survey.organizationName);
    if (screen.name === 'asking')
      return [head, title(survey.question), scaleView(surveyKind, strings, TITLE, (value) => rate(survey, value))];
    const { answer } = screen;
    const names = strings.steps[surveyKind];
    const height = heightOf(surveyKind, answer.value, names.length);
    if (screen.name === 'following')
      return [
        element(
          'p',
          { class: `answer ${surveyKind}` },
          mark(surveyKind, answer.value, names.length),
          `${strings.yourAnswer}: ${names[Math.round(height * (names.length - 1))]}`,
        ),
        title(survey.followUpQuestion),
        followUpView(height < 0.6 ? strings.reasons.low : strings.reasons.high, strings, TITLE, (text) => comment(answer.id, text)),
      ];
    if (screen.name === 'thanks') return [element('p', { class: 'check' }, drawing(CHECK)), title(strings.thanks)];
    if (screen.name === 'answered') return [title(strings.answered), button(strings.again, () => dispatch({ type: 'restarted' }))];
    const refusal = [answer.rating, answer.comment].find((it) => it?.kind === 'refused');
    const reason = refusal?.kind === 'refused' ? refusal.title || refusal.code : '';
    return [
      title(strings.refused.replace('{reason}', reason)),
      // Words that were not taken stay in reach, to be copied.
      answer.words !== undefined && element('textarea', { readonly: true, rows: 3, 'aria-label': strings.comment }, answer.words),
      button(strings.again, () => dispatch({ type: 'restarted' })),
    ];
  };

  const tell = (screen: Screen): [Progress['kind'] | '', string] => {
    if (!('answer' in screen)) return ['', ''];
    const news = tidings(screen.answer);
    if (news.kind === 'refused') return [news.kind, ''];
    if (news.kind === 'sending') return [news.kind, strings.saving];
    if (news.kind === 'queued') return [news.kind, strings[news.reason]];
    if (news.kind === 'saved') return [news.kind, screen.name === 'thanks' ? strings.allSaved : strings.saved];
    return [news.kind, strings[news.kind]];
  };

  const render = (): void => {
    // Nothing to show before there are words for it.
    if (!strings) return;
    if (opener && panel.hidden === state.open) reveal(state.open);
    if (!state.open) return;
    const { screen } = state;
    panel.lang = 'survey' in screen ? screen.survey.language : language;
    closeButton.setAttribute('aria-label', strings.close);
    if (screen.name !== shown) {
      shown = screen.name;
      screenBox.replaceChildren(...content(screen).filter((it) => it !== false));
      // A part of a page does not take the focus before it was used.
      if (opener || 'answer' in screen) focusTitle();
    }
    const [kind, text] = tell(screen);
    panel.dataset.progress = kind;
    panel.dataset.screen = screen.name;
    // News about feedback of an earlier page shows until there is news about this one.
    const message = text || (notice && strings[notice]);
    if (message !== status.textContent) status.textContent = message;
  };

  const focusTitle = (): void => root.getElementById(TITLE)?.focus();
  const reload = (): void => {
    dispatch({ type: 'reloaded' });
    void load();
  };
  const close = (): void => {
    if (!state.open) return;
    dispatch({ type: 'closed' });
    opener?.focus();
    // A page that opens the panel from a button of its own may have hidden ours.
    if (root.activeElement !== opener && cameFrom instanceof HTMLElement) cameFrom.focus();
  };

  // On the shadow root, not on the document: Esc in the host page is the host page's.
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Escape' || !state.open || !opener) return;
    event.stopPropagation();
    close();
  });
  delivery.listen((id, outcome) => dispatch({ type: 'settled', id, outcome }));
  adoptStyle(root, css, nonce);
  root.append(panel);

  return {
    async open(wanted) {
      if (!state.open) cameFrom = document.activeElement;
      const changed = language !== wanted;
      language = wanted;
      notice ||= delivery.takeNotice() ?? '';
      if (changed) dispatch({ type: 'reloaded' });
      dispatch({ type: 'opened' });
      if (state.screen.name === 'loading') return load();
      focusTitle();
      return true;
    },
    close,
  };
}
