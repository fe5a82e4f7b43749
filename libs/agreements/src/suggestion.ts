import { DomainError } from '@pulso/kernel';
import type { AgreementContent, SectionKey } from './agreement-content.js';

/** What JSON can hold in an agreement. */
export type ContentValue = string | number | boolean | null | readonly ContentValue[] | { readonly [member: string]: ContentValue };

/**
 * A proposed change of one value of a section. `path` goes from the section inwards: names of members, and for lists the `ref` of an item or
 * its index. `before` is what stood there when it was proposed; unrelated edits do not outdate it.
 */
export interface Suggestion {
  readonly path: readonly (string | number)[];
  readonly before: ContentValue;
  readonly after: ContentValue;
}

const isList = (value: ContentValue): value is readonly ContentValue[] => Array.isArray(value);

function isMember(value: ContentValue): value is { readonly [member: string]: ContentValue } {
  return typeof value === 'object' && value !== null && !isList(value);
}

function positionOf(list: readonly ContentValue[], step: string | number): number {
  if (typeof step === 'number') return step;
  return list.findIndex((item) => isMember(item) && item['ref'] === step);
}

function outdated(): never {
  throw new DomainError(
    'review.suggestion-outdated',
    'The text this suggestion changes has been edited since. Compare both and suggest again on the text as it is now.',
  );
}

/** The value a path leads to; undefined where it leads nowhere. */
export function valueAt(content: ContentValue, path: Suggestion['path']): ContentValue | undefined {
  return path.reduce<ContentValue | undefined>((at, step) => {
    if (at === undefined) return undefined;
    if (isList(at)) return at[positionOf(at, step)];
    return isMember(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, content);
}

function replaceAt(at: ContentValue, path: Suggestion['path'], after: ContentValue): ContentValue {
  const [step, ...rest] = path;
  if (step === undefined) return after;
  if (isList(at)) {
    const position = positionOf(at, step);
    return at.map((item, index) => (index === position ? replaceAt(item, rest, after) : item));
  }
  if (!isMember(at)) return outdated();
  return { ...at, [step]: replaceAt(at[step] ?? null, rest, after) };
}

/** Members in any order are the same value. */
export function sameValue(left: ContentValue | undefined, right: ContentValue | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  if (isList(left)) return isList(right) && left.length === right.length && left.every((item, index) => sameValue(item, right[index]));
  if (!isMember(left) || !isMember(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]));
}

/**
 * The section with a suggestion carried out.
 * @throws DomainError `review.suggestion-outdated` when the value is no longer what the suggestion was made for
 */
export function applySuggestion<Key extends SectionKey>(section: AgreementContent[Key], suggestion: Suggestion): AgreementContent[Key] {
  const content = section as unknown as ContentValue;
  if (!sameValue(valueAt(content, suggestion.path), suggestion.before)) return outdated();
  return replaceAt(content, suggestion.path, suggestion.after) as unknown as AgreementContent[Key];
}
