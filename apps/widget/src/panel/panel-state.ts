import type { SurveyView } from '@pulso/contracts';
import type { Outcome } from '../sending/outbox-item.js';

/** What is known about one submission: on its way, or what became of it. */
export type Progress = { readonly kind: 'sending' } | Outcome;

/** One answer: the rating saved on tap and the words that may follow it. */
export interface Answer {
  readonly value: number;
  readonly id: string;
  readonly rating: Progress;
  readonly commentId?: string;
  /** Kept to give the words back if they are refused. */
  readonly words?: string;
  readonly comment?: Progress;
}

export type Screen =
  | { readonly name: 'loading' }
  /** `final`: the touchpoint takes no answers here; otherwise trying again may help. */
  | { readonly name: 'unavailable'; readonly final: boolean }
  | { readonly name: 'asking'; readonly survey: SurveyView }
  | { readonly name: 'following' | 'thanks' | 'answered' | 'refused'; readonly survey: SurveyView; readonly answer: Answer };

export interface PanelState {
  readonly open: boolean;
  readonly screen: Screen;
}

export type PanelEvent =
  | { readonly type: 'opened' | 'closed' | 'reloaded' | 'finished' | 'restarted' }
  | { readonly type: 'survey-loaded'; readonly survey: SurveyView }
  | { readonly type: 'survey-failed'; readonly final: boolean }
  | { readonly type: 'rated'; readonly value: number; readonly id: string }
  | { readonly type: 'commented'; readonly id: string; readonly words: string }
  | { readonly type: 'settled'; readonly id: string; readonly outcome: Outcome };

export const INITIAL: PanelState = { open: false, screen: { name: 'loading' } };

const settled = (answer: Answer, id: string, outcome: Outcome): Answer =>
  id === answer.id ? { ...answer, rating: outcome } : id === answer.commentId ? { ...answer, comment: outcome } : answer;

function nextScreen(screen: Screen, event: PanelEvent): Screen {
  switch (event.type) {
    case 'survey-loaded':
      return screen.name === 'loading' ? { name: 'asking', survey: event.survey } : screen;
    case 'survey-failed':
      return screen.name === 'loading' ? { name: 'unavailable', final: event.final } : screen;
    case 'reloaded':
      return screen.name === 'following' ? screen : INITIAL.screen;
    case 'rated':
      if (screen.name !== 'asking') return screen;
      return { name: 'following', survey: screen.survey, answer: { value: event.value, id: event.id, rating: { kind: 'sending' } } };
    case 'commented':
      if (screen.name !== 'following') return screen;
      return {
        ...screen,
        name: 'thanks',
        answer: { ...screen.answer, commentId: event.id, words: event.words, comment: { kind: 'sending' } },
      };
    case 'finished':
      return screen.name === 'following' ? { ...screen, name: 'thanks' } : screen;
    case 'settled': {
      if (!('answer' in screen)) return screen;
      const answer = settled(screen.answer, event.id, event.outcome);
      if (answer === screen.answer) return screen;
      return { ...screen, answer, name: event.outcome.kind === 'refused' ? 'refused' : screen.name };
    }
    case 'opened':
      return screen.name === 'thanks' ? { ...screen, name: 'answered' } : screen;
    case 'restarted':
      return 'survey' in screen ? { name: 'asking', survey: screen.survey } : screen;
    case 'closed':
      return screen;
  }
}

/** The whole behaviour of the panel: what it shows next, given what it shows and what happened. An event out of place changes nothing. */
export function advance({ open, screen }: PanelState, event: PanelEvent): PanelState {
  if (event.type === 'opened' && open) return { open, screen };
  return { open: event.type === 'opened' || (event.type !== 'closed' && open), screen: nextScreen(screen, event) };
}

/** The one message under a screen: the worst news of its submissions first. */
export function tidings({ rating, comment }: Answer): Progress {
  const worst = [comment, rating].filter((it) => it !== undefined);
  return worst.find(({ kind }) => kind !== 'saved' && kind !== 'sending') ?? worst.find(({ kind }) => kind === 'sending') ?? rating;
}
