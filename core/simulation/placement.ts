// A pattern as cells of a rule, and where it may lie.

import { CaError } from '../base/errors.js';
import type { Size } from '../base/limits.js';
import type { Cells } from '../compile/layout.js';
import { parsePattern, type Pattern } from '../pattern/index.js';
import type { Solid } from '../pattern/pattern.js';
import type { Rule } from '../rule/rule.js';
import { stateBounds } from '../rule/states.js';
import { checkDepth } from './check.js';
import type { Operation } from './operations.js';
import type { Kind } from './seed.js';

/**
 * A pattern's cells in a rule's states: as they are for discrete rules; for continuous ones the pattern's highest state is the top
 * of the range.
 * @returns `[height][width][C]`, the same number in every channel
 * @throws CaError `pattern` if a state is more than the rule has
 */
export function cellsOf(pattern: Pattern | Solid, rule: Kind): Cells {
  if ('cellsFor' in pattern) return pattern.cellsFor(rule);
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
 * A pattern at a place; in a volume, on one of its slices.
 * @param at - column of its left side, row of its top, in a volume also its slice; on a torus any whole numbers
 * @throws CaError `argument` if it would not lie inside a grid that is no torus; `size` if it is larger than the grid
 */
export function placed(
  pattern: Pattern | string,
  at: readonly [x: number, y: number, z?: number],
  rule: Rule,
  size: Size,
): Operation & { kind: 'write' } {
  const { width, height, ...rest } = (pattern as Partial<Pattern> | undefined)?.cells
    ? (pattern as Pattern)
    : parsePattern(pattern as string);
  const [x, y, z] = at;
  checkDepth('place', z, size);
  if (![x, y, z ?? 0].every(Number.isInteger))
    throw new CaError('argument', 'not a place', {
      where: 'place',
      expected: 'whole numbers',
      got: at.filter((n) => n !== undefined).join(', '),
    });
  if (width > size[0] || height > size[1])
    throw new CaError('size', 'the grid is too small for the pattern', {
      where: 'place',
      expected: `at least ${width} × ${height} cells`,
      got: size.join(' × '),
    });
  const [far, low, deep] = [size[0] - width, size[1] - height, (size[2] ?? 1) - 1];
  if (rule.boundary !== 'torus' && (x < 0 || y < 0 || (z ?? 0) < 0 || x > far || y > low || (z ?? 0) > deep))
    throw new CaError('argument', 'cells would fall outside the grid', {
      where: 'place',
      expected: `x from 0 to ${far}${size.length === 3 ? `, y from 0 to ${low} and z from 0 to ${deep}` : ` and y from 0 to ${low}`}`,
      got: at.filter((n) => n !== undefined).join(', '),
    });
  const cells = cellsOf({ width, height, ...rest }, rule);
  const region = { x: within(x, size[0]), y: within(y, size[1]), ...(size.length === 3 && { z: within(z ?? 0, size[2]) }), width, height };
  return { kind: 'write', cells, region, keep: true };
}

/** A coordinate on a torus; one that lies on the grid stays. Shaders count in 32 bits. */
const within = (at: number, length: number) => ((at % length) + length) % length;
