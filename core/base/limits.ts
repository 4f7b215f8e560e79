// How large things may be. Checked before anything is allocated.

import { CaError } from './errors.js';

/** Most cells of one automaton: 2²⁷, the 512³ volume. */
const MAX_CELLS = 2 ** 27;
/** Most cells of a pattern's bounding box: 2²⁶, 64 MiB of states. */
export const MAX_PATTERN_CELLS = 2 ** 26;
/** Most characters of a pattern or rule that is fetched or typed: 32 MiB. */
export const MAX_TEXT = 2 ** 25;
/** Longest side of a 2D automaton without asking the machine; the machine's texture limit may be less. */
const MAX_SIDE = 16384;
/** Most weights and biases in one network. */
export const MAX_WEIGHTS = 2 ** 20;
/** Most taps (cells read) in one neighbourhood: a ball of radius 30 has 113,081. */
export const MAX_TAPS = 2 ** 17;

/** The extent of an automaton in cells: `[X, Y]` or `[X, Y, Z]`. */
export type Size = readonly [x: number, y: number] | readonly [x: number, y: number, z: number];

/** How many cells an extent holds. */
export function cellCount(size: Size): number {
  return size[0] * size[1] * (size[2] ?? 1);
}

/**
 * Checks an extent.
 * @param size - two or three whole numbers, each at least 1
 * @param maxSide - longest side allowed
 * @throws CaError `size` if a number is not whole, is under 1 or over `maxSide`, or the product is over {@link MAX_CELLS}
 */
export function checkSize(size: readonly number[], maxSide = MAX_SIDE): Size {
  const bad = (expected: string): never => {
    throw new CaError('size', 'not an extent that can be run', { where: 'size', expected, got: size.join(' × ') || 'nothing' });
  };
  if (size.length !== 2 && size.length !== 3) bad('two or three numbers, as in "256 256"');
  if (!size.every((n) => Number.isInteger(n) && n >= 1 && n <= maxSide)) bad(`whole numbers from 1 to ${maxSide}`);
  const count = size.reduce((product, n) => product * n, 1);
  if (count > MAX_CELLS) bad(`at most ${MAX_CELLS} cells in all`);
  return Object.freeze([...size]) as unknown as Size;
}
