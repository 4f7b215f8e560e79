// Cells as pixels in few colours: each cell a square. What pictures and animations are made of; knows no file.

import { CaError } from '../../../core/base/errors.js';
import type { Cells } from '../../../core/compile/layout.js';
import type { Rule } from '../../../core/rule/rule.js';
import { stateBounds } from '../../../core/rule/states.js';
import type { GridLook } from '../../../core/view/grid-look.js';

/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Continuous states are drawn in this many colours, as on the page. */
const SHADES = 256;

/** The colours of a rule's states, in order; of a continuous one from the bottom of its range to the top. */
export function paletteOf({ states }: Rule, { colors: { colors, kind } }: GridLook): Rgb[] {
  const count = states === 'continuous' ? SHADES : states;
  return Array.from({ length: count }, (_, state) => {
    const index = kind === 'categorical' ? state : Math.round((255 * state) / (count - 1));
    return [colors[4 * index], colors[4 * index + 1], colors[4 * index + 2]];
  });
}

/** Which colour each cell has. @returns `[Y][X]` */
export function indicesOf(cells: Cells, rule: Rule, { channel }: GridLook): Uint8Array {
  const { channels, states } = rule;
  if (states !== 'continuous') return Uint8Array.from(cells);
  const [low, high] = stateBounds(rule);
  const indices = new Uint8Array(cells.length / channels);
  for (let i = 0; i < indices.length; i++) {
    const share = (cells[i * channels + channel] - low) / (high - low);
    indices[i] = Math.round((SHADES - 1) * Math.min(1, Math.max(0, share)));
  }
  return indices;
}

/** @throws CaError `size` if a picture of so many pixels a cell would be too large */
export function checkScale(width: number, height: number, scale: number, most: number): void {
  if (Number.isInteger(scale) && scale >= 1 && width * height * scale ** 2 <= most) return;
  const largest = Math.max(1, Math.floor(Math.sqrt(most / (width * height))));
  throw new CaError('size', 'not a scale for this grid', {
    where: 'pixels a cell',
    expected: `a whole number from 1 to ${largest}`,
    got: `${scale}`,
  });
}

/** Each cell as a square of `scale` pixels. */
export function enlarged(indices: Uint8Array, width: number, height: number, scale: number): Uint8Array {
  if (scale === 1) return indices;
  const wide = width * scale;
  const pixels = new Uint8Array(wide * height * scale);
  for (let y = 0; y < height; y++) {
    const at = y * scale * wide;
    for (let x = 0; x < width; x++) pixels.fill(indices[y * width + x], at + x * scale, at + (x + 1) * scale);
    for (let copy = 1; copy < scale; copy++) pixels.copyWithin(at + copy * wide, at, at + wide);
  }
  return pixels;
}
