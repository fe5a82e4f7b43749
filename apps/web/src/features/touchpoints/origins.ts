const ORIGIN = /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/;

/** The origins written one per line, in lower case, without blanks or doubles; and the first that is no origin. */
export function parseOrigins(text: string): { readonly origins: string[]; readonly invalid: string | null } {
  const lines = text
    .split(/[\s,]+/)
    .map((line) => line.trim().toLowerCase().replace(/\/$/, ''))
    .filter(Boolean);
  const origins = [...new Set(lines)];
  return { origins, invalid: origins.find((origin) => !ORIGIN.test(origin)) ?? null };
}
