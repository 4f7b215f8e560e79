// More channels than a texel holds: four to a layer, one cell a texel, the layers below each other in one texture. So a field, its
// snapshot and its read-back are those of any other layout.

import read from '../../shaders/layout-layers-read.glsl';
import write from '../../shaders/layout-layers-write.glsl';
import type { TextureFormat } from './formats.js';
import { decoder, encoder, LAYER, type Layout, type Precision } from './layout.js';

/** A layout in layers. */
export interface LayersLayout extends Layout {
  readonly layers: number;
  /** GLSL: `vec4 encoded(vec4 states)`, what a texel holds for four channels. */
  readonly encoder: string;
}

/** Where channel `c` of a cell lies. @param count - cells of the grid */
const placeOf = (cell: number, c: number, count: number) => (Math.floor(c / LAYER) * count + cell) * LAYER + (c % LAYER);

/** Layers of a number a channel. With 8 bits a state in `range` is one of 256 levels. */
export function layersLayout(channels: number, precision: Precision, range: readonly [number, number] = [0, 1]): LayersLayout {
  const [low, high] = range;
  const levels = precision === 8;
  const layers = Math.ceil(channels / LAYER);
  return {
    key: `layers${precision}x${channels}${levels ? `@${low},${high}` : ''}`,
    format: (levels ? 'RGBA8' : `RGBA${precision}F`) as TextureFormat,
    channels,
    layers,
    discrete: false,
    packed: false,
    extent: ([x, y]) => [x, y * layers],
    encoder: encoder(levels, low, high),
    read: `#define LAYERS ${layers}\n${decoder(levels, low, high)}${read}`,
    write: encoder(levels, low, high) + write,
    pack(cells, [x, y]) {
      const texels = new Float32Array(x * y * layers * LAYER);
      for (let cell = 0, i = 0; cell < x * y; cell++) for (let c = 0; c < channels; c++) texels[placeOf(cell, c, x * y)] = cells[i++];
      return levels ? Uint8Array.from(texels, (v) => Math.round(Math.min(1, Math.max(0, (v - low) / (high - low))) * 255)) : texels;
    },
    unpack(texels, [x, y]) {
      const cells = new Float32Array(x * y * channels);
      for (let cell = 0, i = 0; cell < x * y; cell++) for (let c = 0; c < channels; c++) cells[i++] = texels[placeOf(cell, c, x * y)];
      return levels ? cells.map((v) => low + (v / 255) * (high - low)) : cells;
    },
  };
}
