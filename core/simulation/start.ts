// What an automaton starts from: a soup, nothing, one cell, or a pattern in the middle.

import { CaError } from '../base/errors.js';
import type { Size } from '../base/limits.js';
import type { Pattern } from '../pattern/index.js';
import type { Rule } from '../rule/rule.js';
import type { Operation } from './operations.js';
import { centreCells, emptyCells } from './seed.js';
import { cellsOf } from './placement.js';

/** The kinds of start. */
export const INITS = ['random', 'empty', 'centre', 'pattern'] as const;

/** A kind of start. */
export type Init = (typeof INITS)[number];

/** What an automaton starts from. */
export interface Start {
  /** Integer: the same seed gives the same run. */
  readonly seed: number;
  /** Share of occupied cells of a random start, 0 to 1. */
  readonly density: number;
  readonly init: Init;
  /** For `pattern`: put in the middle. */
  readonly pattern: Pattern | undefined;
}

/** The operation that makes the start, whatever was there before. */
export function startCells(rule: Rule, size: Size, { init, seed, density, pattern }: Start): Operation {
  switch (init) {
    case 'random':
      return { kind: 'random', density, seed };
    case 'empty':
      return { kind: 'clear' };
    case 'centre':
      return { kind: 'fill', cells: centreCells(rule, size) };
    case 'pattern': {
      if (!pattern) return { kind: 'clear' };
      return { kind: 'fill', cells: centred(pattern, rule, size) };
    }
  }
}

/** A grid with a pattern in the middle. @throws CaError `size` if the pattern is larger than the grid */
function centred(pattern: Pattern, rule: Rule, size: Size) {
  const [x, y] = size;
  const { width, height } = pattern;
  if (width > x || height > y)
    throw new CaError('size', 'the grid is too small for the pattern', {
      where: 'size',
      expected: `at least ${width} × ${height} cells`,
      got: `${x} × ${y}`,
    });
  const cells = emptyCells(rule, size);
  const { channels } = rule;
  const source = cellsOf(pattern, rule);
  const left = Math.floor((x - width) / 2);
  const top = Math.floor((y - height) / 2);
  for (let row = 0; row < height; row++)
    cells.set(source.subarray(row * width * channels, (row + 1) * width * channels), ((top + row) * x + left) * channels);
  return cells;
}
