// The path of four cells a texel, for rules of one channel: what four neighbours perceive comes from whole texels by small constant
// matrices, and the network runs on four cells at once. Continuous rules, and discrete ones whose neighbourhood is too wide for
// byte lanes.

import activation from '../../shaders/activation.glsl';
import random from '../../shaders/random.glsl';
import step from '../../shaders/step-quads.glsl';
import { cellCount } from '../base/limits.js';
import { flattenNetwork } from '../rule/network.js';
import type { Rule } from '../rule/rule.js';
import { clampOf } from '../rule/structure.js';
import { discreteTable } from '../rule/table.js';
import { boundaryGlsl } from './boundary.js';
import { fragment } from './glsl.js';
import { emitNetwork, networkUniforms, type NetworkGlsl } from './network.js';
import { flatDimensions, inputName } from './perceive.js';
import type { PassPlan, Plan, PlanOptions, PlanValues } from './plan.js';
import { precisionOf } from './precision.js';
import { byteQuads, floatQuads, QUAD, type QuadsLayout } from './quads-layout.js';
import { emitQuadPerception, type QuadPerception } from './quads-perceive.js';
import { emitSettledNetwork } from './settled-network.js';
import { TABLE_WIDTH, tableValues } from './table.js';
import { firesInPart, updateUniforms } from './update.js';

/** Work of a unit on four cells, in fetches. */
const UNIT_COST = 4;

/** The perception of a rule that this path runs, or `null`. */
function perceptionOf(rule: Rule): QuadPerception | null {
  if (rule.channels !== 1 || rule.formula || rule.update.alive) return null;
  const table = discreteTable(rule, flatDimensions(rule)) !== undefined;
  return table === (rule.states !== 'continuous') ? emitQuadPerception(rule, table) : null;
}

/** Whether this path runs a rule. */
export const hasQuadsPath = (rule: Rule): boolean => perceptionOf(rule) !== null;

/** Lets only some of the four cells take their new state. */
export function emitFiring(rule: Rule): { declarations: string; body: string } {
  if (!firesInPart(rule)) return { declarations: '', body: '' };
  const draws = [0, 1, 2, 3].map((i) => `randomAt(uSeed, uGeneration, first + ${i}u) < uFireRate`);
  return {
    declarations: `${random}\nuniform uint uSeed;\nuniform uint uGeneration;\nuniform float uFireRate;`,
    body: `  uint first = uint(p.y * uSize.x + p.x * 4);\n  result = mix(state, result, vec4(bvec4(${draws.join(', ')})));`,
  };
}

/** The result of a network on four cells. */
function emitComputed(rule: Rule, network: NetworkGlsl): { declarations: string; body: string } {
  const added = rule.update.mode === 'add' ? '  result = state + uDt * result;\n' : '';
  return {
    declarations: `${network.declarations}\nuniform float uDt;\nuniform vec2 uClamp;\n${activation}`,
    body: `${network.body}\n  vec4 result = ${network.outputs[0]};\n${added}`,
  };
}

/** The result of a table on four cells. */
export function emitLooked(rule: Rule): { declarations: string; body: string } {
  const terms = rule.inputs.map((_, i) => ` + uStrides[${i}] * ivec4(floor(${inputName(i)} + 0.5))`);
  const look = [...'xyzw'].map((c) => `float(texelFetch(tTable, ivec2(entry.${c} % ${TABLE_WIDTH}, entry.${c} / ${TABLE_WIDTH}), 0).r)`);
  return {
    declarations: `uniform usampler2D tTable;\nuniform int uStrides[${rule.inputs.length}];\nuniform int uOffset;`,
    body: `  ivec4 entry = ivec4(uOffset)${terms.join('')};\n  vec4 result = vec4(${look.join(', ')});`,
  };
}

interface Parts {
  readonly rule: Rule;
  readonly layout: QuadsLayout;
  readonly options: PlanOptions;
  readonly perception: QuadPerception;
}

/** One pass: perceive, compute, fire, store. */
function emitPass(
  { rule, layout, options, perception }: Parts,
  { declarations, body }: { declarations: string; body: string },
): PassPlan[] {
  const firing = emitFiring(rule);
  const text = `
#define FULL ${Math.floor(options.size[0] / QUAD)}
#define ALIGNED ${Number(options.size[0] % QUAD === 0 && rule.boundary === 'torus')}
${layout.stored}
${step}
${declarations}
${firing.declarations}
out TEXEL oState;
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  vec4 state = quadAt(p.x, p.y);
${perception.body}
${body}
${firing.body}
${clampOf(rule) ? '  result = clamp(result, uClamp.x, uClamp.y);' : ''}
  oState = stored(result);
}`;
  return [{ fragment: fragment(layout.read, boundaryGlsl(rule, options.size, QUAD), text), to: 'state', reads: { tState: 'state' } }];
}

/** The path of four cells a texel for a rule that {@link hasQuadsPath} takes. */
export function quadsPath(rule: Rule, options: PlanOptions): Plan {
  const perception = perceptionOf(rule) as QuadPerception;
  const continuous = rule.states === 'continuous';
  const precision = precisionOf(options);
  const layout = continuous ? floatQuads(precision, rule.range) : byteQuads;
  const parts = { rule, layout, options, perception };
  const flat = flattenNetwork(rule);
  const texels = cellCount(options.size) / QUAD;
  const common = {
    key: `quads|${layout.key}|${options.size.join('x')}|${rule.structureKey}`,
    layout,
    scratch: [],
  };
  if (!continuous)
    return {
      ...common,
      path: 'four cells a texel, table',
      why: `${rule.states} states, a wide neighbourhood: whole texels by constant matrices, exact`,
      passes: emitPass(parts, emitLooked(rule)),
      values: (edited) => withUpdate(edited, tableValues(edited)),
      cost: texels * (perception.fetches * 2 + 8),
    };
  return {
    ...common,
    path: `four cells a texel, ${precision === 8 ? '256 levels' : `${precision}-bit float`}`,
    why: 'one continuous channel: whole texels by constant matrices, the network on four cells at once',
    passes: emitPass(parts, emitComputed(rule, emitNetwork(flat, inputName, 'vec4'))),
    settled: (edited) => emitPass({ ...parts, rule: edited }, emitComputed(edited, emitSettledNetwork(edited, inputName, 'vec4'))),
    values: (edited) => withUpdate(edited, networkUniforms(edited)),
    cost: texels * (perception.fetches * 2 + UNIT_COST * flat.units.length + 2),
  };
}

function withUpdate(rule: Rule, { uniforms, tables }: PlanValues): PlanValues {
  return { uniforms: { ...uniforms, ...updateUniforms(rule) }, tables };
}
