// Two channels, two cells to a texel: (a, b) of an even cell and (a, b) of the odd one beside it. What lies past a row's last cell is
// never read.

import read from '../../shaders/layout-pairs-read.glsl';
import write from '../../shaders/layout-pairs-write.glsl';
import type { TextureFormat } from './formats.js';
import { decoder, encoder, type Layout, type Precision } from './layout.js';

/** Cells in a texel. */
export const PAIR = 2;
const CHANNELS = 2;

/** A layout of two cells a texel. */
export interface PairsLayout extends Layout {
  /** GLSL: `vec4 encoded(vec4 states)`, what a texel holds for the states of two cells. */
  readonly encoder: string;
}

/** Two cells a texel. With 8 bits a state in `range` is one of 256 levels. */
export function pairsLayout(precision: Precision, [low, high]: readonly [number, number] = [0, 1]): PairsLayout {
  const levels = precision === 8;
  const size = high - low;
  const rowOf = (width: number) => width * CHANNELS;
  const strideOf = (width: number) => Math.ceil(width / PAIR) * PAIR * CHANNELS;
  return {
    key: `pairs${precision}${levels ? `@${low},${high}` : ''}`,
    format: (levels ? 'RGBA8' : `RGBA${precision}F`) as TextureFormat,
    channels: CHANNELS,
    discrete: false,
    packed: false,
    extent: ([x, y]) => [Math.ceil(x / PAIR), y],
    encoder: encoder(levels, low, high),
    read: decoder(levels, low, high) + read,
    write: encoder(levels, low, high) + write,
    pack(cells, [x, y]) {
      const texels = new Float32Array(strideOf(x) * y);
      for (let row = 0; row < y; row++) texels.set(cells.subarray(row * rowOf(x), (row + 1) * rowOf(x)), row * strideOf(x));
      return levels ? Uint8Array.from(texels, (v) => Math.round(Math.min(1, Math.max(0, (v - low) / size)) * 255)) : texels;
    },
    unpack(texels, [x, y]) {
      const cells = new Float32Array(rowOf(x) * y);
      for (let row = 0; row < y; row++) cells.set(texels.subarray(row * strideOf(x), row * strideOf(x) + rowOf(x)), row * rowOf(x));
      return levels ? cells.map((v) => low + (v / 255) * size) : cells;
    },
  };
}
