// The general path: one cell a texel, for every rule. A discrete rule is looked up in its table, which the CPU made from the network
// in 64-bit floats, so the result is exact; a continuous one is computed by its network or formula.

import activation from '../../shaders/activation.glsl';
import formula from '../../shaders/formula.glsl';
import alive from '../../shaders/step-alive.glsl';
import { cellCount } from '../base/limits.js';
import { flattenNetwork } from '../rule/network.js';
import type { Rule } from '../rule/rule.js';
import { discreteTable } from '../rule/table.js';
import { boundaryGlsl } from './boundary.js';
import { emitFormula, formulaUniforms } from './formula.js';
import { fragment } from './glsl.js';
import { byteLayout, floatLayout, type Layout } from './layout.js';
import { emitNetwork, networkUniforms } from './network.js';
import { emitPerception, flatDimensions, inputName, type PerceptionGlsl } from './perceive.js';
import type { PassPlan, Plan, PlanOptions, ScratchPlan } from './plan.js';
import { precisionOf } from './precision.js';
import { TABLE_WIDTH, tableValues } from './table.js';
import { emitUpdate, updateDeclarations, updateUniforms, withFireRate } from './update.js';

/** Work of a unit, in fetches: a weighted sum and an exponential. */
const UNIT_COST = 3;

/** The general path for a rule. */
export function cellPath(rule: Rule, options: PlanOptions): Plan {
  const table = discreteTable(rule, flatDimensions(rule));
  return table ? tablePlan(rule, options) : computedPlan(rule, options);
}

function tablePlan(rule: Rule, options: PlanOptions): Plan {
  const perception = emitPerception(rule, 'whole');
  const layout = byteLayout(1);
  const terms = rule.inputs.map((_, i) => ` + uStrides[${i}] * int(floor(${inputName(i)} + 0.5))`);
  const body = `
uniform usampler2D tTable;
uniform int uStrides[${rule.inputs.length}];
uniform int uOffset;
vec4 nextState(ivec2 cell, vec4 state) {
${perception.body}
  int entry = uOffset${terms.join('')};
  return vec4(texelFetch(tTable, ivec2(entry % ${TABLE_WIDTH}, entry / ${TABLE_WIDTH}), 0));
}`;
  return {
    path: 'table',
    why: 'a discrete rule: its network is a finite table, one cell a texel',
    ...planned(rule, layout, options, perception.fetches + 3),
    passes: [onePass(rule, options, perception, layout, body)],
    values: (edited) => {
      const { uniforms, tables } = tableValues(edited);
      return { uniforms: { ...uniforms, ...updateUniforms(edited) }, tables: { ...perception.tables, ...tables } };
    },
  };
}

/** The shader's text from inputs to outputs, whichever way the rule has it. */
function emitOutputs(rule: Rule) {
  return rule.formula ? emitFormula(rule, inputName) : emitNetwork(flattenNetwork(rule), inputName);
}

function computedPlan(rule: Rule, options: PlanOptions): Plan {
  const continuous = rule.states === 'continuous';
  const precision = precisionOf(options);
  const layout = continuous ? floatLayout(rule.channels, precision, rule.range) : byteLayout(1);
  const perception = emitPerception(rule);
  const computed = emitOutputs(rule);
  const kind = rule.formula ? 'formula' : 'network';
  const body = `
${computed.declarations}
${updateDeclarations}
${activation}
${rule.formula ? formula : ''}
vec4 nextState(ivec2 cell, vec4 state) {
${perception.body}
${computed.body}
${emitUpdate(rule, computed.outputs)}
}`;
  const passes = rule.update.alive
    ? alivePasses(rule, options, perception, layout, body)
    : [onePass(rule, options, perception, layout, body)];
  const units = rule.formula ? rule.channels * 4 : flattenNetwork(rule).units.length;
  return {
    path: continuous ? `${kind}, ${precision === 8 ? '256 levels' : `${precision}-bit float`}` : `${kind}, whole states`,
    why: continuous
      ? `a continuous rule: its ${kind} is computed for each cell`
      : `the inputs are not finite: the ${kind} is computed and rounded`,
    ...planned(rule, layout, options, perception.fetches + UNIT_COST * units + 1),
    scratch: rule.update.alive ? [scratchOf(layout, options)] : [],
    passes,
    values: (edited) => {
      const { uniforms, tables } = edited.formula ? { uniforms: formulaUniforms(edited), tables: {} } : networkUniforms(edited);
      return { uniforms: { ...uniforms, ...updateUniforms(edited) }, tables: { ...perception.tables, ...tables } };
    },
  };
}

function scratchOf(layout: Layout, { size }: PlanOptions): ScratchPlan {
  const [width, height] = layout.extent(size);
  return { format: layout.format, width, height, count: 1 };
}

function planned(
  rule: Rule,
  layout: Layout,
  { size }: PlanOptions,
  costPerCell: number,
): Pick<Plan, 'key' | 'layout' | 'scratch' | 'cost'> {
  return { key: `cell|${layout.key}|${size.join('x')}|${rule.structureKey}`, layout, scratch: [], cost: cellCount(size) * costPerCell };
}

function onePass(rule: Rule, { size }: PlanOptions, perception: PerceptionGlsl, layout: Layout, body: string): PassPlan {
  const text = fragment(layout.read, boundaryGlsl(rule, size), perception.declarations, withFireRate(rule, body), layout.write);
  return { fragment: text, to: 'state', reads: { tState: 'state' } };
}

/** The new cells first, then which of them live. */
function alivePasses(rule: Rule, options: PlanOptions, perception: PerceptionGlsl, layout: Layout, body: string): PassPlan[] {
  const { size } = options;
  const { channel = 0, radius = 1 } = rule.update.alive ?? {};
  const rows = flatDimensions(rule) > 1 ? radius : 0; // rows that are automata of their own do not keep each other alive
  const defines = `#define ALIVE_CHANNEL ${channel}\n#define ALIVE_RADIUS ${radius}\n#define ALIVE_ROWS ${rows}`;
  const masked = fragment(layout.read, boundaryGlsl(rule, size), defines, alive, layout.write);
  return [
    { ...onePass(rule, options, perception, layout, body), to: 0 },
    { fragment: masked, to: 'state', reads: { tState: { scratch: 0, texture: 0 }, tBefore: 'state' } },
  ];
}
