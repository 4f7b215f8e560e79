// Which rules the CPU steps where there is no WebGL2.

import type { Size } from '../../base/limits.js';
import { flatDimensions } from '../../compile/perceive.js';
import { perceive } from '../../rule/neighbourhood.js';
import type { Rule } from '../../rule/rule.js';
import { tableAxes } from '../../rule/table.js';

/** Most states: four bits a cell, so that three cells are an index of 4096 entries. */
const MAX_STATES = 16;

/** Whether the CPU runs a rule fast enough: a table over the nine cells round each cell of a flat grid. */
export function runsOnCpu(rule: Rule, size: Size): boolean {
  const { states, channels } = rule;
  const dimensions = flatDimensions(rule);
  if (size.length !== 2 || channels !== 1 || states === 'continuous' || states > MAX_STATES) return false;
  if (!rule.dimensions.includes(dimensions)) return false;
  const taps = rule.inputs.flatMap((input) => perceive(input, dimensions).lists.flat());
  return taps.every(({ dx, dy }) => Math.abs(dx) <= 1 && Math.abs(dy) <= 1) && tableAxes(rule, dimensions) !== undefined;
}
