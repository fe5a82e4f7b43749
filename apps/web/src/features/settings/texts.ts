export const settingsTexts = { es: {}, en: {} };
