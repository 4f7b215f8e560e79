// From a network's outputs to the new state: rounding or the vote of discrete rules, replacing or adding, bounds, and which cells
// fire.

import random from '../../shaders/random.glsl';
import type { Rule } from '../rule/rule.js';
import { clampOf } from '../rule/structure.js';
import { float } from './glsl.js';

/** The end of `nextState`. @param outputs - names of the floats that hold the outputs */
export function emitUpdate(rule: Rule, outputs: readonly string[]): string {
  if (rule.states !== 'continuous') return emitDiscrete(rule.states, outputs);
  const four = [...outputs, '0.0', '0.0', '0.0'].slice(0, 4);
  const added = rule.update.mode === 'add' ? '  result = state + uDt * result;\n' : '';
  const bounded = clampOf(rule) ? '  result = clamp(result, uClamp.x, uClamp.y);\n' : '';
  return `  vec4 result = vec4(${four.join(', ')});\n${added}${bounded}  return result;`;
}

/** One output is the state's number, rounded; several are a vote, and the first of the largest wins. */
function emitDiscrete(states: number, outputs: readonly string[]): string {
  if (outputs.length === 1) return `  return vec4(clamp(floor(${outputs[0]} + 0.5), 0.0, ${float(states - 1)}));`;
  const votes = outputs.map((output, state) => `  if (${output} > best) { best = ${output}; winner = ${float(state)}; }`);
  return `  float best = -3e38, winner = 0.0;\n${votes.join('\n')}\n  return vec4(winner);`;
}

/** Declares what {@link emitUpdate} uses. */
export const updateDeclarations = 'uniform float uDt;\nuniform vec2 uClamp;';

/** The numbers of an update. */
export function updateUniforms(rule: Rule): Record<string, number | number[]> {
  const { dt = 1, fireRate = 1, alive } = rule.update;
  const bounds = clampOf(rule);
  return { uDt: dt, uClamp: bounds ? [...bounds] : [0, 0], uFireRate: fireRate, uThreshold: alive?.threshold ?? 0 };
}

/** Whether only some cells take their new state in a step. */
export const firesInPart = ({ update: { fireRate = 1 } }: Rule): boolean => fireRate < 1;

/**
 * With a fire rate under 1, lets only some cells take their new state; the numbers are those of core/base/random.
 * @param body - GLSL that defines `nextState`
 */
export function withFireRate(rule: Rule, body: string): string {
  if (!firesInPart(rule)) return body;
  // As in the reference, bounds hold for every cell, whether it fires or not.
  const idle = rule.states === 'continuous' && clampOf(rule) ? 'clamp(state, uClamp.x, uClamp.y)' : 'state';
  return `${random}
uniform uint uSeed;
uniform uint uGeneration;
uniform float uFireRate;
${body.replace('vec4 nextState(', 'vec4 firedState(')}
vec4 nextState(ivec2 cell, vec4 state) {
  uint index = uint(cell.y * uSize.x + cell.x);
  return randomAt(uSeed, uGeneration, index) < uFireRate ? firedState(cell, state) : ${idle};
}`;
}
