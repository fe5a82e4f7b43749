import { canonicalJson } from '@pulso/kernel';
import { SECTION_KEYS, type AgreementContent, type SectionKey } from './agreement-content.js';
import { stepOf, type PathStep } from './agreement-texts.js';

/** One difference between two contents; `before` or `after` is null where there is none. */
export interface ContentChange {
  readonly section: SectionKey;
  readonly path: readonly PathStep[];
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: unknown;
  readonly after: unknown;
}

type Plain = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasRefs(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every((item) => isObject(item) && typeof item['ref'] === 'string');
}

/** Lists of names (refs, functions, languages) say the same in any order. */
function isSet(list: readonly unknown[]): boolean {
  return list.every((item) => typeof item === 'string');
}

/** Two kinds of rule have different members; they are compared whole. */
function hasSameMembers(before: Plain, after: Plain): boolean {
  return canonicalJson(Object.keys(before).sort()) === canonicalJson(Object.keys(after).sort());
}

function isSame(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after) && isSet(before) && isSet(after))
    return canonicalJson(before.toSorted()) === canonicalJson(after.toSorted());
  return canonicalJson(before) === canonicalJson(after);
}

function* changesIn(section: SectionKey, path: readonly PathStep[], before: unknown, after: unknown): Generator<ContentChange> {
  if (Array.isArray(before) && Array.isArray(after) && (hasRefs(before) || hasRefs(after))) {
    yield* itemChanges(section, path, before, after);
  } else if (isObject(before) && isObject(after) && hasSameMembers(before, after)) {
    for (const key of Object.keys(before)) yield* changesIn(section, [...path, key], before[key], after[key]);
  } else if (!isSame(before, after)) {
    yield { section, path, kind: 'changed', before, after };
  }
}

function* itemChanges(
  section: SectionKey,
  path: readonly PathStep[],
  before: readonly unknown[],
  after: readonly unknown[],
): Generator<ContentChange> {
  const old = new Map(before.map((item, index) => [stepOf(item, index), item]));
  const now = new Map(after.map((item, index) => [stepOf(item, index), item]));
  for (const [step, item] of old) {
    const other = now.get(step);
    if (other === undefined) yield { section, path: [...path, step], kind: 'removed', before: item, after: null };
    else yield* changesIn(section, [...path, step], item, other);
  }
  for (const [step, item] of now) if (!old.has(step)) yield { section, path: [...path, step], kind: 'added', before: null, after: item };
}

/**
 * What changed from one content to another, by section and item. Items are matched by ref, so that moving one is no change; lists of
 * names are compared as sets; lists of items without a ref are compared whole.
 */
export function diffContent(before: AgreementContent, after: AgreementContent): readonly ContentChange[] {
  return SECTION_KEYS.flatMap((section) => [...changesIn(section, [], before[section], after[section])]);
}

/** Sections in which something changed, in the order of the document. */
export function changedSections(changes: readonly ContentChange[]): readonly SectionKey[] {
  return SECTION_KEYS.filter((key) => changes.some(({ section }) => section === key));
}

function put(value: unknown, [step, ...rest]: readonly PathStep[], change: ContentChange): unknown {
  if (step === undefined) return change.after;
  if (Array.isArray(value)) {
    const at = value.findIndex((item, index) => stepOf(item, index) === step);
    if (rest.length === 0 && change.kind === 'removed') return value.filter((_, index) => index !== at);
    if (rest.length === 0 && at < 0) return [...value, change.after];
    return value.map((item, index) => (index === at ? put(item, rest, change) : item));
  }
  const object = isObject(value) ? value : {};
  return { ...object, [step]: put(object[step], rest, change) };
}

/** The content with changes made to it; items that are new come last. */
export function applyChanges(content: AgreementContent, changes: readonly ContentChange[]): AgreementContent {
  return changes.reduce<AgreementContent>(
    (result, change) => ({ ...result, [change.section]: put(result[change.section], change.path, change) }),
    content,
  );
}
