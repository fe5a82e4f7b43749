export const liveTexts = { es: {}, en: {} };
