// A discrete rule's table as a texture, and the numbers that find an entry in it.

import type { Rule } from '../rule/rule.js';
import { discreteTable, type DiscreteTable } from '../rule/table.js';
import { flatDimensions } from './perceive.js';
import type { PlanValues } from './plan.js';

/** Width of the texture, in entries. */
export const TABLE_WIDTH = 1024;

/** `tTable` holds the states; the entry for whole inputs n₀, n₁, … is `uOffset` + Σ `uStrides`ᵢ nᵢ. */
export function tableValues(rule: Rule, dimensions = flatDimensions(rule)): PlanValues {
  const { axes, states } = discreteTable(rule, dimensions) as DiscreteTable;
  const height = Math.ceil(states.length / TABLE_WIDTH);
  const texels = new Uint8Array(TABLE_WIDTH * height);
  texels.set(states);
  const uStrides = axes.map(({ stride }) => stride);
  const uOffset = -axes.reduce((sum, { stride, min }) => sum + stride * min, 0);
  return { uniforms: { uStrides, uOffset }, tables: { tTable: { format: 'R8UI', width: TABLE_WIDTH, height, texels } } };
}
