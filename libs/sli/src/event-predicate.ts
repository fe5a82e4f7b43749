import { DomainError } from '@pulso/kernel';
import { EVENT_FIELDS, fieldOf, type EventField, type FieldType, type MeasuredEvent } from './measured-event.js';

export type Scalar = number | string | boolean;

/** One question about one field. A field the event does not have answers no to every question except `none`. */
export type FieldTest =
  | { readonly field: EventField; readonly op: 'exists' }
  | { readonly field: EventField; readonly op: 'eq'; readonly value: Scalar }
  | { readonly field: EventField; readonly op: 'in'; readonly value: readonly Scalar[] }
  | { readonly field: EventField; readonly op: 'gte' | 'lte'; readonly value: number }
  | { readonly field: EventField; readonly op: 'some' | 'none'; readonly value: readonly string[] };

/** Which events count, as plain JSON: it can be stored, signed, shown and compared, and never runs code. */
export type EventPredicate =
  { readonly all: readonly EventPredicate[] } | { readonly any: readonly EventPredicate[] } | { readonly not: EventPredicate } | FieldTest;

const OPERATORS: Readonly<Record<FieldType, readonly string[]>> = {
  number: ['exists', 'eq', 'in', 'gte', 'lte'],
  boolean: ['exists', 'eq', 'in'],
  set: ['some', 'none'],
};

/** A predicate arrives from outside, so its size is bounded. */
const MAX_DEPTH = 12;
const MAX_NODES = 200;

function refuse(path: string, problem: string): never {
  throw new DomainError('sli.invalid-predicate', `${path}: ${problem}`, { path });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function onlyKeys(node: Record<string, unknown>, allowed: readonly string[], path: string): void {
  for (const key of Object.keys(node)) if (!allowed.includes(key)) refuse(path, `unknown key "${key}", expected ${allowed.join(', ')}`);
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function matchesType(type: FieldType, value: unknown): value is Scalar {
  if (type === 'number') return isFiniteNumber(value);
  return typeof value === (type === 'boolean' ? 'boolean' : 'string');
}

function parseFieldTest(node: Record<string, unknown>, path: string): FieldTest {
  const { field: name, op, value } = node;
  const type = typeof name === 'string' && Object.hasOwn(EVENT_FIELDS, name) ? EVENT_FIELDS[name as EventField] : undefined;
  if (!type) return refuse(`${path}.field`, `expected one of ${Object.keys(EVENT_FIELDS).join(', ')}`);
  const field = name as EventField;
  if (typeof op !== 'string' || !OPERATORS[type].includes(op)) {
    return refuse(`${path}.op`, `${field} can be asked ${OPERATORS[type].join(', ')}`);
  }
  if (op === 'exists') {
    onlyKeys(node, ['field', 'op'], path);
    return { field, op };
  }
  onlyKeys(node, ['field', 'op', 'value'], path);
  if (op === 'gte' || op === 'lte') return isFiniteNumber(value) ? { field, op, value } : refuse(`${path}.value`, 'expected a number');
  if (op === 'eq') return matchesType(type, value) ? { field, op, value } : refuse(`${path}.value`, `expected a ${type}`);
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_NODES) return refuse(`${path}.value`, 'expected a list of values');
  value.forEach((item: unknown, index) => {
    if (!matchesType(type, item)) refuse(`${path}.value[${index}]`, `expected a ${type === 'set' ? 'string' : type}`);
  });
  return { field, op, value: [...(value as unknown[])] } as FieldTest;
}

/** Checks a predicate that came from outside and returns a clean copy. Throws `sli.invalid-predicate`, whose `path` says where. */
export function parsePredicate(input: unknown, path = '$'): EventPredicate {
  let nodes = 0;
  const list = (items: unknown, at: string, depth: number): EventPredicate[] =>
    Array.isArray(items) && items.length > 0
      ? items.map((item: unknown, index) => parse(item, `${at}[${index}]`, depth))
      : refuse(at, 'expected a list with at least one condition');

  const parse = (node: unknown, at: string, depth: number): EventPredicate => {
    nodes += 1;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) refuse(at, `too large: at most ${MAX_DEPTH} levels and ${MAX_NODES} conditions`);
    if (!isRecord(node)) return refuse(at, 'expected an object with all, any, not or field');
    const shape = ['all', 'any', 'not'].find((key) => Object.hasOwn(node, key));
    if (!shape) return parseFieldTest(node, at);
    onlyKeys(node, [shape], at);
    if (shape === 'not') return { not: parse(node['not'], `${at}.not`, depth + 1) };
    const items = list(node[shape], `${at}.${shape}`, depth + 1);
    return shape === 'all' ? { all: items } : { any: items };
  };
  return parse(input, path, 1);
}

function passes(test: FieldTest, event: MeasuredEvent): boolean {
  const actual = fieldOf(event, test.field);
  switch (test.op) {
    case 'exists':
      return actual !== undefined;
    case 'eq':
      return actual === test.value;
    case 'in':
      return test.value.some((value) => value === actual);
    case 'gte':
      return typeof actual === 'number' && actual >= test.value;
    case 'lte':
      return typeof actual === 'number' && actual <= test.value;
    case 'some':
      return Array.isArray(actual) && test.value.some((value) => actual.includes(value));
    case 'none':
      return !Array.isArray(actual) || !test.value.some((value) => actual.includes(value));
  }
}

/** Whether an event is one the predicate describes. */
export function satisfies(predicate: EventPredicate, event: MeasuredEvent): boolean {
  if ('all' in predicate) return predicate.all.every((part) => satisfies(part, event));
  if ('any' in predicate) return predicate.any.some((part) => satisfies(part, event));
  if ('not' in predicate) return !satisfies(predicate.not, event);
  return passes(predicate, event);
}
