// One channel, four cells to a texel: cell x of a row is component x & 3 of texel x >> 2. What lies past a row's last cell is never
// read.

import readFloats from '../../shaders/layout-quads-read.glsl';
import readBytes from '../../shaders/layout-quads-byte-read.glsl';
import write from '../../shaders/layout-quads-write.glsl';
import type { TextureFormat } from './formats.js';
import { decoder, encoder, type Cells, type Layout, type Precision } from './layout.js';

/** Cells in a texel. */
export const QUAD = 4;

/** Copies rows between an array without gaps and one whose rows fill whole texels. */
function restride(from: Cells, to: Cells, fromStride: number, toStride: number, width: number, height: number): void {
  for (let row = 0; row < height; row++) to.set(from.subarray(row * fromStride, row * fromStride + width), row * toStride);
}

const strideOf = (width: number) => Math.ceil(width / QUAD) * QUAD;

/** A layout of four cells a texel. */
export interface QuadsLayout extends Layout {
  /** GLSL: `TEXEL`, the texture's type, and `TEXEL stored(vec4 states)`, what it holds for four states. */
  readonly stored: string;
}

const storedBytes = '#define TEXEL uvec4\nuvec4 stored(vec4 states) {\n  return uvec4(clamp(states, 0.0, 255.0) + 0.5);\n}\n';

/** Four states of a discrete rule, a byte each. */
export const byteQuads: QuadsLayout = {
  key: 'quads8ui',
  format: 'RGBA8UI',
  channels: 1,
  discrete: true,
  packed: false,
  extent: ([x, y]) => [Math.ceil(x / QUAD), y],
  read: readBytes,
  stored: storedBytes,
  write: storedBytes + write,
  pack(cells, [x, y]) {
    const texels = new Uint8Array(strideOf(x) * y);
    restride(cells, texels, x, strideOf(x), x, y);
    return texels;
  },
  unpack(texels, [x, y]) {
    const cells = new Uint8Array(x * y);
    restride(texels as Uint8Array, cells, strideOf(x), x, x, y);
    return cells;
  },
};

/** Four continuous states. With 8 bits a state in `range` is one of 256 levels. */
export function floatQuads(precision: Precision, [low, high]: readonly [number, number] = [0, 1]): QuadsLayout {
  const levels = precision === 8;
  const size = high - low;
  const stored = `#define TEXEL vec4\n${encoder(levels, low, high)}vec4 stored(vec4 states) {\n  return encoded(states);\n}\n`;
  return {
    key: `quads${precision}${levels ? `@${low},${high}` : ''}`,
    format: (levels ? 'RGBA8' : `RGBA${precision}F`) as TextureFormat,
    channels: 1,
    discrete: false,
    packed: false,
    extent: ([x, y]) => [Math.ceil(x / QUAD), y],
    read: decoder(levels, low, high) + readFloats,
    stored,
    write: stored + write,
    pack(cells, [x, y]) {
      const texels = new Float32Array(strideOf(x) * y);
      restride(cells, texels, x, strideOf(x), x, y);
      return levels ? Uint8Array.from(texels, (v) => Math.round(Math.min(1, Math.max(0, (v - low) / size)) * 255)) : texels;
    },
    unpack(texels, [x, y]) {
      const cells = new Float32Array(x * y);
      restride(texels as Float32Array, cells, strideOf(x), x, x, y);
      return levels ? cells.map((v) => low + (v / 255) * size) : cells;
    },
  };
}
