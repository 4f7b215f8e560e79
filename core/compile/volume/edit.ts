// Shaders that change the cells of a volume from outside a rule: a ball that is drawn along a line, a box of given cells, and the
// move from one layout to another. The flat ones are in `../edit.ts`.

import box from '../../../shaders/volume-box.glsl';
import convert from '../../../shaders/volume-convert.glsl';
import paint from '../../../shaders/volume-paint.glsl';
import type { Layout } from '../layout.js';
import type { Edits } from '../plan.js';
import { atlasOf, type Extent } from './atlas.js';
import { fragment } from './glsl.js';
import { byteVolume, floatVolume } from './layout.js';

/** The edits of a volume. @param longest - side of a texture on this machine, in texels */
export const volumeEdits = (size: Extent, longest: number): Edits => ({
  paint: (layout, from, to) => ({ fragment: fragment(layout.read, paint, layout.write), uniforms: { uFrom: from, uTo: to } }),
  write(layout, at, [width, height, depth]) {
    // As a volume of slices that are one row each, so that rows find room side by side.
    const rows: Extent = [width, 1, height * depth];
    const source: Layout = layout.discrete
      ? byteVolume(layout.channels, rows, longest)
      : floatVolume(layout.channels, 32, undefined, rows, longest);
    return {
      fragment: fragment(layout.read, `#define SOURCE ${layout.discrete ? 'usampler2D' : 'sampler2D'}`, box, layout.write),
      uniforms: { uAt: at, uSpan: [width, height, depth], uRows: [atlasOf(rows, 1, longest).slices] },
      source: { layout: source, size: rows },
    };
  },
  convert: (from, to) => fragment(from.read, convert, to.write),
});
