// The Pattern: a small rectangle of states with what its file said about it. Plain and frozen; knows no format and no rule
// (the rule stays the text that stood in the file). Made by `parsePattern` and by `patternFromCells`.

import { CaError, show } from '../base/errors.js';
import { MAX_PATTERN_CELLS } from '../base/limits.js';

/** What a pattern's file says besides its cells. */
export interface PatternDetails {
  /** The rule as it was written, without a topology: `B3/S23`, `23/3`, `WireWorld`. */
  readonly rule?: string;
  /** The bounded universe that followed the rule, without its colon: `T100,100` is a torus of 100 × 100. */
  readonly topology?: string;
  readonly name?: string;
  readonly author?: string;
  /** The remaining comment lines, without their marks. A `#` line of unknown meaning is kept whole. */
  readonly comments?: readonly string[];
  /** Where the top left cell stood in its universe, in cells; y grows downwards. */
  readonly origin?: readonly [x: number, y: number];
  /** The generation at which the pattern was saved. */
  readonly generation?: number;
}

/** A rectangle of states. Frozen; `cells` is the caller's to read only. */
export interface Pattern extends PatternDetails {
  /** Columns; 0 where the file holds no cell at all (then `height` is 0 too). */
  readonly width: number;
  /** Rows. */
  readonly height: number;
  /** States, `[height][width]`, row 0 on top. */
  readonly cells: Uint8Array;
  /** The highest state + 1, at least 2. The rule may know more states than the pattern shows. */
  readonly states: number;
  readonly comments: readonly string[];
}

/** A pattern in space: numbers that become the states of whatever rule is to run. It is no text's. */
export interface Solid extends Pattern {
  /** Slices. */
  readonly depth: number;
  /** The cells in a rule's states, `[depth][height][width][C]`. */
  cellsFor(kind: { channels: number; states: number | 'continuous'; range?: readonly [number, number] }): Uint8Array | Float32Array;
}

/**
 * Makes a pattern of states that are at hand, for instance of a region that was read back.
 * @param width - columns, a whole number
 * @param height - rows, a whole number
 * @param cells - `[height][width]`, row 0 on top, whole numbers 0..255; copied
 * @throws CaError `argument` if a number is not as above or the amount is not width × height; `size` over {@link MAX_PATTERN_CELLS}
 */
export function patternFromCells(width: number, height: number, cells: ArrayLike<number>, details: PatternDetails = {}): Pattern {
  const where = 'patternFromCells';
  checkPatternSize(width, height);
  if (![width, height].every((side) => Number.isInteger(side) && side >= 0) || cells.length !== width * height) {
    throw new CaError('argument', 'wrong amount of cells', { where, expected: `${width} × ${height}`, got: String(cells.length) });
  }
  const copy = Uint8Array.from(cells);
  const bad = copy.findIndex((state, i) => state !== cells[i]);
  if (bad >= 0)
    throw new CaError('argument', 'not a state', { where: `${where}: cells[${bad}]`, expected: '0 to 255', got: show(cells[bad]) });
  return freezePattern(width, height, copy, details);
}

/**
 * Checks an extent before anything is allocated.
 * @param maxCells - most cells; never above {@link MAX_PATTERN_CELLS}
 * @throws CaError `size`
 */
export function checkPatternSize(width: number, height: number, maxCells: number = MAX_PATTERN_CELLS): void {
  const most = Math.min(maxCells, MAX_PATTERN_CELLS);
  // Written so that NaN (0 × infinity) is refused too.
  if (!(width * height <= most)) {
    throw new CaError('size', 'too many cells', {
      where: 'pattern',
      expected: `at most ${most} in its bounding box`,
      got: `${width} × ${height}`,
    });
  }
}

/** Freezes checked cells, which it takes over, into a pattern. An extent without an area becomes 0 × 0. */
export function freezePattern(width: number, height: number, cells: Uint8Array, details: PatternDetails): Pattern {
  const empty = cells.length === 0;
  let highest = 1;
  for (const state of cells) if (state > highest) highest = state;
  return Object.freeze({
    ...details,
    width: empty ? 0 : width,
    height: empty ? 0 : height,
    cells,
    states: highest + 1,
    comments: Object.freeze([...(details.comments ?? [])]),
    ...(details.origin && { origin: Object.freeze([...details.origin] as [number, number]) }),
  });
}
