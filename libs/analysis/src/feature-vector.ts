/** A document as hashed features: `values[i]` belongs to bucket `indices[i]`; the values have length 1 together. */
export interface FeatureVector {
  readonly indices: Uint32Array;
  readonly values: Float32Array;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits, over UTF-16 units; `from` continues an earlier hash, so a prefix is hashed once. */
export function fnv1a(text: string, from = FNV_OFFSET, start = 0, end = text.length): number {
  let hash = from;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash;
}

/** FNV alone leaves its low bits poorly mixed, and the buckets are taken from those. */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  return h ^ (h >>> 12);
}

/** Counts hashed features of one document at a time; pieces of words count half as much as whole words. */
export class FeatureCounter {
  private readonly counts: Uint16Array;
  private readonly touched: number[] = [];
  private readonly mask: number;

  constructor(readonly bits: number) {
    this.mask = 2 ** bits - 1;
    this.counts = new Uint16Array(2 ** (bits + 1));
  }

  addWhole(hash: number): void {
    this.add((mixed(hash) & this.mask) << 1);
  }

  addPiece(hash: number): void {
    this.add(((mixed(hash) & this.mask) << 1) | 1);
  }

  private add(slot: number): void {
    const count = this.counts[slot]!;
    if (count === 0) this.touched.push(slot);
    if (count < 0xffff) this.counts[slot] = count + 1;
  }

  /** The vector of what was added since the last call. */
  take(): FeatureVector {
    const size = this.touched.length;
    const indices = new Uint32Array(size);
    const values = new Float32Array(size);
    let sumOfSquares = 0;
    for (let at = 0; at < size; at++) {
      const slot = this.touched[at]!;
      const value = (1 + Math.log(this.counts[slot]!)) * (slot & 1 ? 0.5 : 1);
      this.counts[slot] = 0;
      indices[at] = slot >>> 1;
      values[at] = value;
      sumOfSquares += value * value;
    }
    this.touched.length = 0;
    const scale = sumOfSquares === 0 ? 0 : 1 / Math.sqrt(sumOfSquares);
    for (let at = 0; at < size; at++) values[at] = values[at]! * scale;
    return { indices, values };
  }
}
