// Arrays as `.npy` files, which NumPy and its kin write and read. Knows arrays only, no rule.
// @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

import { CaError, show } from '../base/errors.js';
import { readNumbers } from './numbers.js';
import { checkStack, type Stack } from './stack.js';

/** Bytes that the head's length is a multiple of. */
const ALIGN = 64;

/**
 * Writes an array as `.npy`, version 1.0.
 * @param cells - row-major, as `read()` gives it
 * @param shape - how many there are along each axis, the slowest first: `[Y, X, C]`
 */
export function formatNpy(cells: Uint8Array | Float32Array, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const type = cells instanceof Uint8Array ? '|u1' : '<f4';
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const said = `{'descr': '${type}', 'fortran_order': False, 'shape': ${tuple}, }`;
  // Magic and version are 8 bytes, the length 2, the line end 1.
  const length = Math.ceil((said.length + 11) / ALIGN) * ALIGN - 10;
  const head = new TextEncoder().encode(`\x93NUMPY`.slice(1) + said.padEnd(length - 1) + '\n');
  const bytes = new Uint8Array(10 + length + cells.byteLength);
  bytes[0] = 0x93;
  bytes.set(head.subarray(0, 5), 1);
  bytes.set([1, 0, length & 255, length >> 8], 6);
  bytes.set(head.subarray(5), 10);
  if (cells instanceof Uint8Array) bytes.set(cells, 10 + length);
  else {
    const view = new DataView(bytes.buffer, 10 + length);
    for (let i = 0; i < cells.length; i++) view.setFloat32(4 * i, cells[i], true);
  }
  return bytes;
}

const HEAD = /^\{.*'descr':\s*'([<>|=])([a-z]\d+)'.*'fortran_order':\s*(True|False).*'shape':\s*\(([\d,\s]*)\)/;
/** Kinds as NumPy writes them; a truth value is a byte. */
const KINDS = ['u1', 'i1', 'u2', 'i2', 'u4', 'i4', 'f4', 'f8', 'b1'] as const;

/**
 * Reads a volume: an array `[Z][Y][X]`, or `[Z][Y][X][C]`, of which it takes the first channel.
 * @throws CaError `source`, `size`
 */
export function parseNpy(where: string, bytes: Uint8Array): Stack {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = bytes[6] > 1; // from version 2 on the length takes four bytes
  const begin = wide ? 12 : 10;
  if (bytes.length < begin) throw new CaError('source', 'ends too soon', { where, expected: 'the head of a .npy file' });
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  const said = new TextDecoder('latin1').decode(bytes.subarray(begin, begin + length));
  const [, order, type, isFortran, dimensions] = HEAD.exec(said) ?? [];
  const kind = KINDS.find((each) => each === type);
  const shape = (dimensions ?? '').split(',').flatMap((text) => (text.trim() ? [Number(text)] : []));
  if (!kind || (shape.length !== 3 && shape.length !== 4))
    throw new CaError('source', 'cannot be used', {
      where,
      expected: 'an array [Z][Y][X] or [Z][Y][X][C] of bytes, whole numbers or floats',
      got: show(said.trim()),
    });
  const [z, y, x, channels = 1] = shape;
  checkStack(where, [x * channels, y, z]);
  const numbers = readNumbers(where, bytes.subarray(begin + length), kind === 'b1' ? 'u1' : kind, z * y * x * channels, order !== '>');
  const values = new Float32Array(z * y * x);
  // In Fortran's order the first index is the fastest.
  const strides = isFortran === 'True' ? [1, z, z * y] : [y * x * channels, x * channels, channels];
  let at = 0;
  for (let k = 0; k < z; k++)
    for (let j = 0; j < y; j++) for (let i = 0; i < x; i++) values[at++] = numbers[k * strides[0] + j * strides[1] + i * strides[2]];
  return { size: [x, y, z], values, pictures: false };
}
