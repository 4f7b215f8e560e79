// Shaders that change cells from outside a rule: a brush, a rectangle of given cells, and the move from one layout to another.
// Written once, for every layout.

import paint from '../../shaders/edit-paint.glsl';
import write from '../../shaders/edit-write.glsl';
import convert from '../../shaders/edit-convert.glsl';
import type { Rule } from '../rule/rule.js';
import { stateBounds } from '../rule/states.js';
import { fragment } from './glsl.js';
import { byteLayout, floatLayout, type Layout } from './layout.js';
import type { Edits } from './plan.js';

/** The layout in which given cells travel to the GPU. */
function sourceLayout(layout: Layout): Layout {
  return layout.discrete ? byteLayout(layout.channels) : floatLayout(layout.channels, 32);
}

/** The fragment shader that lays the cells of `tSource` over the grid. */
function writeFragment(layout: Layout): string {
  const sampler = layout.discrete ? 'usampler2D' : 'sampler2D';
  const source = `uniform ${sampler} tSource;\nvec4 sourceAt(ivec2 at) {\n  return vec4(texelFetch(tSource, at, 0));\n}`;
  return fragment(layout.read, source, write, layout.write);
}

/** The fragment shader that reads cells in one layout and writes them in another. */
function convertFragment(from: Layout, to: Layout): string {
  // A packed target may pass a texel on; one that comes from another layout never does, but the shader names the function.
  const pass = to.packed && !from.packed ? 'uvec4 passed(ivec2 texel) {\n  return uvec4(0u);\n}' : '';
  return fragment(from.read, pass, convert, to.write);
}

/** The edits of a flat grid. */
export const flatEdits: Edits = {
  paint: (layout, [x, y], [toX, toY]) => ({
    fragment: fragment(layout.read, paint, layout.write),
    uniforms: { uSegment: [x, y, toX, toY] },
  }),
  write: (layout, [x, y], [width, height]) => ({
    fragment: writeFragment(layout),
    uniforms: { uRegion: [x, y, width, height] },
    source: { layout: sourceLayout(layout), size: [width, height] },
  }),
  convert: convertFragment,
};

/** The uniforms of a conversion from one rule's states to another's: the lowest goes to the lowest, the highest to the highest, except that whole numbers stay what they are. */
export function convertUniforms(from: Rule, to: Rule): { uAffine: number[]; uBounds: number[]; uRound: boolean } {
  const [low, high] = stateBounds(from);
  const bounds = stateBounds(to);
  const bothDiscrete = from.states !== 'continuous' && to.states !== 'continuous';
  const bothContinuous = from.states === 'continuous' && to.states === 'continuous';
  const scale = bothDiscrete || bothContinuous ? 1 : (bounds[1] - bounds[0]) / (high - low);
  const offset = bothDiscrete || bothContinuous ? 0 : bounds[0] - low * scale;
  // A continuous state may lie outside its range: bounds are for `update` to keep.
  const uBounds = bothContinuous ? [-3e38, 3e38] : [...bounds];
  return { uAffine: [scale, offset], uBounds, uRound: to.states !== 'continuous' };
}
