// The states that an automaton starts from, made on the CPU from a seed: the same seed gives the same cells everywhere.

import { randomAt } from '../base/random.js';
import { cellCount, type Size } from '../base/limits.js';
import { stateBounds } from '../compile/edit.js';
import type { Cells } from '../compile/layout.js';
import type { Rule } from '../rule/rule.js';

/** Streams of random numbers for the start; the numbers of step g have stream g (see core/base/random.ts), so these are negative. */
const OCCUPIED = -1;
const WHICH_STATE = -2;

/** Cells of a rule with nothing in them: zeros. */
export function emptyCells(rule: Rule, size: Size): Cells {
  const length = cellCount(size) * rule.channels;
  return rule.states === 'continuous' ? new Float32Array(length) : new Uint8Array(length);
}

/**
 * A soup: each cell is occupied with probability `density`. Occupied cells of a discrete rule are in any state but 0, alike; those
 * of a continuous rule are at the top of its range, in every channel.
 * @param density - 0 to 1
 * @returns `[Z][Y][X][C]`
 */
export function randomCells(rule: Rule, size: Size, density: number, seed: number): Cells {
  const cells = emptyCells(rule, size);
  const [, high] = stateBounds(rule);
  const { channels } = rule;
  const many = rule.states !== 'continuous' && rule.states > 2;
  for (let i = 0; i < cells.length; i++) {
    const cell = Math.floor(i / channels);
    if (randomAt(seed, OCCUPIED, cell) >= density) continue;
    cells[i] = many ? 1 + Math.floor(randomAt(seed, WHICH_STATE, i) * high) : high;
  }
  return cells;
}

/** One occupied cell in the middle. */
export function centreCells(rule: Rule, size: Size): Cells {
  const cells = emptyCells(rule, size);
  const [x, y, z = 1] = size;
  const middle = (Math.floor(z / 2) * y + Math.floor(y / 2)) * x + Math.floor(x / 2);
  cells.fill(stateBounds(rule)[1], middle * rule.channels, (middle + 1) * rule.channels);
  return cells;
}
