// The general path: one cell a texel, one draw a step, for every rule with a network. A discrete rule is looked up in its table,
// which the CPU made from the network in 64-bit floats, so the result is exact; a continuous one is computed by its network.

import activation from '../../shaders/activation.glsl';
import dead from '../../shaders/boundary-dead.glsl';
import mirror from '../../shaders/boundary-mirror.glsl';
import torus from '../../shaders/boundary-torus.glsl';
import random from '../../shaders/random.glsl';
import { flattenNetwork } from '../rule/network.js';
import type { Rule } from '../rule/rule.js';
import { discreteTable, type DiscreteTable } from '../rule/table.js';
import { cellCount } from '../base/limits.js';
import { stateBounds } from './edit.js';
import { float, fragment } from './glsl.js';
import { byteLayout, floatLayout, type Layout, type Precision } from './layout.js';
import { emitNetwork, networkUniforms } from './network.js';
import { emitPerception, flatDimensions, inputName, type PerceptionGlsl } from './perceive.js';
import type { Plan, PlanOptions, PlanValues, TableData } from './plan.js';

const boundaries = { torus, dead, mirror };

/** Width of the texture that holds a discrete rule's table. */
const TABLE_WIDTH = 1024;

/** Work of a unit, in fetches: a weighted sum and an exponential. */
const UNIT_COST = 3;

function precisionOf(rule: Rule, { precision, machine }: PlanOptions): Precision {
  if (precision === 8) return 8;
  if (precision === 16 && machine.float16) return 16;
  return machine.float32 ? 32 : machine.float16 ? 16 : 8;
}

/** The general path for a rule. */
export function cellPath(rule: Rule, options: PlanOptions): Plan {
  const table = discreteTable(rule, flatDimensions(rule));
  return table ? tablePlan(rule, emitPerception(rule, 'whole'), options) : networkPlan(rule, emitPerception(rule), options);
}

function tablePlan(rule: Rule, perception: PerceptionGlsl, options: PlanOptions): Plan {
  const layout = byteLayout(1);
  const body = `
uniform usampler2D tTable;
uniform int uStrides[${rule.inputs.length}];
uniform int uOffset;
vec4 nextState(ivec2 cell, vec4 state) {
${perception.body}
  int entry = uOffset${rule.inputs.map((_, i) => ` + uStrides[${i}] * int(floor(${inputName(i)} + 0.5))`).join('')};
  return vec4(texelFetch(tTable, ivec2(entry % ${TABLE_WIDTH}, entry / ${TABLE_WIDTH}), 0));
}`;
  return onePass({
    rule,
    perception,
    layout,
    options,
    body: withFireRate(rule, body),
    path: 'table',
    why: 'a discrete rule: its network is a finite table, one cell a texel',
    unitCost: 2,
    values: (edited) => tableValues(edited, perception.tables),
  });
}

function tableValues(rule: Rule, tables: Readonly<Record<string, TableData>>): PlanValues {
  const { axes, states } = discreteTable(rule, flatDimensions(rule)) as DiscreteTable;
  const height = Math.ceil(states.length / TABLE_WIDTH);
  const texels = new Uint8Array(TABLE_WIDTH * height);
  texels.set(states);
  return {
    uniforms: {
      uStrides: axes.map(({ stride }) => stride),
      uOffset: -axes.reduce((sum, { stride, min }) => sum + stride * min, 0),
      ...fireRateUniform(rule),
    },
    tables: { ...tables, tTable: { format: 'R8UI', width: TABLE_WIDTH, height, texels } },
  };
}

