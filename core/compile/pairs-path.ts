// The path of two cells a texel, for continuous rules of two channels (Gray–Scott and its kin): a fetch brings both channels of two
// cells, so a neighbourhood of nine cells costs nine fetches for two. The network or formula is a function that is called for each.

import activation from '../../shaders/activation.glsl';
import formula from '../../shaders/formula.glsl';
import random from '../../shaders/random.glsl';
import step from '../../shaders/step-pairs.glsl';
import { cellCount } from '../base/limits.js';
import { flattenNetwork } from '../rule/network.js';
import type { Rule } from '../rule/rule.js';
import { clampOf } from '../rule/structure.js';
import { boundaryGlsl } from './boundary.js';
import { emitFormula, formulaUniforms } from './formula.js';
import { fragment } from './glsl.js';
import { emitNetwork, networkUniforms } from './network.js';
import { PAIR, pairsLayout, type PairsLayout } from './pairs-layout.js';
import { emitPairPerception, type PairPerception } from './pairs-perceive.js';
import { inputName } from './perceive.js';
import type { PassPlan, Plan, PlanOptions } from './plan.js';
import { precisionOf } from './precision.js';
import { firesInPart, updateDeclarations, updateUniforms } from './update.js';

/** Work of a unit on two cells, in fetches. */
const UNIT_COST = 4;

function perceptionOf(rule: Rule): PairPerception | null {
  if (rule.channels !== 2 || rule.states !== 'continuous' || rule.update.alive) return null;
  return emitPairPerception(rule);
}

/** Whether this path runs a rule. */
export const hasPairsPath = (rule: Rule): boolean => perceptionOf(rule) !== null;

/** `vec2 outputsOf(…)`: what the network or formula says of one cell's inputs. */
function emitOutputs(rule: Rule): string {
  const { declarations, body, outputs } = rule.formula ? emitFormula(rule, inputName) : emitNetwork(flattenNetwork(rule), inputName);
  const inputs = rule.inputs.map((_, i) => `float ${inputName(i)}`);
  return `${declarations}
${activation}
${rule.formula ? formula : ''}
vec2 outputsOf(${inputs.join(', ')}) {
${body}
  return vec2(${outputs.join(', ')});
}`;
}

/** Lets only some of the two cells take their new state. */
function emitFiring(rule: Rule): { declarations: string; body: string } {
  if (!firesInPart(rule)) return { declarations: '', body: '' };
  const draws = [0, 0, 1, 1].map((i) => `randomAt(uSeed, uGeneration, first + ${i}u) < uFireRate`);
  return {
    declarations: `${random}\nuniform uint uSeed;\nuniform uint uGeneration;\nuniform float uFireRate;`,
    body: `  uint first = uint(p.y * uSize.x + p.x * ${PAIR});\n  result = mix(state, result, vec4(bvec4(${draws.join(', ')})));`,
  };
}

function emitPass(rule: Rule, { size }: PlanOptions, layout: PairsLayout, { body, inputs }: PairPerception): PassPlan {
  const firing = emitFiring(rule);
  const text = `
#define FULL ${Math.floor(size[0] / PAIR)}
#define ALIGNED ${Number(size[0] % PAIR === 0 && rule.boundary === 'torus')}
${step}
${updateDeclarations}
${emitOutputs(rule)}
${firing.declarations}
${layout.encoder}
out vec4 oState;
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  vec4 state = pairAt(p.x, p.y);
${body}
  vec4 result = vec4(${inputs.map((each) => `outputsOf(${each.join(', ')})`).join(', ')});
${rule.update.mode === 'add' ? '  result = state + uDt * result;' : ''}
${firing.body}
${clampOf(rule) ? '  result = clamp(result, uClamp.x, uClamp.y);' : ''}
  oState = encoded(result);
}`;
  return { fragment: fragment(layout.read, boundaryGlsl(rule, size, PAIR), text), to: 'state', reads: { tState: 'state' } };
}

/** The path of two cells a texel for a rule that {@link hasPairsPath} takes. */
export function pairsPath(rule: Rule, options: PlanOptions): Plan {
  const perception = perceptionOf(rule) as PairPerception;
  const precision = precisionOf(options);
  const layout = pairsLayout(precision, rule.range);
  const units = rule.formula ? rule.channels * 4 : flattenNetwork(rule).units.length;
  return {
    path: `two cells a texel, ${precision === 8 ? '256 levels' : `${precision}-bit float`}`,
    why: `two continuous channels: a fetch brings both of two cells, the ${rule.formula ? 'formula' : 'network'} is computed for each`,
    key: `pairs|${layout.key}|${options.size.join('x')}|${rule.structureKey}`,
    layout,
    scratch: [],
    passes: [emitPass(rule, options, layout, perception)],
    values: (edited) => {
      const { uniforms, tables } = edited.formula ? { uniforms: formulaUniforms(edited), tables: {} } : networkUniforms(edited);
      return { uniforms: { ...uniforms, ...updateUniforms(edited) }, tables };
    },
    cost: (cellCount(options.size) / PAIR) * (perception.fetches * 2 + UNIT_COST * units + 2),
  };
}
