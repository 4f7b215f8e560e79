// Two-state cells, 128 to a texel: cell x of a row is bit x & 31 of component (x >> 5) & 3 of texel x >> 7. The bits after a row's
// last cell are zero.

import readBits from '../../shaders/layout-bits-read.glsl';
import writeBits from '../../shaders/layout-bits-write.glsl';
import type { Layout } from './layout.js';

/** Cells in a texel. */
export const CELLS_PER_TEXEL = 128;
/** 32-bit words in a texel. */
const WORDS = 4;

/** Packed two-state cells. */
export const bitsLayout: Layout = {
  key: 'bits',
  format: 'RGBA32UI',
  channels: 1,
  discrete: true,
  packed: true,
  extent: ([x, y]) => [Math.ceil(x / CELLS_PER_TEXEL), y],
  read: readBits,
  write: writeBits,
  pack(cells, [x, y]) {
    const stride = Math.ceil(x / CELLS_PER_TEXEL) * WORDS;
    const words = new Uint32Array(stride * y);
    for (let row = 0; row < y; row++)
      for (let column = 0; column < x; column++) if (cells[row * x + column]) words[row * stride + (column >> 5)] |= 1 << (column & 31);
    return words;
  },
  unpack(texels, [x, y]) {
    const stride = Math.ceil(x / CELLS_PER_TEXEL) * WORDS;
    const cells = new Uint8Array(x * y);
    for (let row = 0; row < y; row++)
      for (let column = 0; column < x; column++) cells[row * x + column] = (texels[row * stride + (column >> 5)] >>> (column & 31)) & 1;
    return cells;
  },
};
