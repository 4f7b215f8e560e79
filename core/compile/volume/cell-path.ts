// The general path of volumes: one cell a texel, for every rule that runs in three dimensions. As on flat grids, a discrete rule is
// looked up in its table and so exact; a continuous one is computed by its network or formula.

import activation from '../../../shaders/activation.glsl';
import formula from '../../../shaders/formula.glsl';
import alive from '../../../shaders/volume-alive.glsl';
import { cellCount } from '../../base/limits.js';
import { flattenNetwork } from '../../rule/network.js';
import type { Rule } from '../../rule/rule.js';
import { clampOf } from '../../rule/structure.js';
import { discreteTable } from '../../rule/table.js';
import { emitFormula, formulaUniforms } from '../formula.js';
import { emitNetwork, networkUniforms } from '../network.js';
import { inputName, type PerceptionGlsl } from '../perceive.js';
import type { PassPlan, Plan, PlanOptions, StagePlan } from '../plan.js';
import { precisionOf } from '../precision.js';
import { TABLE_WIDTH, tableValues } from '../table.js';
import { emitUpdate, firesInPart, updateDeclarations, updateUniforms } from '../update.js';
import { emitTexelAt, extentOf } from './atlas.js';
import { volumeEdits } from './edit.js';
import { boundaryGlsl, fireGlsl, fragment } from './glsl.js';
import { byteVolume, floatVolume, type VolumeLayout } from './layout.js';
import { emitPerception } from './perceive.js';

/** Work of a unit, in fetches: a weighted sum and an exponential. */
const UNIT_COST = 3;

/** The general path for a rule. */
export function cellPath(rule: Rule, options: PlanOptions): Plan {
  return discreteTable(rule, 3) ? tablePlan(rule, options) : computedPlan(rule, options);
}

function tablePlan(rule: Rule, options: PlanOptions): Plan {
  const { size, machine } = options;
  const perception = emitPerception(rule, 'whole');
  const layout = byteVolume(1, size, machine.maxTextureSize);
  const terms = rule.inputs.map((_, i) => ` + uStrides[${i}] * int(floor(${inputName(i)} + 0.5))`);
  const body = `
uniform usampler2D tTable;
uniform int uStrides[${rule.inputs.length}];
uniform int uOffset;
vec4 nextState(ivec3 cell, vec4 state) {
${perception.body}
  int entry = uOffset${terms.join('')};
  return vec4(texelFetch(tTable, ivec2(entry % ${TABLE_WIDTH}, entry / ${TABLE_WIDTH}), 0));
}`;
  return {
    path: 'volume, table',
    why: 'a discrete rule: its network is a finite table, one cell a texel',
    ...planned(rule, layout, options, perception.fetches + 3),
    passes: [onePass(rule, options, perception, layout, body)],
    values: (edited) => {
      const { uniforms, tables } = tableValues(edited, 3);
      return { uniforms: { ...uniforms, ...updateUniforms(edited) }, tables: { ...perception.tables, ...tables } };
    },
  };
}

function computedPlan(rule: Rule, options: PlanOptions): Plan {
  const { size, machine } = options;
  const continuous = rule.states === 'continuous';
  const precision = precisionOf(options);
  const layout = continuous
    ? floatVolume(rule.channels, precision, rule.range, size, machine.maxTextureSize)
    : byteVolume(1, size, machine.maxTextureSize);
  const perception = emitPerception(rule);
  const computed = rule.formula ? emitFormula(rule, inputName) : emitNetwork(flattenNetwork(rule), inputName);
  const kind = rule.formula ? 'formula' : 'network';
  const body = `
${computed.declarations}
${updateDeclarations}
${activation}
${rule.formula ? formula : ''}
vec4 nextState(ivec3 cell, vec4 state) {
${perception.body}
${computed.body}
${emitUpdate(rule, computed.outputs)}
}`;
  const units = rule.formula ? rule.channels * 4 : flattenNetwork(rule).units.length;
  const pass = onePass(rule, options, perception, layout, body);
  return {
    path: continuous ? `volume, ${kind}, ${precision === 8 ? '256 levels' : `${precision}-bit float`}` : `volume, ${kind}, whole states`,
    why: continuous
      ? `a continuous rule: its ${kind} is computed for each cell`
      : `the inputs are not finite: the ${kind} is computed and rounded`,
    ...planned(rule, layout, options, perception.fetches + UNIT_COST * units + 1),
    ...(rule.update.alive ? aliveParts(rule, options, pass, layout) : { passes: [pass] }),
    values: (edited) => {
      const { uniforms, tables } = edited.formula ? { uniforms: formulaUniforms(edited), tables: {} } : networkUniforms(edited);
      return { uniforms: { ...uniforms, ...updateUniforms(edited) }, tables: { ...perception.tables, ...tables } };
    },
  };
}

type Parts = Pick<Plan, 'key' | 'layout' | 'edits' | 'scratch' | 'stages' | 'cost'>;

function planned(rule: Rule, layout: VolumeLayout, { size, machine }: PlanOptions, costPerCell: number): Parts {
  return {
    key: `cell|${layout.key}|${size.join('x')}|${rule.structureKey}`,
    layout,
    edits: volumeEdits(extentOf(size), machine.maxTextureSize),
    scratch: [],
    stages: wholePasses(rule.update.alive ? 2 : 1, layout, cellCount(size) * costPerCell),
    cost: cellCount(size) * costPerCell,
  };
}

/** Each pass once and whole, which can be drawn row by row. */
const wholePasses = (count: number, { atlas: { width, height } }: VolumeLayout, cost: number): StagePlan[] =>
  Array.from({ length: count }, (_, pass) => ({ pass, part: [0, 0, width, height], cost: cost / count }));

/** With a fire rate under 1, lets only some cells take their new state. */
function withFireRate(rule: Rule, body: string): string {
  if (!firesInPart(rule)) return body;
  // As in the reference, bounds hold for every cell, whether it fires or not.
  const idle = rule.states === 'continuous' && clampOf(rule) ? 'clamp(state, uClamp.x, uClamp.y)' : 'state';
  return `${fireGlsl(rule)}
${body.replace('vec4 nextState(', 'vec4 firedState(')}
vec4 nextState(ivec3 cell, vec4 state) {
  return fires(cell) ? firedState(cell, state) : ${idle};
}`;
}

function onePass(rule: Rule, { size }: PlanOptions, perception: PerceptionGlsl, layout: VolumeLayout, body: string): PassPlan {
  const border = boundaryGlsl(rule, extentOf(size));
  const text = fragment(layout.read, border, perception.declarations, withFireRate(rule, body), layout.write);
  return { fragment: text, to: 'state', reads: { tState: 'state' } };
}

/** The new cells first, then which of them live. */
function aliveParts(rule: Rule, { size }: PlanOptions, pass: PassPlan, layout: VolumeLayout): Pick<Plan, 'passes' | 'scratch'> {
  const { channel = 0, radius = 1 } = rule.update.alive ?? {};
  const defines = `#define ALIVE_CHANNEL ${channel}\n#define ALIVE_RADIUS ${radius}\n${emitTexelAt('flatOf', layout.atlas)}`;
  const masked = fragment(layout.read, boundaryGlsl(rule, extentOf(size)), defines, alive, layout.write);
  const { width, height } = layout.atlas;
  return {
    scratch: [{ format: layout.format, width, height, count: 1 }],
    passes: [
      { ...pass, to: 0 },
      { fragment: masked, to: 'state', reads: { tState: { scratch: 0, texture: 0 }, tBefore: 'state' } },
    ],
  };
}
