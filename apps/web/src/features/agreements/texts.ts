export const agreementsTexts = { es: {}, en: {} };
