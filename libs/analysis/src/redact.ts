import { foldText } from './fold-text.js';
import { ibanLength, isCnpj, isCpf, isIban, isNie, isRut, isSpanishDni, passesLuhn } from './identity-numbers.js';
import { isPhone, PHONE_CANDIDATE } from './phone-number.js';

export const PII_CLASSES = ['token', 'email', 'iban', 'card', 'rut', 'cpf', 'cnpj', 'dni', 'nie', 'phone'] as const;
export type PiiClass = (typeof PII_CLASSES)[number];

/** Text without personal data, and how much of each class was taken out. */
export interface RedactedText {
  readonly text: string;
  readonly counts: Readonly<Partial<Record<PiiClass, number>>>;
}

interface Found {
  readonly kind: PiiClass;
  readonly start: number;
  readonly end: number;
}

type Detector = (text: string, folded: string) => Iterable<Found>;

const CONTEXT = 40;

/** A placeholder of this module, as it stands in redacted text. */
export const PLACEHOLDER = /\[(?:token|email|iban|card|rut|cpf|cnpj|dni|nie|phone)-\d+\]/g;

const compact = (text: string) => text.replace(/[\s.\-/]/g, '').toUpperCase();

/** A detector for one pattern; group 1, when there is one, is the part to take out. */
function matching(
  kind: PiiClass,
  pattern: RegExp,
  accepts: (found: string, before: string, after: string) => boolean = () => true,
): Detector {
  return function* (text, folded) {
    for (const match of text.matchAll(pattern)) {
      const found = match[1] ?? match[0];
      const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(found));
      const end = start + found.length;
      if (accepts(found, folded.slice(Math.max(0, start - CONTEXT), start), folded.slice(end, end + CONTEXT))) yield { kind, start, end };
    }
  };
}

