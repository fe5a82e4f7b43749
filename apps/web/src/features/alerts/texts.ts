export const alertsTexts = { es: {}, en: {} };
