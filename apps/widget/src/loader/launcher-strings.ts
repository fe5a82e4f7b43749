import type { Language } from '../language.js';

/** Label of the button, and what is said when the panel cannot load, with the text of the link to the hosted page. */
export const LAUNCHER: Readonly<Record<Language, readonly [label: string, failed: string, link: string]>> = {
  es: ['Danos tu opinión', 'No se pudo abrir aquí.', 'Abrir el formulario'],
  en: ['Give feedback', 'It could not be opened here.', 'Open the form'],
  pt: ['Dê sua opinião', 'Não foi possível abrir aqui.', 'Abrir o formulário'],
};
