/** A place in a section: its value now, and the way to change it. The path names list items by `ref` and is the id of the field that shows it. */
export interface Cursor<Value> {
  readonly path: string;
  readonly value: Value;
  readonly set: (change: (value: Value) => Value) => void;
}

/** A member of an object. */
export function at<Value extends object, Key extends keyof Value & string>(cursor: Cursor<Value>, key: Key): Cursor<Value[Key]> {
  return {
    path: `${cursor.path}.${key}`,
    value: cursor.value[key],
    set: (change) => cursor.set((value) => replaced(value, key, change(value[key]))),
  };
}

const replaced = <Value extends object, Key extends keyof Value>(value: Value, key: Key, next: Value[Key]): Value =>
  value[key] === next ? value : { ...value, [key]: next };

/** An item of a list, by its `ref`; changes nothing once the item is gone. */
export function itemAt<Item extends { readonly ref: string }>(cursor: Cursor<readonly Item[]>, item: Item): Cursor<Item> {
  return {
    path: `${cursor.path}.${item.ref}`,
    value: item,
    set: (change) => cursor.set((items) => items.map((each) => (each.ref === item.ref ? change(each) : each))),
  };
}

/** A row of a list whose rows have no name. */
export function rowAt<Row>(cursor: Cursor<readonly Row[]>, index: number): Cursor<Row> {
  return {
    path: `${cursor.path}.${index}`,
    value: cursor.value[index] as Row,
    set: (change) => cursor.set((rows) => rows.map((row, each) => (each === index ? change(row) : row))),
  };
}

/** A place that may hold nothing, while it holds something. */
export function present<Value>(cursor: Cursor<Value | null>, value: Value): Cursor<Value> {
  return { path: cursor.path, value, set: (change) => cursor.set((now) => (now === null ? now : change(now))) };
}
