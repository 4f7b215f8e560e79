// Shaders that change cells from outside a rule: a brush, a rectangle of given cells, and the move from one layout to another.
// Written once, for every layout.

import paint from '../../shaders/edit-paint.glsl';
import write from '../../shaders/edit-write.glsl';
import convert from '../../shaders/edit-convert.glsl';
import type { Rule } from '../rule/rule.js';
import { fragment } from './glsl.js';
import { byteLayout, floatLayout, type Layout } from './layout.js';

/** The fragment shader of a brush. Uniforms: `uSegment`, `uReach`, `uPaint`, `uMask`, `uWrap`. */
export function paintFragment(layout: Layout): string {
  return fragment(layout.read, paint, layout.write);
}

/** The layout in which given cells travel to the GPU. */
export function sourceLayout(layout: Layout): Layout {
  return layout.discrete ? byteLayout(layout.channels) : floatLayout(layout.channels, 32);
}

/** The fragment shader that lays the cells of `tSource` over the grid. Uniforms: `uRegion`, `uWrap`, `uKeep`. */
export function writeFragment(layout: Layout): string {
  const sampler = layout.discrete ? 'usampler2D' : 'sampler2D';
  const source = `uniform ${sampler} tSource;\nvec4 sourceAt(ivec2 at) {\n  return vec4(texelFetch(tSource, at, 0));\n}`;
  return fragment(layout.read, source, write, layout.write);
}

/** The fragment shader that reads cells in one layout and writes them in another. Uniforms: `uAffine`, `uBounds`, `uRound`. */
export function convertFragment(from: Layout, to: Layout): string {
  // A packed target may pass a texel on; one that comes from another layout never does, but the shader names the function.
  const pass = to.packed && !from.packed ? 'uvec4 passed(ivec2 texel) {\n  return uvec4(0u);\n}' : '';
  return fragment(from.read, pass, convert, to.write);
}

/** Lowest and highest state of a rule. */
export function stateBounds(rule: Pick<Rule, 'states' | 'range'>): readonly [low: number, high: number] {
  return rule.states === 'continuous' ? (rule.range ?? [0, 1]) : [0, rule.states - 1];
}

/** The uniforms of {@link convertFragment} from one rule's states to another's: the lowest goes to the lowest, the highest to the highest, except that whole numbers stay what they are. */
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
