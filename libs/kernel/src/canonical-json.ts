import { DomainError } from './domain-error.js';

function refuse(why: string): never {
  throw new DomainError('json.not-canonical', why);
}

/** A surrogate without its partner: no character, so no bytes in UTF-8 stand for it. */
const LONE_SURROGATE = /\p{Cs}/u;

function writeText(text: string): string {
  if (LONE_SURROGATE.test(text)) refuse('A text holds half of a character (a lone surrogate); write the text again');
  return JSON.stringify(text);
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) refuse(`${value} is not a number that JSON can hold`);
  return JSON.stringify(value);
}

/** An object literal of any realm: only `Object.prototype` itself inherits from nothing. */
function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function write(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return writeText(value);
    case 'number':
      return writeNumber(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
      if (isPlain(value)) {
        const members = Object.keys(value)
          .filter((key) => value[key] !== undefined)
          .sort((left, right) => (left < right ? -1 : 1))
          .map((key) => `${writeText(key)}:${write(value[key])}`);
        return `{${members.join(',')}}`;
      }
  }
  return refuse('Only texts, finite numbers, true, false, null, lists and plain objects have a canonical form');
}

/**
 * The one text of a JSON value, after RFC 8785: members in order of their UTF-16 code units, numbers as ECMAScript writes them, no white
 * space. Members that are undefined are left out, as JSON leaves them out. Throws `json.not-canonical` for whatever JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  return write(value);
}
