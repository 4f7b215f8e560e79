// What an automaton starts from: a soup, nothing, one cell, a soup in a ball or a slab, or a pattern in the middle.

import { CaError } from '../base/errors.js';
import type { Size } from '../base/limits.js';
import type { Cells } from '../compile/layout.js';
import type { Pattern } from '../pattern/index.js';
import type { Solid } from '../pattern/pattern.js';
import type { Rule } from '../rule/rule.js';
import { checkDensity, checkGrain, checkSeed, checkWord } from './check.js';
import type { Operation } from './operations.js';
import { cellsOf } from './placement.js';
import { centreCells, emptyCells, inBall, inSlab, mixedCells, partOf, randomCells, type Kind } from './seed.js';

/** The kinds of start. */
export const INITS = ['random', 'empty', 'centre', 'ball', 'slab', 'pattern'] as const;

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
  /** Side of the squares that a random start is made of, in cells; 1 where each cell is drawn for itself. */
  readonly grain: number;
  /** Continuous rules: what an empty cell holds, by channel; 0 where nothing is said. */
  readonly background: readonly number[];
  /** Continuous rules: what an occupied cell holds, by channel; the top of the range where nothing is said. */
  readonly foreground: readonly number[];
}

/** What a simulation starts from unless told. */
export const usualStart: Start = Object.freeze({
  seed: 1,
  density: 0.35,
  init: 'random',
  pattern: undefined,
  grain: 1,
  background: [],
  foreground: [],
});

/**
 * A start with some of it changed; what is not given stays.
 * @throws CaError `argument` for what cannot be used
 */
export function changedStart(before: Start, change: Partial<Start>): Start {
  const given = Object.keys(before).filter((key) => change[key as keyof Start] !== undefined);
  const start: Start = { ...before, ...Object.fromEntries(given.map((key) => [key, change[key as keyof Start]])) };
  checkDensity(start.density);
  checkSeed(start.seed);
  checkWord('init', start.init, INITS);
  checkGrain(start.grain);
  return start;
}

/** What a start is made of before its levels are known: how occupied each cell is, 0 to 1. */
const SHARES: Kind = { channels: 1, states: 'continuous' };

/** The operation that makes the start, whatever was there before. */
export function startCells(rule: Rule, size: Size, start: Start): Operation {
  const { init, seed, density, grain, background, foreground } = start;
  if (rule.states === 'continuous' && background.length + foreground.length > 0)
    return { kind: 'fill', cells: mixedCells(rule, cellsAtStart(SHARES, size, start), background, foreground) };
  if (init === 'random' && grain === 1) return { kind: 'random', density, seed };
  if (init === 'empty') return { kind: 'clear' };
  return { kind: 'fill', cells: cellsAtStart(rule, size, start) };
}

function cellsAtStart(kind: Kind, size: Size, { init, seed, density, grain, pattern }: Start): Cells {
  switch (init) {
    case 'random':
      return randomCells(kind, size, density, seed, grain);
    case 'centre':
      return centreCells(kind, size);
    case 'ball':
      return partOf(randomCells(kind, size, density, seed, grain), kind, size, inBall(size));
    case 'slab':
      return partOf(randomCells(kind, size, density, seed, grain), kind, size, inSlab(size));
    case 'pattern':
      if (pattern) return centred(pattern, kind, size);
    // falls through
    case 'empty':
      return emptyCells(kind, size);
  }
}

/** A grid with a pattern in the middle; in a volume, a flat one on the middle slice. @throws CaError `size` if it is larger than the grid */
function centred(pattern: Pattern & Partial<Solid>, rule: Kind, size: Size): Cells {
  const [x, y, z = 1] = size;
  const { width, height, depth = 1 } = pattern;
  if (width > x || height > y || depth > z)
    throw new CaError('size', 'the grid is too small for the pattern', {
      where: 'size',
      expected: `at least ${width} × ${height}${depth > 1 ? ` × ${depth}` : ''} cells`,
      got: size.join(' × '),
    });
  const cells = emptyCells(rule, size);
  const { channels } = rule;
  const source = cellsOf(pattern, rule);
  const left = Math.floor((x - width) / 2);
  const top = Math.floor((y - height) / 2);
  const first = (Math.ceil((z - depth) / 2) * y + top) * x + left;
  const length = width * channels;
  for (let row = 0; row < height * depth; row++) {
    const at = first + (Math.floor(row / height) * y + (row % height)) * x;
    cells.set(source.subarray(row * length, (row + 1) * length), at * channels);
  }
  return cells;
}
