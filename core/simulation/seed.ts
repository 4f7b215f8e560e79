// The states that an automaton starts from, made on the CPU from a seed: the same seed gives the same cells everywhere.

import { randomAt } from '../base/random.js';
import { cellCount, type Size } from '../base/limits.js';
import type { Cells } from '../compile/layout.js';
import type { Rule } from '../rule/rule.js';
import { stateBounds } from '../rule/states.js';

/** Streams of random numbers for the start; the numbers of step g have stream g (see core/base/random.ts), so these are negative. */
const OCCUPIED = -1;
const WHICH_STATE = -2;

/** What states a cell of an automaton can hold: as much of a rule as a start needs. */
export type Kind = Pick<Rule, 'channels' | 'states' | 'range'>;

/** Cells of a rule with nothing in them: zeros. */
export function emptyCells({ channels, states }: Kind, size: Size): Cells {
  const length = cellCount(size) * channels;
  return states === 'continuous' ? new Float32Array(length) : new Uint8Array(length);
}

/** Which square of side `grain` each cell lies in, counted from the top left. */
function squares([x, y, z = 1]: Size, grain: number): (cell: number) => number {
  if (grain === 1) return (cell) => cell;
  const [across, down] = [Math.ceil(x / grain), Math.ceil(y / grain)];
  const square = (i: number, from: number, length: number) => Math.floor((Math.floor(i / from) % length) / grain);
  return (cell) => (square(cell, x * y, z) * down + square(cell, x, y)) * across + square(cell, 1, x);
}

/**
 * A soup: each cell is occupied with probability `density`. Occupied cells of a discrete rule are in any state but 0, alike; those
 * of a continuous rule are at the top of its range, in every channel.
 * @param density - 0 to 1
 * @param grain - side in cells of the squares (cubes) that are occupied together, at least 1: what looks far needs a coarse soup
 * @returns `[Z][Y][X][C]`
 */
export function randomCells(rule: Kind, size: Size, density: number, seed: number, grain = 1): Cells {
  const cells = emptyCells(rule, size);
  const [, high] = stateBounds(rule);
  const { channels } = rule;
  const many = rule.states !== 'continuous' && rule.states > 2;
  const squareOf = squares(size, grain);
  for (let i = 0; i < cells.length; i++) {
    const cell = Math.floor(i / channels);
    if (randomAt(seed, OCCUPIED, squareOf(cell)) >= density) continue;
    cells[i] = many ? 1 + Math.floor(randomAt(seed, WHICH_STATE, grain === 1 ? i : squareOf(cell)) * high) : high;
  }
  return cells;
}

/** One occupied cell in the middle. */
export function centreCells(rule: Kind, size: Size): Cells {
  const cells = emptyCells(rule, size);
  const [x, y, z = 1] = size;
  const middle = (Math.floor(z / 2) * y + Math.floor(y / 2)) * x + Math.floor(x / 2);
  cells.fill(stateBounds(rule)[1], middle * rule.channels, (middle + 1) * rule.channels);
  return cells;
}

/**
 * Continuous cells between two levels of each channel.
 * @param shares - `[Z][Y][X]` 0 for the background, 1 for the foreground, or between
 * @param background - by channel; 0 unless told
 * @param foreground - by channel; the top of the range unless told
 */
export function mixedCells(
  rule: Kind,
  shares: ArrayLike<number>,
  background: readonly number[],
  foreground: readonly number[],
): Float32Array {
  const { channels } = rule;
  const [, high] = stateBounds(rule);
  return Float32Array.from({ length: shares.length * channels }, (_, i) => {
    const [from, to] = [background[i % channels] ?? 0, foreground[i % channels] ?? high];
    return from + (to - from) * shares[Math.floor(i / channels)];
  });
}

/** How many cells are not at rest: a state other than 0, or for continuous rules over the middle of the range in the first channel. */
export function countActive(rule: Kind, cells: Cells): number {
  const [low, high] = stateBounds(rule);
  const least = rule.states === 'continuous' ? (low + high) / 2 : 0.5;
  let count = 0;
  for (let i = 0; i < cells.length; i += rule.channels) if (cells[i] > least) count++;
  return count;
}
