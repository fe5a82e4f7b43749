/** Numbers, dates and times as one region writes them. The only place that touches `Intl`. */
export interface Format {
  readonly region: string;
  integer(value: number): string;
  /** One decimal and the sign, as budgets and feelings are written. */
  signed(value: number): string;
  decimal(value: number, digits: number): string;
  /** A ratio 0..1, rounded to the nearest; only for values that carry no verdict. */
  percent(ratio: number, digits?: number): string;
  /** The two ends of an interval, with the same decimals so that they can be compared. */
  percentRange(low: number, high: number): string;
  /** A percentage the server has already rounded towards the bad side ("84.9"): written as it is, never rounded again. */
  exactPercent(text: string): string;
  dateTime(iso: string, timeZone?: string): string;
  time(iso: string, timeZone?: string): string;
  /** The civil date (`2026-10-25`) that an instant falls on in a zone. */
  isoDay(iso: string, timeZone: string): string;
  /** A civil date (`2026-10-25`), the same day in every time zone. */
  civilDay(date: string): string;
  civilDayShort(date: string): string;
  /** The name of a period: month, quarter, or the civil days it spans. */
  period(key: string, from: string, to: string, timeZone: string): string;
  /** How long ago, for less than a day; the date and time from then on. */
  ago(iso: string, nowMs: number, timeZone?: string): string;
  compare(a: string, b: string): number;
  list(items: readonly string[]): string;
}

const DAY_MS = 86_400_000;
const REGION_OF = { es: 'es-ES', en: 'en-US' } as const;

/** The first region the browser prefers in the chosen language, or its default. */
export function regionFor(language: 'es' | 'en', preferred: readonly string[]): string {
  return preferred.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? REGION_OF[language];
}

/** The place an IANA zone is named after: `America/Mexico_City` is "Mexico City". */
export function zoneCity(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** The sign between the whole and the fraction of a number in a region. */
export function decimalSign(region: string): '.' | ',' {
  const sign = new Intl.NumberFormat(region).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return sign === ',' ? ',' : '.';
}

/** How many digits of a currency's amount lie behind the decimal sign: 2 for EUR, 0 for CLP. */
export function currencyDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** Every currency in use, by code, with its name in a region's language. */
export function currencies(region: string): readonly { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(region, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({ code, name: names.of(code) ?? code }));
}

/** Every IANA time zone the browser knows. */
export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}

export function createFormat(region: string): Format {
  const language = region.slice(0, 2);
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(region, options);
  const integer = number({ maximumFractionDigits: 0 });
  const signed = number({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const cache = new Map<string, Intl.DateTimeFormat>();
  const date = (name: string, options: Intl.DateTimeFormatOptions, timeZone?: string) => {
    const key = `${name}|${timeZone ?? ''}`;
    const known = cache.get(key);
    if (known) return known;
    const made = new Intl.DateTimeFormat(region, { ...options, ...(timeZone ? { timeZone } : {}) });
    cache.set(key, made);
    return made;
  };
  const FULL = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const relative = new Intl.RelativeTimeFormat(region, { numeric: 'always', style: 'long' });
  const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  const list = new Intl.ListFormat(region, { type: 'conjunction' });
  const dateTime = (iso: string, timeZone?: string) => date('full', FULL, timeZone).format(new Date(iso));
  const civil = (day: string) => new Date(`${day}T00:00:00Z`);

  return {
    region,
    integer: (value) => integer.format(value),
    signed: (value) => signed.format(value),
    decimal: (value, digits) => number({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    percent: (ratio, digits = 1) => number({ style: 'percent', minimumFractionDigits: 0, maximumFractionDigits: digits }).format(ratio),
    percentRange: (low, high) => {
      const end = number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
      return `${end.format(low)}–${end.format(high)}`;
    },
    exactPercent: (text) => {
      const digits = text.split('.')[1]?.length ?? 0;
      return number({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Number(text) / 100);
    },
    dateTime,
    time: (iso, timeZone) => date('time', { hour: '2-digit', minute: '2-digit' }, timeZone).format(new Date(iso)),
    isoDay: (iso, timeZone) => {
      const parts = new Map(
        date('parts', { ...DAY, month: '2-digit', day: '2-digit' }, timeZone)
          .formatToParts(new Date(iso))
          .map(({ type, value }) => [type, value]),
      );
      return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
    },
    civilDay: (day) => date('day', DAY, 'UTC').format(civil(day)),
    civilDayShort: (day) => date('day-short', { day: 'numeric', month: 'short' }, 'UTC').format(civil(day)),
    period: (key, from, to, timeZone) => {
      if (/^\d{4}-\d{2}$/.test(key)) return date('month', { month: 'long', year: 'numeric' }, 'UTC').format(civil(`${key}-01`));
      const quarter = /^(\d{4})-?Q([1-4])$/.exec(key);
      if (quarter) return language === 'es' ? `${quarter[2]}.º trimestre de ${quarter[1]}` : `Q${quarter[2]} ${quarter[1]}`;
      const last = new Date(new Date(to).getTime() - 1);
      return date('day', DAY, timeZone).formatRange(new Date(from), last);
    },
    ago: (iso, nowMs, timeZone) => {
      const seconds = Math.max(0, Math.round((nowMs - new Date(iso).getTime()) / 1000));
      if (seconds * 1000 >= DAY_MS) return dateTime(iso, timeZone);
      if (seconds < 60) return relative.format(-seconds, 'second');
      if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), 'minute');
      return relative.format(-Math.floor(seconds / 3600), 'hour');
    },
    compare: (a, b) => collator.compare(a, b),
    list: (items) => list.format(items),
  };
}
