import i18next from 'i18next';

/** Adds the words of a part of the console that is loaded when it is first opened. */
export function addTexts(name: string, texts: { readonly es: object; readonly en: object }): void {
  i18next.addResourceBundle('es', 'translation', { [name]: texts.es }, true, true);
  i18next.addResourceBundle('en', 'translation', { [name]: texts.en }, true, true);
}
