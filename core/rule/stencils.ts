// Neighbourhoods given weight by weight: kernels and masks that a rule brings along, and the fixed stencils for
// derivatives. All are applied as correlation: the new value at a cell is Σ weight(dx, dy, dz) · state(x + dx, y + dy, z + dz),
// never flipped. Rows are written as they are seen: the first row is the one above (dy < 0), the first slice the one at dz < 0.

import { CaError } from '../base/errors.js';
import type { Shape } from './shapes.js';

type Rows<T> = readonly (readonly T[])[];

/**
 * A block of weights with an odd extent each way, its middle at the cell.
 * @param block - rows of a 2D kernel, or slices of rows of a 3D one; one row alone is a 1D kernel
 * @param where - path for errors
 * @throws CaError `rule` where it is ragged, an extent is even, or it has more dimensions than the automaton
 */
export function block(weights: Rows<number> | readonly Rows<number>[], dimensions: number, where: string): Shape {
  const deep = Array.isArray(weights[0]?.[0]);
  const slices = (deep ? weights : [weights]) as readonly Rows<number>[];
  const [depth, height, width] = [slices.length, slices[0].length, slices[0][0].length];
  const bad = (what: string, expected: string, got: string): never => {
    throw new CaError('rule', what, { where, expected, got });
  };
  if (!slices.every((rows) => rows.length === height && rows.every((row) => row.length === width))) {
    bad('a ragged block', `rows of ${width} and slices of ${height} rows throughout`, 'rows or slices of unlike length');
  }
  const extent = deep ? `${width} × ${height} × ${depth}` : `${width} × ${height}`;
  if (width % 2 === 0 || height % 2 === 0 || depth % 2 === 0) bad('no middle', 'an odd extent each way', extent);
  const needs = deep ? 3 : height > 1 ? 2 : 1;
  if (needs > dimensions || (needs < dimensions && dimensions === 3)) {
    bad('wrong number of dimensions', `a ${dimensions}D block for a rule that lists dimension ${dimensions}`, extent);
  }
  const [cx, cy, cz] = [(width - 1) / 2, (height - 1) / 2, (depth - 1) / 2];
  return { reach: Math.max(cx, cy, cz), weigh: (dx, dy, dz) => slices[cz + dz]?.[cy + dy]?.[cx + dx] ?? 0 };
}

/** A drawn set of cells: `#`, `O` or `1` is in, `.`, `0` or a blank is out. @see {@link block} */
export function mask(cells: readonly string[] | Rows<string>, dimensions: number, where: string): Shape {
  const row = (text: string) => [...text].map((letter) => ('#O1'.includes(letter) ? 1 : 0));
  const flat = typeof cells[0] === 'string';
  return block(flat ? (cells as readonly string[]).map(row) : (cells as Rows<string>).map((rows) => rows.map(row)), dimensions, where);
}

/** Weights by how many of an offset's coordinates are not zero: middle, faces, edges, corners. */
const LAPLACIANS = {
  five: [
    [-2, 1],
    [-4, 1, 0],
    [-6, 1, 0, 0],
  ],
  nine: [
    [-1, 1 / 2],
    [-1, 0.2, 0.05],
    [-1, 3 / 44, 3 / 88, 1 / 44],
  ],
} as const;

/**
 * The discrete Laplacian.
 *
 * - `five`: 2D [0 1 0; 1 −4 1; 0 1 0] = ∇² at spacing 1; in 1D [1 −2 1], in 3D seven points with −6 in the middle.
 * - `nine`: scaled to −1 in the middle, as the Gray–Scott literature has it: 2D edges 0.2, corners 0.05 (0.3 ∇²); in 1D
 *   [½ −1 ½], in 3D 27 points, faces 3/44, edges 3/88, corners 1/44.
 * @see R. C. O'Reilly and J. M. Beck, "A Family of Large-Stencil Discrete Laplacian Approximations in Three Dimensions", 2006: 27 points
 * @see K. Sims, "Reaction-Diffusion Tutorial", karlsims.com/rd.html: 0.2 and 0.05
 */
export function laplacian(stencil: 'five' | 'nine', dimensions: 1 | 2 | 3): Shape {
  const weights: readonly number[] = LAPLACIANS[stencil][dimensions - 1];
  return { reach: 1, weigh: (dx, dy, dz) => weights[Math.abs(dx) + Math.abs(dy) + Math.abs(dz)] };
}

/**
 * The Sobel gradient along one axis, scaled so that a field that grows by 1 per cell gives 1: in 2D
 * [−1 0 1; −2 0 2; −1 0 1] / 8. x grows to the right, y downwards, z with the slice.
 */
export function sobel(axis: 'x' | 'y' | 'z', dimensions: 1 | 2 | 3): Shape {
  const along = 'xyz'.indexOf(axis);
  const scale = 2 * 4 ** (dimensions - 1);
  return {
    reach: 1,
    weigh: (...at) => at.slice(0, dimensions).reduce((product, d, i) => product * (i === along ? d : 2 - Math.abs(d)), 1) / scale,
  };
}
