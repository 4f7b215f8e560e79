// The path of five to 32 channels, as trained networks have them. The network or formula is computed once for a cell and written to
// several targets, four channels each; a second pass lays them below each other as the layout has them, and there says which cells
// live. Cells that do not fire, or are far from all that lives, are not computed.

import { cellCount } from '../base/limits.js';
import type { Rule } from '../rule/rule.js';
import { layersEdits } from './layers-edit.js';
import { layersLayout } from './layers-layout.js';
import { emitCompute, emitGather, valuesOf, weightsOf } from './layers-passes.js';
import { emitLayersPerception, type LayersPerception } from './layers-perceive.js';
import type { PassPlan, Plan, PlanOptions, ScratchPlan } from './plan.js';
import { precisionOf } from './precision.js';

/** Fewest channels: a texel holds less. */
const LEAST_CHANNELS = 5;
/** Most: the second pass reads a texture for each four, and WebGL2 grants sixteen. */
export const MOST_CHANNELS = 32;
/** Work of a weight, in fetches. */
const WEIGHT_COST = 0.5;

/** Whether this path runs a rule. */
export function hasLayersPath(rule: Rule): boolean {
  const { channels, states } = rule;
  return states === 'continuous' && channels >= LEAST_CHANNELS && channels <= MOST_CHANNELS && emitLayersPerception(rule) !== null;
}

/** The path in layers for a rule that {@link hasLayersPath} takes. */
export function layersPath(rule: Rule, options: PlanOptions): Plan {
  const { size, machine } = options;
  const perception = emitLayersPerception(rule) as LayersPerception;
  const precision = precisionOf(options);
  const layout = layersLayout(rule.channels, precision, rule.range);
  const { layers, format } = layout;
  const passes: PassPlan[] = [];
  const scratch: ScratchPlan[] = [];
  const reads: Record<string, PassPlan['reads'][string]> = { tState: 'state' };
  for (let from = 0; from < layers; from += machine.maxDrawBuffers) {
    const to = Math.min(layers, from + machine.maxDrawBuffers);
    for (let layer = from; layer < to; layer++) reads[`tLayer${layer}`] = { scratch: scratch.length, texture: layer - from };
    passes.push({ fragment: emitCompute(rule, options, layout, perception, [from, to]), to: scratch.length, reads: { tState: 'state' } });
    scratch.push({ format, width: size[0], height: size[1], count: to - from });
  }
  passes.push({ fragment: emitGather(rule, options, layout), to: 'state', reads });
  const kind = rule.formula ? 'formula' : 'network';
  return {
    path: `${layers} layers, ${kind}, ${precision === 8 ? '256 levels' : `${precision}-bit float`}`,
    why: `${rule.channels} channels, four to a layer: the ${kind} is computed once for a cell and written to all`,
    key: `layers|${layout.key}|${machine.maxDrawBuffers}|${size.join('x')}|${rule.structureKey}`,
    layout,
    scratch,
    passes,
    edits: layersEdits,
    values: valuesOf,
    cost: cellCount(size) * (perception.fetches + 2 * layers + WEIGHT_COST * (rule.formula ? 8 * rule.channels : weightsOf(rule))),
  };
}
