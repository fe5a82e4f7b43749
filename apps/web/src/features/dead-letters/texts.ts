export const deadLettersTexts = { es: {}, en: {} };