function networkPlan(rule: Rule, perception: PerceptionGlsl, options: PlanOptions): Plan {
  const continuous = rule.states === 'continuous';
  const precision = precisionOf(rule, options);
  const layout = continuous ? floatLayout(rule.channels, precision, rule.range) : byteLayout(1);
  const flat = flattenNetwork(rule);
  const network = emitNetwork(flat, inputName);
  const body = `
${network.declarations}
uniform float uDt;
uniform vec2 uClamp;
${activation}
vec4 nextState(ivec2 cell, vec4 state) {
${perception.body}
${network.body}
${update(rule, network.outputs)}
}`;
  return onePass({
    rule,
    perception,
    layout,
    options,
    body: withFireRate(rule, body),
    path: continuous ? `network, ${precision === 8 ? '256 levels' : `${precision}-bit float`}` : 'network, whole states',
    why: continuous
      ? 'a continuous rule: its network is evaluated for each cell'
      : 'the inputs are not finite: the network is evaluated and rounded',
    unitCost: UNIT_COST * flat.units.length,
    values: (edited) => {
      const { uniforms, tables } = networkUniforms(edited);
      const numbers = { ...uniforms, uDt: edited.update.dt ?? 1, uClamp: clampOf(edited), ...fireRateUniform(edited) };
      return { uniforms: numbers, tables: { ...perception.tables, ...tables } };
    },
  });
}

/** Bounds of the new state: those of `clamp`, else of the range for states that are added to; as good as none otherwise. */
function clampOf(rule: Rule): number[] {
  const { clamp, mode } = rule.update;
  if (clamp) return [...clamp];
  return clamp === false || mode === 'replace' ? [-3e38, 3e38] : [...stateBounds(rule)];
}

/** The end of `nextState`: from the outputs to the new state. */
function update(rule: Rule, outputs: readonly string[]): string {
  if (rule.states !== 'continuous') return discreteUpdate(rule.states, outputs);
  const four = [...outputs, '0.0', '0.0', '0.0'].slice(0, 4);
  const out = `  vec4 result = vec4(${four.join(', ')});`;
  const added = rule.update.mode === 'add' ? '  result = state + uDt * result;' : '';
  return `${out}\n${added}\n  return clamp(result, uClamp.x, uClamp.y);`;
}

/** One output is the state's number, rounded; several are a vote, and the first of the largest wins. */
function discreteUpdate(states: number, outputs: readonly string[]): string {
  if (outputs.length === 1) return `  return vec4(clamp(floor(${outputs[0]} + 0.5), 0.0, ${float(states - 1)}));`;
  const votes = outputs.map((output, state) => `  if (${output} > best) { best = ${output}; winner = ${float(state)}; }`);
  return `  float best = -3e38, winner = 0.0;\n${votes.join('\n')}\n  return vec4(winner);`;
}

/** With a fire rate under 1, only some cells take their new state. The numbers are those of core/base/random. */
function withFireRate(rule: Rule, body: string): string {
  if (rule.update.fireRate === undefined) return body;
  return `${random}
uniform uint uSeed;
uniform uint uGeneration;
uniform float uFireRate;
${body.replace('vec4 nextState(', 'vec4 firedState(')}
vec4 nextState(ivec2 cell, vec4 state) {
  uint index = uint(cell.y * uSize.x + cell.x);
  return randomAt(uSeed, uGeneration, index) < uFireRate ? firedState(cell, state) : state;
}`;
}

function fireRateUniform({ update: { fireRate } }: Rule): Record<string, number> {
  return fireRate === undefined ? {} : { uFireRate: fireRate };
}

interface OnePass {
  rule: Rule;
  perception: PerceptionGlsl;
  layout: Layout;
  options: PlanOptions;
  body: string;
  path: string;
  why: string;
  unitCost: number;
  values: (rule: Rule) => PlanValues;
}

function onePass({ rule, perception, layout, options, body, path, why, unitCost, values }: OnePass): Plan {
  const text = fragment(layout.read, boundaries[rule.boundary], perception.declarations, body, layout.write);
  return {
    path,
    why,
    key: `${path}|${layout.key}|${options.size.join('x')}|${rule.structureKey}`,
    layout,
    scratch: [],
    passes: [{ fragment: text, to: 'state', reads: { tState: 'state' } }],
    values,
    cost: cellCount(options.size) * (perception.fetches + unitCost + 1),
  };
}
