// The GLSL of the two passes of `layers-path.ts`: the first computes a cell's channels, four to a target; the second lays the layers
// below each other and says which cells live.

import activation from '../../shaders/activation.glsl';
import formula from '../../shaders/formula.glsl';
import random from '../../shaders/random.glsl';
import alive from '../../shaders/step-layers-alive.glsl';
import near from '../../shaders/step-layers-near.glsl';
import { flattenNetwork } from '../rule/network.js';
import type { Rule } from '../rule/rule.js';
import { clampOf } from '../rule/structure.js';
import { boundaryGlsl } from './boundary.js';
import { denseTable, emitDenseNetwork } from './dense-network.js';
import { emitFormula, formulaUniforms } from './formula.js';
import { emitFusedNetwork, fusedTable } from './fused-network.js';
import { fragment } from './glsl.js';
import type { LayersLayout } from './layers-layout.js';
import type { LayersPerception } from './layers-perceive.js';
import { LAYER } from './layout.js';
import { emitNetwork, networkUniforms, type NetworkGlsl } from './network.js';
import { flatDimensions, inputName } from './perceive.js';
import type { PlanOptions, PlanValues } from './plan.js';
import { firesInPart, updateDeclarations, updateUniforms } from './update.js';

/** Most weights that are written out. */
const MAX_WRITTEN = 400;

/** How many weights and biases a rule has. */
export const weightsOf = (rule: Rule) => flattenNetwork(rule).units.reduce((sum, { terms }) => sum + terms.length + 1, 0);

/** The network as loops, if it is large and they can be had. */
function loopsOf(rule: Rule, name: (index: number) => string): NetworkGlsl | null {
  if (rule.formula || weightsOf(rule) <= MAX_WRITTEN) return null;
  const network = flattenNetwork(rule);
  return emitFusedNetwork(network, name) ?? emitDenseNetwork(network, name);
}

/** The lines from inputs to outputs, whichever way the rule has it. */
function emitOutputs(rule: Rule, inputs: readonly string[]): NetworkGlsl {
  const loops = loopsOf(rule, (index) => inputs[index]);
  if (loops) return loops;
  const named = inputs.map((text, i) => `  float ${inputName(i)} = ${text};`).join('\n');
  const written = rule.formula ? emitFormula(rule, inputName) : emitNetwork(flattenNetwork(rule), inputName);
  return { ...written, body: `${named}\n${written.body}` };
}

/** The numbers of a rule, as {@link emitOutputs} declares them. */
export function valuesOf(rule: Rule): PlanValues {
  const update = updateUniforms(rule);
  if (rule.formula) return { uniforms: { ...formulaUniforms(rule), ...update }, tables: {} };
  if (loopsOf(rule, inputName)) {
    const network = flattenNetwork(rule);
    return { uniforms: update, tables: { tWeights: fusedTable(network) ?? denseTable(network) } };
  }
  const { uniforms, tables } = networkUniforms(rule);
  return { uniforms: { ...uniforms, ...update }, tables };
}

/** GLSL that says whether anything lives near a cell. @param functions - by name, each with the function that it reads cells with */
function emitAlive(rule: Rule, functions: Readonly<Record<string, string>>): string {
  if (!rule.update.alive) return '';
  const { channel } = rule.update.alive;
  return [
    'uniform float uThreshold;',
    `#define ALIVE_LAYER ${Math.floor(channel / LAYER)}`,
    `#define ALIVE_CHANNEL ${channel % LAYER}`,
    `#define ALIVE_ROWS ${Number(flatDimensions(rule) > 1)}`, // rows that are automata of their own do not keep each other alive
    ...Object.entries(functions).map(([name, reads]) => `#define LIVES ${name}\n#define ALIVE_AT ${reads}\n${alive}`),
  ].join('\n');
}

const aliveRadius = ({ update: { alive } }: Rule) => alive?.radius ?? 1;

/** Computes the layers `from` to `to` of every cell. */
export function emitCompute(
  rule: Rule,
  { size }: PlanOptions,
  layout: LayersLayout,
  perception: LayersPerception,
  [from, to]: readonly [number, number],
): string {
  const layers = Array.from({ length: to - from }, (_, i) => from + i);
  const { declarations, body, outputs } = emitOutputs(rule, perception.inputs);
  const bounded = clampOf(rule) ? (text: string) => `clamp(${text}, uClamp.x, uClamp.y)` : (text: string) => text;
  const each = (line: (layer: number, target: string) => string) => layers.map((layer) => line(layer, `oLayer${layer - from}`)).join('\n');
  const resultOf = (layer: number) => {
    const result = `vec4(${Array.from({ length: LAYER }, (_, c) => outputs[layer * LAYER + c] ?? '0.0').join(', ')})`;
    return bounded(rule.update.mode === 'add' ? `layerAt(cell, ${layer}) + uDt * ${result}` : result);
  };
  const text = `
${layout.encoder}
${near}
${updateDeclarations}
${activation}
${rule.formula ? formula : ''}
${declarations}
${firesInPart(rule) ? `${random}\nuniform uint uSeed;\nuniform uint uGeneration;\nuniform float uFireRate;` : ''}
${emitAlive(rule, { lives: 'layerAt' })}
${layers.map((layer) => `layout(location = ${layer - from}) out vec4 oLayer${layer - from};`).join('\n')}
void main() {
  ivec2 cell = ivec2(gl_FragCoord.xy);
${
  rule.update.alive
    ? `  if (!lives(cell, ${2 * aliveRadius(rule)})) { // neither it nor a cell that it could keep alive
${each((_, target) => `    ${target} = encoded(vec4(0.0));`)}
    return;
  }`
    : ''
}
${
  firesInPart(rule)
    ? `  if (randomAt(uSeed, uGeneration, uint(cell.y * uSize.x + cell.x)) >= uFireRate) {
${each((layer, target) => `    ${target} = encoded(${bounded(`layerAt(cell, ${layer})`)});`)}
    return;
  }`
    : ''
}
${perception.body}
${body}
${each((layer, target) => `  ${target} = encoded(${resultOf(layer)});`)}
}`;
  return fragment(layout.read, boundaryGlsl(rule, size, aliveRadius(rule)), text);
}

/** Lays the layers below each other, and kills what does not live. */
export function emitGather(rule: Rule, { size }: PlanOptions, layout: LayersLayout): string {
  const layers = Array.from({ length: layout.layers }, (_, layer) => layer);
  const text = `
${layout.encoder}
${layers.map((layer) => `uniform sampler2D tLayer${layer};`).join('\n')}
vec4 newAt(ivec2 cell, int layer) {
${layers.map((layer) => `  if (layer == ${layer}) return texelFetch(tLayer${layer}, cell, 0);`).join('\n')}
  return vec4(0.0);
}
vec4 newStateAt(ivec2 cell, int layer) {
  return decoded(newAt(cell, layer));
}
${emitAlive(rule, { livedBefore: 'layerAt', livesNow: 'newStateAt' })}
out vec4 oState;
void main() {
  ivec2 texel = ivec2(gl_FragCoord.xy);
  ivec2 cell = ivec2(texel.x, texel.y % uSize.y);
  oState = newAt(cell, texel.y / uSize.y);
${rule.update.alive ? `  if (!(livedBefore(cell, ${aliveRadius(rule)}) && livesNow(cell, ${aliveRadius(rule)}))) oState = encoded(vec4(0.0));` : ''}
}`;
  return fragment(layout.read, boundaryGlsl(rule, size, aliveRadius(rule)), text);
}
