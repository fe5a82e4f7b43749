export const touchpointsTexts = { es: {}, en: {} };
