import { agreementsTexts } from '../../features/agreements/texts.js';
import { alertsTexts } from '../../features/alerts/texts.js';
import { deadLettersTexts } from '../../features/dead-letters/texts.js';
import { feedbackTexts } from '../../features/feedback/texts.js';
import { liveTexts } from '../../features/live/texts.js';
import { outboxTexts } from '../../features/outbox/texts.js';
import { sessionTexts } from '../../features/session/texts.js';
import { settingsTexts } from '../../features/settings/texts.js';
import { sloTexts } from '../../features/slo/texts.js';
import { touchpointsTexts } from '../../features/touchpoints/texts.js';
import { uiTexts } from '../../ui/texts.js';
import { appTexts } from './app-texts.js';

const parts = {
  app: appTexts,
  ui: uiTexts,
  session: sessionTexts,
  live: liveTexts,
  feedback: feedbackTexts,
  slo: sloTexts,
  alerts: alertsTexts,
  agreements: agreementsTexts,
  touchpoints: touchpointsTexts,
  outbox: outboxTexts,
  deadLetters: deadLettersTexts,
  settings: settingsTexts,
};

type Words = Readonly<Record<string, unknown>>;
const inLanguage = (language: 'es' | 'en'): Record<string, Words> =>
  Object.fromEntries(Object.entries(parts).map(([name, texts]) => [name, texts[language]]));

/** Every word of the console, by language and then by the feature it belongs to. */
export const catalogues = { es: inLanguage('es'), en: inLanguage('en') };
