// What cells perceive, for whoever wants to know it and not to step: GLSL that gives a cell's inputs from any layout, as the steps
// themselves perceive them. Heat, traces and live means are made of it.

import type { Size } from '../base/limits.js';
import type { Rule } from '../rule/rule.js';
import { boundaryGlsl } from './boundary.js';
import type { Layout } from './layout.js';
import { emitPerception, inputName } from './perceive.js';
import type { TableData } from './plan.js';

/** Text and tables of {@link emitPerceived}. */
export interface PerceivedGlsl {
  /** `void perceive(ivec2 cell, out float inputs[INPUTS])`, over `tState` in the layout and `uSize`. */
  readonly text: string;
  /** By sampler name. */
  readonly tables: Readonly<Record<string, TableData>>;
}

/** Emits the perception of a rule as a function. */
export function emitPerceived(rule: Rule, layout: Layout, size: Size): PerceivedGlsl {
  const { declarations, body, tables } = emitPerception(rule);
  const inputs = rule.inputs.map((_, i) => `  inputs[${i}] = ${inputName(i)};`);
  const text = `#define INPUTS ${rule.inputs.length}
${layout.read}
${boundaryGlsl(rule, size)}
${declarations}
void perceive(ivec2 cell, out float inputs[INPUTS]) {
  vec4 state = stateAt(cell);
${body}
${inputs.join('\n')}
}`;
  return { text, tables };
}
