// From a neighbourhood to the cells it reads: taps, an offset and a weight each, for automata of one, two or three
// dimensions. Both the CPU reference and the compiler perceive through these. Taps come in the order z, y, x, each
// rising.

import { CaError } from '../base/errors.js';
import { MAX_TAPS } from '../base/limits.js';
import { radial } from './radial.js';
import { disc, hexagonal, moore, ring, vonNeumann, type Shape } from './shapes.js';
import { block, laplacian, mask, sobel } from './stencils.js';
import type { Neighbourhood, RuleInput } from './types.js';

/** One cell that is read: an offset in cells (y down, z with the slice) and the weight of its state. */
export interface Tap {
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
  readonly weight: number;
}

/** How many dimensions an automaton has. In one, each row of cells is an automaton of its own. */
export type Dimensions = 1 | 2 | 3;

/** What an input computes: the sum over one list of taps times `scale`, or the length of the vector of several such sums. */
export interface Perception {
  readonly lists: readonly (readonly Tap[])[];
  readonly combine: 'sum' | 'length';
  /** 1, or for `mean` 1 / (sum of the taps' weights). */
  readonly scale: number;
}

const AXES = ['x', 'y', 'z'] as const;

function shapeOf(n: Neighbourhood, dimensions: Dimensions, where: string): Shape {
  switch (n.kind) {
    case 'self':
      return disc(0, 'hard');
    case 'moore':
      return moore(n.radius);
    case 'von-neumann':
      return vonNeumann(n.radius);
    case 'hexagonal':
      if (dimensions !== 2) throw new CaError('rule', 'hexagonal is flat', { where, expected: 'dimensions [2]', got: `${dimensions}` });
      return hexagonal(n.radius);
    case 'disc':
    case 'ball':
      return disc(n.radius, n.edge ?? 'hard');
    case 'ring':
    case 'shell':
      return ring(n.inner, n.outer, n.edge ?? 'hard');
    case 'kernel':
      return block(n.weights, dimensions, `${where}.weights`);
    case 'radial':
      return radial(n.radius, n.profile);
    case 'laplacian':
      return laplacian(n.stencil ?? 'nine', dimensions);
    case 'gradient':
      return sobelOn(n.axis, dimensions, where);
    case 'mask':
      return mask(n.cells, dimensions, `${where}.cells`);
  }
}

function sobelOn(axis: 'x' | 'y' | 'z' | 'length', dimensions: Dimensions, where: string): Shape {
  if (axis !== 'length' && AXES.indexOf(axis) < dimensions) return sobel(axis, dimensions);
  throw new CaError('rule', 'no such axis', {
    where: `${where}.axis`,
    expected: AXES.slice(0, dimensions).join(', '),
    got: axis,
  });
}

/** Walks the box of a shape and keeps the cells that count; refuses what is too large before anything is kept. */
function collect({ reach, weigh }: Shape, dimensions: Dimensions, where: string): Tap[] {
  const box = (2 * reach + 1) ** dimensions;
  const tooLarge = (got: number) => new CaError('size', 'too many cells', { where, expected: `at most ${MAX_TAPS} taps`, got: `${got}` });
  if (box > 4 * MAX_TAPS) throw tooLarge(box);
  const found: Tap[] = [];
  const [ry, rz] = [dimensions > 1 ? reach : 0, dimensions > 2 ? reach : 0];
  for (let dz = 0 - rz; dz <= rz; dz++)
    for (let dy = 0 - ry; dy <= ry; dy++)
      for (let dx = 0 - reach; dx <= reach; dx++) {
        const weight = weigh(dx, dy, dz);
        if (weight) found.push(Object.freeze({ dx, dy, dz, weight }));
      }
  if (found.length > MAX_TAPS) throw tooLarge(found.length);
  return found;
}

const known = new WeakMap<Neighbourhood, (readonly Tap[])[]>();

/**
 * The taps of a neighbourhood. Cells of weight 0 are left out; a `radial` profile's weights sum to 1.
 * @param dimensions - of the automaton
 * @param where - path for errors
 * @throws CaError `size` if it has more than {@link MAX_TAPS} taps, `rule` if it does not exist in these dimensions, is empty, or is
 * the length of a gradient, which is no one list (see {@link perceive})
 */
export function taps(neighbourhood: Neighbourhood, dimensions: Dimensions, where = 'neighbourhood'): readonly Tap[] {
  const cache = known.get(neighbourhood) ?? [];
  if (cache[dimensions]) return cache[dimensions];
  let list = collect(shapeOf(neighbourhood, dimensions, where), dimensions, where);
  if (neighbourhood.kind === 'radial') {
    const sum = list.reduce((total, tap) => total + tap.weight, 0);
    if (!sum) throw new CaError('rule', 'nothing to normalise', { where, expected: 'a profile whose weights do not sum to 0', got: '0' });
    list = list.map((tap) => Object.freeze({ ...tap, weight: tap.weight / sum }));
  }
  if (list.length === 0) throw new CaError('rule', 'no cells', { where, expected: 'at least one cell', got: 'none' });
  cache[dimensions] = Object.freeze(list);
  if (Object.isFrozen(neighbourhood)) known.set(neighbourhood, cache);
  return list;
}

/**
 * What an input computes from the state.
 * @param input - its neighbourhood and `reduce`; `channel` and `of` are the caller's
 * @throws CaError as {@link taps} does, and where the mean is asked of weights that sum to 0
 */
export function perceive(input: RuleInput, dimensions: Dimensions, where = 'input'): Perception {
  const { neighbourhood: n, reduce = 'sum' } = input;
  const at = `${where}.neighbourhood`;
  const length = n.kind === 'gradient' && n.axis === 'length';
  const lists = length
    ? AXES.slice(0, dimensions).map((axis) => taps({ kind: 'gradient', axis }, dimensions, at))
    : [taps(n, dimensions, at)];
  if (reduce === 'sum') return { lists, combine: length ? 'length' : 'sum', scale: 1 };
  const sum = lists[0].reduce((total, tap) => total + tap.weight, 0);
  if (length || Math.abs(sum) < 1e-9) {
    throw new CaError('rule', 'no mean', { where: `${where}.reduce`, expected: 'sum, for weights that sum to 0', got: 'mean' });
  }
  return { lists, combine: 'sum', scale: 1 / sum };
}
