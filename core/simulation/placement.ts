// A pattern as cells of a rule, and where it may lie.

import { CaError } from '../base/errors.js';
import type { Size } from '../base/limits.js';
import { stateBounds } from '../compile/edit.js';
import type { Cells } from '../compile/layout.js';
import { parsePattern, type Pattern } from '../pattern/index.js';
import type { Rule } from '../rule/rule.js';
import type { Region } from './operations.js';
import type { Kind } from './seed.js';

/**
 * A pattern's cells in a rule's states: as they are for discrete rules; for continuous ones the pattern's highest state is the top
 * of the range.
 * @returns `[height][width][C]`, the same number in every channel
 * @throws CaError `pattern` if a state is more than the rule has
 */
export function cellsOf(pattern: Pattern, rule: Kind): Cells {
  const { channels, states } = rule;
  const continuous = states === 'continuous';
  if (!continuous && pattern.states > states)
    throw new CaError('pattern', 'has states that the rule does not have', {
      where: 'pattern',
      expected: `states 0 to ${states - 1}`,
      got: `state ${pattern.states - 1}`,
    });
  const [low, high] = stateBounds(rule);
  const count = pattern.cells.length;
  const cells = continuous ? new Float32Array(count * channels) : new Uint8Array(count * channels);
  for (let i = 0; i < count; i++) {
    const state = pattern.cells[i];
    const value = continuous ? (state ? low + ((high - low) * state) / (pattern.states - 1) : 0) : state;
    for (let c = 0; c < channels; c++) cells[i * channels + c] = value;
  }
  return cells;
}

/**
 * A pattern at a place.
 * @param at - column of its left side and row of its top; on a torus any whole numbers
 * @throws CaError `argument` if it would not lie inside a grid that is no torus; `size` if it is larger than the grid
 */
export function placed(pattern: Pattern | string, at: readonly [number, number], rule: Rule, size: Size): { cells: Cells; region: Region } {
  const { width, height, ...rest } = (pattern as Partial<Pattern> | undefined)?.cells
    ? (pattern as Pattern)
    : parsePattern(pattern as string);
  const [x, y] = at;
  if (!Number.isInteger(x) || !Number.isInteger(y))
    throw new CaError('argument', 'not a place', { where: 'place', expected: 'whole numbers', got: `${x}, ${y}` });
  if (width > size[0] || height > size[1])
    throw new CaError('size', 'the grid is too small for the pattern', {
      where: 'place',
      expected: `at least ${width} × ${height} cells`,
      got: `${size[0]} × ${size[1]}`,
    });
  if (rule.boundary !== 'torus' && (x < 0 || y < 0 || x + width > size[0] || y + height > size[1]))
    throw new CaError('argument', 'cells would fall outside the grid', {
      where: 'place',
      expected: `x from 0 to ${size[0] - width} and y from 0 to ${size[1] - height}`,
      got: `${x}, ${y}`,
    });
  const cells = cellsOf({ width, height, ...rest }, rule);
  return { cells, region: { x: within(x, size[0]), y: within(y, size[1]), width, height } };
}

/** A coordinate on a torus; one that lies on the grid stays. Shaders count in 32 bits. */
const within = (at: number, length: number) => ((at % length) + length) % length;
