// Numbers of arrays' files: which kinds there are and how they lie in bytes. For `.npy` and NRRD, which both say so in a text before
// them.

import { CaError } from '../base/errors.js';

/** A kind of number. */
export type NumberKind = 'u1' | 'i1' | 'u2' | 'i2' | 'u4' | 'i4' | 'f4' | 'f8';

const readers: Readonly<Record<NumberKind, (view: DataView, at: number, little: boolean) => number>> = {
  u1: (view, at) => view.getUint8(at),
  i1: (view, at) => view.getInt8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  i2: (view, at, little) => view.getInt16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
};

/** How many bytes a number takes. */
export const bytesOf = (kind: NumberKind): number => Number(kind[1]);

/**
 * Reads numbers as 32-bit floats.
 * @throws CaError `source` where there are fewer, or where one is not finite
 */
export function readNumbers(where: string, bytes: Uint8Array, kind: NumberKind, count: number, little: boolean): Float32Array {
  const width = bytesOf(kind);
  if (bytes.length < count * width)
    throw new CaError('source', 'ends too soon', { where, expected: `${count * width} bytes of numbers`, got: `${bytes.length}` });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = readers[kind](view, i * width, little);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new CaError('source', 'cannot be used', {
      where: `${where}, number ${bad}`,
      expected: 'a finite number',
      got: String(values[bad]),
    });
  return values;
}
