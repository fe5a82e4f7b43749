export const sloTexts = { es: {}, en: {} };
