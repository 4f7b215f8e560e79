// How cells lie in a texture. A layout reads a cell in GLSL (`vec4 stateAt(ivec2 cell)`), writes the cells of a texel (a `main`
// that asks `vec4 nextState(ivec2 cell, vec4 state)`), and packs and unpacks on the CPU. Views, brushes and conversions are
// written once against these two functions, whatever the layout.

import type { Size } from '../base/limits.js';
import type { TextureFormat } from './formats.js';
import { float } from './glsl.js';
import readFloat from '../../shaders/layout-float-read.glsl';
import writeFloat from '../../shaders/layout-float-write.glsl';
import readByte from '../../shaders/layout-byte-read.glsl';
import writeByte from '../../shaders/layout-byte-write.glsl';

/** Cells as `read()` gives them: `[Z][Y][X][C]`, states as bytes or numbers as floats. */
export type Cells = Uint8Array | Float32Array;

/** Channels that a texel holds at most; those of a cell with more stand in layers (`layers-layout.ts`). */
export const LAYER = 4;

/** The way that an automaton's cells lie in a texture. */
export interface Layout {
  /** Two layouts with the same key hold the same texels. */
  readonly key: string;
  readonly format: TextureFormat;
  /** Numbers that a cell holds. */
  readonly channels: number;
  /** Whether states are whole numbers. */
  readonly discrete: boolean;
  /** The texture's extent for a grid, in texels. */
  extent(size: Size): [width: number, height: number];
  /** GLSL: `uniform … tState` and `vec4 stateAt(ivec2 cell)`. */
  readonly read: string;
  /** Whether a texel holds several cells; `read` then also gives `uvec4 passed(ivec2 texel)`, the texel as it is. */
  readonly packed: boolean;
  /** GLSL: outputs and a `main` that calls `nextState` for each cell of its texel. */
  readonly write: string;
  /** @param cells – `[Y][X][C]` */
  pack(cells: Cells, size: Size): Uint8Array | Uint32Array | Float32Array;
  /** @returns a fresh array, `[Y][X][C]` */
  unpack(texels: Uint8Array | Uint32Array | Float32Array, size: Size): Cells;
}

const componentsFor = (channels: number) => (channels <= 1 ? 1 : channels === 2 ? 2 : 4);
const letters = { 1: 'R', 2: 'RG', 4: 'RGBA' } as const;

/** Copies between `channels` numbers a cell and `components` a texel. */
function respace(from: Cells, to: Cells, fromStride: number, toStride: number, count: number): void {
  const shared = Math.min(fromStride, toStride);
  for (let i = 0; i < count; i++) for (let c = 0; c < shared; c++) to[i * toStride + c] = from[i * fromStride + c];
}

/** One byte a channel, one cell a texel, as whole numbers: discrete rules on the general path. */
export function byteLayout(channels: number): Layout {
  const components = componentsFor(channels);
  return {
    key: `byte${channels}`,
    format: `${letters[components]}8UI`,
    channels,
    discrete: true,
    packed: false,
    extent: ([x, y]) => [x, y],
    read: readByte,
    write: writeByte,
    pack(cells, [x, y]) {
      const texels = new Uint8Array(x * y * components);
      respace(cells, texels, channels, components, x * y);
      return texels;
    },
    unpack(texels, [x, y]) {
      const cells = new Uint8Array(x * y * channels);
      respace(texels as Uint8Array, cells, components, channels, x * y);
      return cells;
    },
  };
}

/** Bits of a continuous state. */
export type Precision = 8 | 16 | 32;

/** GLSL: what a texel's numbers mean as states. */
export function decoder(levels: boolean, low: number, high: number): string {
  return `vec4 decoded(vec4 stored) {\n  return ${levels ? `${float(low)} + ${float(high - low)} * stored` : 'stored'};\n}\n`;
}

/** GLSL: what a texel holds for states. */
export function encoder(levels: boolean, low: number, high: number): string {
  return `vec4 encoded(vec4 states) {\n  return ${levels ? `(states - ${float(low)}) / ${float(high - low)}` : 'states'};\n}\n`;
}

/** One number a channel, one cell a texel: continuous rules. With 8 bits a state in `range` is one of 256 levels. */
export function floatLayout(channels: number, precision: Precision, range: readonly [number, number] = [0, 1]): Layout {
  const components = componentsFor(channels);
  const [low, high] = range;
  const levels = precision === 8;
  const format = `${letters[components]}${levels ? '8' : `${precision}F`}` as TextureFormat;
  return {
    key: `float${precision}x${channels}${levels ? `@${low},${high}` : ''}`,
    format,
    channels,
    discrete: false,
    packed: false,
    extent: ([x, y]) => [x, y],
    read: decoder(levels, low, high) + readFloat,
    write: encoder(levels, low, high) + writeFloat,
    pack(cells, [x, y]) {
      const texels = new Float32Array(x * y * components);
      respace(cells, texels, channels, components, x * y);
      return levels ? Uint8Array.from(texels, (v) => Math.round(Math.min(1, Math.max(0, (v - low) / (high - low))) * 255)) : texels;
    },
    unpack(texels, [x, y]) {
      const cells = new Float32Array(x * y * channels);
      respace(texels as Float32Array, cells, components, channels, x * y);
      return levels ? cells.map((v) => low + (v / 255) * (high - low)) : cells;
    },
  };
}
