// A rule as a height map: GLSL that computes any of its units, or what it says as a whole, over two of its inputs while the others
// stand still. The network's text is the one that steps the cells (network.ts, formula.ts), with the same values, so what is drawn is
// what runs. Which unit, which axes and where the others stand are numbers: one program shows them all.

import activation from '../../shaders/activation.glsl';
import formula from '../../shaders/formula.glsl';
import { flattenNetwork } from '../rule/network.js';
import type { Rule } from '../rule/rule.js';
import { emitFormula, formulaUniforms } from './formula.js';
import { float } from './glsl.js';
import { heightNames } from './height-names.js';
import { emitNetwork, networkUniforms } from './network.js';
import { inputName } from './perceive.js';
import type { PlanValues } from './plan.js';

/** The rule as a whole: its output; of a vote the state that wins; of several channels the first. */
function emitWhole({ states }: Rule, outputs: readonly string[]): string {
  if (states === 'continuous' || outputs.length === 1) return `  return ${outputs[0]};`;
  const votes = outputs.map((output, state) => `  if (${output} > best) { best = ${output}; winner = ${float(state)}; }`);
  return `  float best = -3e38, winner = 0.0;\n${votes.join('\n')}\n  return winner;`;
}

/**
 * GLSL: `float heightAt(vec2 place)`, the unit `uUnit` at a place of the plot, 0 to 1 along each axis. Uniforms: `uUnit`, `uPlane` (see
 * `planeOf`) and the values of {@link heightValues}. Rules of one structure have the same text.
 */
export function emitHeights(rule: Rule): string {
  const computed = rule.formula ? emitFormula(rule, inputName) : emitNetwork(flattenNetwork(rule), inputName);
  const inputs = rule.inputs.map((_, i) => `  float ${inputName(i)} = dot(uPlane[${i}], vec3(1.0, place));`);
  const unitName = (index: number) => (rule.formula ? computed.outputs[index] : `unit${index}`);
  const cases = heightNames(rule).map((_, index) => `    case ${index}: return ${unitName(index)};`);
  return `${computed.declarations}
uniform vec3 uPlane[${rule.inputs.length}];
uniform int uUnit;
${activation}
${rule.formula ? formula : ''}
float heightAt(vec2 place) {
${inputs.join('\n')}
${computed.body}
  switch (uUnit) {
${cases.join('\n')}
  }
${emitWhole(rule, computed.outputs)}
}`;
}

/** The rule's numbers, as {@link emitHeights} declares them: the same uniforms and tables that its plans use. */
export function heightValues(rule: Rule): PlanValues {
  return rule.formula ? { uniforms: formulaUniforms(rule), tables: {} } : networkUniforms(rule);
}
