/** Where two people changed the same thing. The path names list items by their `ref`. An absent item is `undefined`. */
export interface MergeConflict {
  readonly path: readonly string[];
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface MergeResult<Value> {
  /** Everything both sides did; where they collide it holds mine, or whichever side still has the item. */
  readonly value: Value;
  readonly conflicts: readonly MergeConflict[];
}

type Json = Readonly<Record<string, unknown>>;
type Item = Json & { readonly ref: string };

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isItem = (value: unknown): value is Item => isObject(value) && typeof value['ref'] === 'string';

/** Whether two JSON values say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameValue(a[key], b[key]));
}

/** Joins what two people did to the same section since `base`. Different items and fields merge; the same one is reported. */
export function mergeSection<Value>(base: Value, mine: Value, theirs: Value): MergeResult<Value> {
  const conflicts: MergeConflict[] = [];
  const value = merge(base, mine, theirs, [], conflicts) as Value;
  return { value, conflicts };
}

function merge(base: unknown, mine: unknown, theirs: unknown, path: readonly string[], conflicts: MergeConflict[]): unknown {
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine;
  if (sameValue(base, mine)) return theirs;
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    const all = [...base, ...mine, ...theirs];
    if (all.every(isItem)) return mergeItems(base as Item[], mine as Item[], theirs as Item[], path, conflicts);
    const joined = all.every((each) => typeof each === 'string')
      ? mergeWords(base as string[], mine as string[], theirs as string[])
      : mergeRows(base, mine, theirs, path, conflicts);
    if (joined) return joined;
  } else if (isObject(base) && isObject(mine) && isObject(theirs) && sameShape(base, mine) && sameShape(base, theirs)) {
    return Object.fromEntries(Object.keys(base).map((key) => [key, merge(base[key], mine[key], theirs[key], [...path, key], conflicts)]));
  }
  conflicts.push({ path, mine, theirs });
  return mine === undefined ? theirs : mine;
}

/** Objects of one variant of a union: the same members and the same `kind`. */
function sameShape(a: Json, b: Json): boolean {
  const keys = Object.keys(a);
  return a['kind'] === b['kind'] && keys.length === Object.keys(b).length && keys.every((key) => key in b);
}

function mergeItems(base: Item[], mine: Item[], theirs: Item[], path: readonly string[], conflicts: MergeConflict[]): Item[] {
  const byRef = (items: readonly Item[]) => new Map(items.map((item) => [item.ref, item]));
  const [inBase, inMine, inTheirs] = [byRef(base), byRef(mine), byRef(theirs)];
  const merged = new Map<string, Item>();
  for (const ref of new Set([...inMine.keys(), ...inTheirs.keys()])) {
    const item = merge(inBase.get(ref), inMine.get(ref), inTheirs.get(ref), [...path, ref], conflicts);
    if (item !== undefined) merged.set(ref, item as Item);
  }
  const kept = (items: readonly Item[]) => items.map(({ ref }) => ref).filter((ref) => inBase.has(ref));
  const untouchedOrder = sameValue(
    kept(mine),
    base.map(({ ref }) => ref).filter((ref) => inMine.has(ref)),
  );
  const [backbone, other] = untouchedOrder ? [theirs, mine] : [mine, theirs];
  const order = backbone.map(({ ref }) => ref);
  other.forEach(({ ref }, index) => {
    if (order.includes(ref)) return;
    const before = other[index - 1]?.ref;
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, ref);
  });
  return order.flatMap((ref) => merged.get(ref) ?? []);
}

/** Words are told apart by themselves: what either added is in, what either took out is out. */
function mergeWords(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] | null {
  const joined = [
    ...theirs.filter((word) => mine.includes(word) || !base.includes(word)),
    ...mine.filter((word) => !theirs.includes(word) && !base.includes(word)),
  ];
  return joined.length === 0 && mine.length > 0 && theirs.length > 0 ? null : joined;
}

/** Rows without a name of their own: both may add at the end, or both may change different fields of rows that stayed in place. */
function mergeRows(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
  path: readonly string[],
  conflicts: MergeConflict[],
): unknown[] | null {
  const appended = (rows: readonly unknown[]) => rows.length >= base.length && sameValue(rows.slice(0, base.length), base);
  if (appended(mine) && appended(theirs)) return [...theirs, ...mine.slice(base.length)];
  if (mine.length !== base.length || theirs.length !== base.length) return null;
  return base.map((row, index) => merge(row, mine[index], theirs[index], [...path, String(index)], conflicts));
}

/** The value with another answer at a path; `undefined` takes an item out of its list. */
export function withValueAt<Value>(value: Value, path: readonly string[], answer: unknown): Value {
  return replace(value, path, answer) as Value;
}

function replace(value: unknown, path: readonly string[], answer: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return answer;
  if (!Array.isArray(value)) return { ...(value as Json), [key]: replace((value as Json)[key], rest, answer) };
  const index = value.findIndex((item) => isItem(item) && item.ref === key);
  const place = index >= 0 ? index : /^\d+$/.test(key) && Number(key) < value.length ? Number(key) : value.length;
  const next = replace(value[place], rest, answer);
  return next === undefined ? value.filter((_, each) => each !== place) : [...value.slice(0, place), next, ...value.slice(place + 1)];
}
