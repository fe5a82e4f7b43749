import type { AgreementContent, LocalizedText } from '@pulso/agreements';

/** What stands at a place of the content; undefined when nothing does. */
export function valueAt(content: AgreementContent, place: string): unknown {
  return place.split('.').reduce<unknown>((value, step) => {
    if (Array.isArray(value)) {
      return value.find((item) => typeof item === 'object' && item !== null && 'ref' in item && item.ref === step) ?? value[Number(step)];
    }
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  }, content);
}

/** The text at a place, in one language, whether the place names the text or the language in it. */
export function textAt(content: AgreementContent, place: string, language: 'es' | 'en'): string | null {
  const value = valueAt(content, place);
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && language in value) {
    const text = (value as LocalizedText)[language];
    return typeof text === 'string' ? text : null;
  }
  return null;
}

/** The words around a stretch of a text, so that a reader finds it: before, the stretch itself, after. */
export function around(text: string, start: number, end: number, reach = 60): readonly [string, string, string] {
  const head = text.slice(Math.max(0, start - reach), start);
  const tail = text.slice(end, end + reach);
  return [start > reach ? `…${head}` : head, text.slice(start, end), end + reach < text.length ? `${tail}…` : tail];
}
