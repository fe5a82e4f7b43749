export const outboxTexts = { es: {}, en: {} };
