import { DomainError } from '@pulso/kernel';
import { fnv1a } from './feature-vector.js';
import type { FeatureVector } from './feature-vector.js';

const MAGIC = 0x504c4d31; // "PLM1"
const HEADER_BYTES = 32;
const MAX_CLASSES = 5;

/** A softmax regression over hashed features with 8-bit weights, stored bucket by bucket. */
export interface LinearModel {
  readonly bits: number;
  readonly classes: number;
  /** What one step of an int8 weight is worth. */
  readonly scale: number;
  /** Added to each class before the softmax. */
  readonly offsets: readonly number[];
  readonly weights: Int8Array;
  /** Eight hexadecimal digits that change when any byte of the file does. */
  readonly digest: string;
}

/** Reads a model file; throws `analysis.model-unreadable` when it is not one, is cut short or comes from another version. */
export function decodeLinearModel(file: Uint8Array): LinearModel {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const bits = file.byteLength >= HEADER_BYTES && view.getUint32(0) === MAGIC ? view.getUint8(4) : 0;
  const classes = bits > 0 ? view.getUint8(5) : 0;
  if (bits === 0 || classes === 0 || classes > MAX_CLASSES || file.byteLength !== HEADER_BYTES + 2 ** bits * classes) {
    throw new DomainError(
      'analysis.model-unreadable',
      'The file is not a model this version can read; build it again with tools/train-sentiment',
    );
  }
  return {
    bits,
    classes,
    scale: view.getFloat32(8),
    offsets: Array.from({ length: classes }, (_, at) => view.getFloat32(12 + 4 * at)),
    weights: new Int8Array(file.buffer, file.byteOffset + HEADER_BYTES, 2 ** bits * classes),
    digest: digestOf(file),
  };
}

/** The inverse of `decodeLinearModel`, used by training. */
export function encodeLinearModel({ bits, classes, scale, offsets, weights }: Omit<LinearModel, 'digest'>): Uint8Array {
  const file = new Uint8Array(HEADER_BYTES + weights.length);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC);
  view.setUint8(4, bits);
  view.setUint8(5, classes);
  view.setFloat32(8, scale);
  offsets.forEach((offset, at) => view.setFloat32(12 + 4 * at, offset));
  file.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), HEADER_BYTES);
  return file;
}

function digestOf(file: Uint8Array): string {
  let hash = fnv1a('');
  for (const byte of file) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Probability of each class; they sum to 1. */
export function classProbabilities(model: LinearModel, { indices, values }: FeatureVector): number[] {
  const { classes, weights, scale, offsets } = model;
  const sums = new Array<number>(classes).fill(0);
  for (let at = 0; at < indices.length; at++) {
    const base = indices[at]! * classes;
    const value = values[at]!;
    for (let k = 0; k < classes; k++) sums[k]! += weights[base + k]! * value;
  }
  const logits = sums.map((sum, k) => sum * scale + offsets[k]!);
  const highest = Math.max(...logits);
  const exponentials = logits.map((logit) => Math.exp(logit - highest));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}