const URL = /\bhttps?:\/\/[^\s<>"')\]]+/gi;
const SECRET_VALUE = /(?<=[?&#;][\w.[\]-]{1,40}=)[^&#\s]+/g;
const LONG_SEGMENT = /(?<=\/)(?=[^/?#]*\d)(?=[^/?#]*[a-z])[\w~%.=-]{16,}/gi;
const USER_INFO = /(?<=:\/\/)[^/@\s]+(?=@)/g;
const PLAIN_PARAMETER = /^[\p{L}-]{1,15}$|^\d{1,6}$/u;

/** Values of parameters, credentials and long mixed segments: what lets whoever reads the link act as the customer. */
const urlTokens: Detector = function* (text) {
  for (const { 0: url, index } of text.matchAll(URL)) {
    for (const pattern of [USER_INFO, SECRET_VALUE, LONG_SEGMENT]) {
      for (const match of url.matchAll(pattern)) {
        if (pattern === SECRET_VALUE && PLAIN_PARAMETER.test(match[0])) continue;
        yield { kind: 'token', start: index + match.index, end: index + match.index + match[0].length };
      }
    }
  }
};

const IBAN_START = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?=[ -]?[a-z0-9]{2})/giu;

const ibans: Detector = function* (text) {
  for (const { 0: head, index } of text.matchAll(IBAN_START)) {
    const length = ibanLength(head.slice(0, 2).toUpperCase());
    if (length === undefined) continue;
    const [candidate] =
      new RegExp(`^(?:[a-z0-9][ -]?){${length - 1}}[a-z0-9](?![\\p{L}\\p{N}])`, 'iu').exec(text.slice(index, index + 2 * length)) ?? [];
    if (candidate && isIban(compact(candidate))) yield { kind: 'iban', start: index, end: index + candidate.length };
  }
};

const DETECTORS: readonly Detector[] = [
  urlTokens,
  matching('token', /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g),
  matching('token', /\b(?:sk|pk|rk|ghp|gho|xox[abp])[-_][\w-]{12,}/g),
  matching('token', /\bbearer\s+([\w.~+/=-]{12,})/gi),
  matching('token', /(?:contraseña|contrasena|password|clave|senha|passcode)\s{0,6}(?:es|is|é)?\s{0,6}[:=]\s{0,6}(\S{4,64})/giu),
  matching('email', /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}]{2,24}/gu),
  matching(
    'email',
    /[\w.+-]{2,64}\s{0,2}(?:\(at\)|\[at\]|\(arroba\)|\[arroba\]|(?<=\s)arroba)\s{0,2}[\w-]{2,63}(?:\s{0,2}(?:\.|\(dot\)|\[dot\]|(?<=\s)(?:punto|ponto|dot))\s{0,2}[a-z]{2,10}){1,3}/gi,
  ),
  ibans,
  matching('card', /(?<![\p{N}\p{L}.,$€-])[2-6]\d(?:[ -]?\d){11,17}(?![\p{N}\p{L}])/gu, (found) => passesLuhn(compact(found))),
  matching('cnpj', /(?<![\p{L}\p{N}])[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/[0-9A-Z]{4}-?\d{2}(?![\p{L}\p{N}])/giu, (found) =>
    isCnpj(compact(found)),
  ),
  matching('cnpj', /(?<![\p{L}\p{N}.,])\d{14}(?![\p{L}\p{N}])/gu, isCnpj),
  matching('cpf', /(?<![\p{L}\p{N}.,])\d{3}[. ]?\d{3}[. ]?\d{3}[- ]?\d{2}(?![\p{L}\p{N}])/gu, (found) => isCpf(compact(found))),
  matching('rut', /(?<![\p{L}\p{N}.,-])\d{1,2}\.?\d{3}\.?\d{3}\s?[-‐–]\s?[\dk](?![\p{L}\p{N}-])/giu, (found) => isRutText(found)),
  // Announced as one: a mistyped number still points at a person.
  matching('rut', /\b(?:rut|run)\b[\s:.°º#nN]{0,6}(\d{1,2}\.?\d{3}\.?\d{3}[\s-]{0,2}[\dk])(?![\p{L}\p{N}])/giu),
  matching('cpf', /\bcpf\b[\s:.°º#nN]{0,6}(\d{3}[. ]?\d{3}[. ]?\d{3}[- ]?\d{2})(?![\p{L}\p{N}])/giu),
  matching('nie', /(?<![\p{L}\p{N}])[XYZ][ .-]?\d{7}[ -]?[A-Z](?![\p{L}\p{N}])/giu, (found) => {
    const plain = compact(found);
    return isNie(plain[0]!, plain.slice(1, 8), plain[8]!);
  }),
  matching('dni', /(?<![\p{L}\p{N}])\d{2}\.?\d{3}\.?\d{3}[ -]?[A-Z](?![\p{L}\p{N}])/giu, (found) => {
    const plain = compact(found);
    return isSpanishDni(plain.slice(0, 8), plain[8]!);
  }),
  matching(
    'dni',
    /\b(?:dni|d\.n\.i\.|documento(?: de identidad| nacional)?|c[eé]dula(?: de identidad| de ciudadan[ií]a)?|cuil|cuit|curp|passport(?: number)?|pasaporte|rg|ine)\b\s{0,6}(?:n[°º.úu]?\w{0,5}|#|es|is|é|:)?\s{0,6}:?\s{0,6}((?=[\w.-]*\d{3})[A-Z0-9][A-Z0-9.-]{4,18}[A-Z0-9])(?![\p{L}\p{N}])/giu,
  ),
  matching('dni', /(?<![\p{L}\p{N}])(?:20|23|24|27|30|33|34)-\d{8}-\d(?![\p{L}\p{N}])/gu),
  matching('dni', /(?<![\p{L}\p{N}])[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d(?![\p{L}\p{N}])/gu),
  matching('phone', PHONE_CANDIDATE, isPhone),
];

function isRutText(found: string): boolean {
  const plain = compact(found.replace(/[‐–]/g, ''));
  return isRut(plain.slice(0, -1), plain.slice(-1));
}

/** Same person, same placeholder: what counts is the value without separators and case. */
function valueOf(kind: PiiClass, found: string): string {
  return kind === 'phone' ? found.replace(/\D/g, '') : compact(found);
}

/**
 * Takes personal data out before text leaves the system or is scored: mail addresses, phones, identity numbers with their check
 * digits, bank accounts, cards, and secrets in links. The same value gets the same placeholder (`[email-1]`) throughout the text.
 */
export function redact(text: string): RedactedText {
  const folded = foldText(text);
  // Unit by unit what is spoken for; comparing spans with each other would take a second for a text made of addresses.
  const taken = new Uint8Array(text.length);
  for (const { index, 0: placeholder } of text.matchAll(PLACEHOLDER)) taken.fill(1, index, index + placeholder.length);
  const found: Found[] = [];
  for (const detect of DETECTORS) {
    for (const span of detect(text, folded)) {
      if (taken.subarray(span.start, span.end).includes(1)) continue;
      taken.fill(1, span.start, span.end);
      found.push(span);
    }
  }
  if (found.length === 0) return { text, counts: {} };

  const numbers = new Map<string, number>();
  const used: Partial<Record<PiiClass, number>> = {};
  const counts: Partial<Record<PiiClass, number>> = {};
  let redacted = '';
  let from = 0;
  for (const { kind, start, end } of found.sort((a, b) => a.start - b.start)) {
    const key = `${kind} ${valueOf(kind, text.slice(start, end))}`;
    if (!numbers.has(key)) numbers.set(key, (used[kind] = (used[kind] ?? 0) + 1));
    counts[kind] = (counts[kind] ?? 0) + 1;
    redacted += `${text.slice(from, start)}[${kind}-${numbers.get(key)}]`;
    from = end;
  }
  return { text: redacted + text.slice(from), counts };
}
