import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, regionFor, zoneCity, type Format } from './format.js';
import { readPreference, writePreference } from './preference.js';

export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const isLanguage = (value: string | null | undefined): value is Language => value === 'es' || value === 'en';

/** The language chosen on this device, else the account's, else the browser's, else Spanish. */
export function initialLanguage(account?: Language): Language {
  const chosen = readPreference('language');
  if (isLanguage(chosen)) return chosen;
  if (account) return account;
  const browser = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return browser ?? 'es';
}

export function chooseLanguage(language: Language): void {
  writePreference('language', language);
  void i18next.changeLanguage(language);
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : 'es';
}

const formats = new Map<Language, Format>();

/** The formatting of the reader's region. */
export function useFormat(): Format {
  const language = useLanguage();
  let format = formats.get(language);
  if (!format) {
    format = createFormat(regionFor(language, navigator.languages));
    formats.set(language, format);
  }
  return format;
}

/** Picks the reader's language out of a text that comes in both. */
export function useLocalized(): (text: Record<Language, string>) => string {
  const language = useLanguage();
  return (text) => text[language];
}

/** "hora de Madrid": the zone of an agreement, always named beside its times. */
export function useZoneName(): (timeZone: string) => string {
  const { t } = useTranslation();
  return (timeZone) => t('app.zone', { city: zoneCity(timeZone) });
}

const TICK_MS = 5_000;
let nowMs = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  nowMs = Date.now();
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The time in milliseconds, moving every five seconds: one clock for every age on the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs);
}
