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

/** Says of a place – (z · Y + y) · X + x – whether it belongs to a shape. */
export type Inside = (place: number) => boolean;

/** A ball (on a flat grid a disc) in the middle; its radius is a quarter of the shortest side. */
export function inBall(size: Size): Inside {
  const [x, y] = size;
  const middle = size.map((length) => (length - 1) / 2);
  const radius = Math.max(0.5, Math.min(...size) / 4);
  return (place) => {
    const at = [place % x, Math.floor(place / x) % y, Math.floor(place / (x * y))];
    return Math.hypot(...middle.map((m, axis) => at[axis] - m)) <= radius;
  };
}

/** The middle eighth of the slices, on a flat grid of the rows. */
export function inSlab(size: Size): Inside {
  const [depth, each] = size.length === 3 ? [size[2], size[0] * size[1]] : [size[1], size[0]];
  const half = Math.max(1, depth / 8) / 2;
  return (place) => Math.abs(Math.floor(place / each) + 0.5 - depth / 2) <= half;
}

/** Cells of a shape; what lies outside becomes zero. The array given is changed. */
export function partOf(cells: Cells, { channels }: Kind, size: Size, inside: Inside): Cells {
  for (let place = 0; place < cellCount(size); place++) if (!inside(place)) cells.fill(0, place * channels, (place + 1) * channels);
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
