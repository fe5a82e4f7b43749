export const feedbackTexts = { es: {}, en: {} };
