// The GLSL of the borders: `int along(int at, int size)` gives a coordinate inside the grid, or −1 where there is nothing;
// `vec4 neighbour(int x, int y)` the state there.

import dead from '../../shaders/boundary-dead.glsl';
import mirror from '../../shaders/boundary-mirror.glsl';
import torus from '../../shaders/boundary-torus.glsl';
import type { Size } from '../base/limits.js';
import { perceive } from '../rule/neighbourhood.js';
import type { Rule } from '../rule/rule.js';
import { flatDimensions } from './perceive.js';

const borders = { torus, dead, mirror };

/** Farthest row or column that a rule reads, in cells. */
function reachOf(rule: Rule): number {
  const offsets = rule.inputs.flatMap((input) => perceive(input, flatDimensions(rule)).lists.flat());
  return offsets.reduce((reach, { dx, dy }) => Math.max(reach, Math.abs(dx), Math.abs(dy)), rule.update.alive?.radius ?? 1);
}

/**
 * The border of a rule's grid.
 * @param margin - cells that a path reads beyond the rule's own reach
 */
export function boundaryGlsl(rule: Rule, [width, height]: Size, margin = 0): string {
  const far = reachOf(rule) + margin > Math.min(width, height);
  return (far ? '#define FAR\n' : '') + borders[rule.boundary];
}
