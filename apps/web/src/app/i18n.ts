import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { initialLanguage } from '../lib/locale.js';
import { catalogues } from './texts/catalogues.js';

/** Starts the words of the console; keeps `lang` of the page in step with the language. */
export async function startTranslations(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: initialLanguage(),
    fallbackLng: 'es',
    resources: { es: { translation: catalogues.es }, en: { translation: catalogues.en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
