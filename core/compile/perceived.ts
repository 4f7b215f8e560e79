// What cells perceive, for whoever wants to know it and not to step: GLSL that gives a cell's inputs from any layout, as the steps
// themselves perceive them. Heat, traces and live means are made of it.

import near from '../../shaders/step-layers-near.glsl';
import type { Size } from '../base/limits.js';
import type { Rule } from '../rule/rule.js';
import { boundaryGlsl } from './boundary.js';
import { fragment } from './glsl.js';
import { emitLayersPerception } from './layers-perceive.js';
import { LAYER, type Layout } from './layout.js';
import { emitPerception, inputName, type PerceptionGlsl } from './perceive.js';
import type { TableData } from './plan.js';
import { extentOf } from './volume/atlas.js';
import { boundaryGlsl as volumeBoundary, fragment as volumeFragment } from './volume/glsl.js';
import { emitPerception as emitInVolume } from './volume/perceive.js';

/** Text and tables of {@link emitPerceived}. */
export interface PerceivedGlsl {
  /**
   * A whole fragment shader with the given `main` at its end, under `void perceive(CELL cell, out float inputs[INPUTS])` over `tState` in
   * the layout and `uSize`. A `CELL` is an `ivec2`, in a volume an `ivec3`.
   */
  readonly fragment: (main: string) => string;
  /** By sampler name. */
  readonly tables: Readonly<Record<string, TableData>>;
}

/** The perception of a rule, in layers where its cells lie in layers. */
function emitEither(rule: Rule, isVolume: boolean): Omit<PerceptionGlsl, 'fetches'> & { inputs: readonly string[] } {
  if (isVolume) return { ...emitInVolume(rule), inputs: rule.inputs.map((_, i) => inputName(i)) };
  const layers = rule.channels > LAYER ? emitLayersPerception(rule) : null;
  if (layers) return { ...layers, declarations: near, tables: {} };
  return { ...emitPerception(rule), inputs: rule.inputs.map((_, i) => inputName(i)) };
}

/** Emits the perception of a rule as a function. */
export function emitPerceived(rule: Rule, layout: Layout, size: Size): PerceivedGlsl {
  const isVolume = size.length === 3;
  const { declarations, body, inputs: expressions, tables } = emitEither(rule, isVolume);
  const inputs = expressions.map((text, i) => `  inputs[${i}] = ${text};`);
  const text = `#define INPUTS ${rule.inputs.length}
#define CELL ${isVolume ? 'ivec3' : 'ivec2'}
${layout.read}
${isVolume ? volumeBoundary(rule, extentOf(size)) : boundaryGlsl(rule, size)}
${declarations}
void perceive(CELL cell, out float inputs[INPUTS]) {
  vec4 state = stateAt(cell);
${body}
${inputs.join('\n')}
}`;
  return { fragment: (main) => (isVolume ? volumeFragment : fragment)(text, main), tables };
}
