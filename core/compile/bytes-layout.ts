// Cells of up to 256 states, 16 to a texel: cell x of a row is byte x & 3 of component (x >> 2) & 3 of texel x >> 4. The bytes after
// a row's last cell are zero.

import readBytes from '../../shaders/layout-bytes-read.glsl';
import writeBytes from '../../shaders/layout-bytes-write.glsl';
import type { Layout } from './layout.js';

/** Cells in a texel. */
export const LANES = 16;

/** GLSL: which bytes of a row's last texel are cells, as four words. */
export function lastMask(width: number): string {
  const used = ((width - 1) % LANES) + 1;
  const words = [0, 1, 2, 3].map((word) => 2 ** (8 * Math.min(4, Math.max(0, used - 4 * word))) - 1);
  return words.map((word) => `${word}u`).join(', ');
}

/** Packed cells, a byte each. */
export const bytesLayout: Layout = {
  key: 'bytes',
  format: 'RGBA32UI',
  channels: 1,
  discrete: true,
  packed: true,
  extent: ([x, y]) => [Math.ceil(x / LANES), y],
  read: readBytes,
  write: writeBytes,
  pack(cells, [x, y]) {
    const stride = Math.ceil(x / LANES) * LANES;
    const bytes = new Uint8Array(stride * y);
    for (let row = 0; row < y; row++) bytes.set(cells.subarray(row * x, (row + 1) * x), row * stride);
    return new Uint32Array(bytes.buffer);
  },
  unpack(texels, [x, y]) {
    const stride = Math.ceil(x / LANES) * LANES;
    const bytes = new Uint8Array(texels.buffer, texels.byteOffset, texels.byteLength);
    const cells = new Uint8Array(x * y);
    for (let row = 0; row < y; row++) cells.set(bytes.subarray(row * stride, row * stride + x), row * x);
    return cells;
  },
};
