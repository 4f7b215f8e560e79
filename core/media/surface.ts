// The surface in a field of numbers, as triangles: closed, every edge between two of them, whatever the field. Each cube of eight
// neighbouring cells is six tetrahedra along its diagonal, the same six in every cube, so that they meet face to face; in a
// tetrahedron the surface is a triangle or two. Pure.
// @see Kuhn 1960, the subdivision of the cube; Doi and Koide 1991, marching tetrahedra

import { CaError } from '../base/errors.js';

/** A surface of triangles. */
export interface Mesh {
  /** `[vertices][3]`, in cells: the volume reaches from 0 to its extent. */
  readonly positions: Float32Array;
  /** `[triangles][3]` numbers of vertices, counter-clockwise from outside. */
  readonly triangles: Uint32Array;
}

/** Most triangles: with their vertices 150 MiB. */
const MAX_TRIANGLES = 2 ** 23;
/** How near a vertex comes to a cell's middle, as a share of the way: so no triangle is without an area. */
const NEAREST = 0.02;

/** Where the corners of a tetrahedron are, as bits x, y, z: from corner 0 by one side after another to corner 7. */
const TETRAHEDRA = [
  [1, 2, 4],
  [2, 4, 1],
  [4, 1, 2],
  [1, 4, 2],
  [2, 1, 4],
  [4, 2, 1],
].map(([a, b]) => [0, a, a | b, 7]);

/** An array that grows. */
class Numbers<T extends Float32Array | Uint32Array> {
  #held: T;
  length = 0;

  constructor(held: T) {
    this.#held = held;
  }

  push(...numbers: number[]): void {
    if (this.length + numbers.length > this.#held.length) {
      const Kind = this.#held.constructor as new (length: number) => T;
      const larger = new Kind(this.#held.length * 2);
      larger.set(this.#held);
      this.#held = larger;
    }
    this.#held.set(numbers, this.length);
    this.length += numbers.length;
  }

  get(index: number): number {
    return this.#held[index];
  }

  done(): T {
    return this.#held.slice(0, this.length) as T;
  }
}

/** Walks through a field. */
class Walk {
  readonly positions = new Numbers(new Float32Array(2 ** 12));
  readonly triangles = new Numbers(new Uint32Array(2 ** 12));
  /** Vertices by the edge that they are on: the number of its lower end, eightfold, and its direction. */
  readonly #known = new Map<number, number>();
  readonly #values: ArrayLike<number>;
  readonly #size: readonly number[];
  readonly #level: number;
  /** Of the cube at hand. */
  readonly #corners = new Float64Array(8);

  constructor(values: ArrayLike<number>, size: readonly number[], level: number) {
    this.#values = values;
    this.#size = size;
    this.#level = level;
  }

  /** A cell's number less the level; NaN beside the field, which is outside. */
  #at(x: number, y: number, z: number): number {
    const [X, Y, Z] = this.#size;
    return x < 0 || y < 0 || z < 0 || x >= X || y >= Y || z >= Z ? NaN : this.#values[(z * Y + y) * X + x] - this.#level;
  }

  /** One cube; (x, y, z) is its lowest cell. */
  cube(x: number, y: number, z: number): void {
    const corners = this.#corners;
    let inside = 0;
    for (let bits = 0; bits < 8; bits++) {
      corners[bits] = this.#at(x + (bits & 1), y + ((bits >> 1) & 1), z + (bits >> 2));
      if (corners[bits] >= 0) inside |= 1 << bits;
    }
    if (inside === 0 || inside === 255) return;
    for (const tetrahedron of TETRAHEDRA) this.#tetrahedron([x, y, z], tetrahedron, inside);
  }

  #tetrahedron(cell: readonly number[], corners: readonly number[], inside: number): void {
    const within = corners.filter((corner) => inside & (1 << corner));
    const without = corners.filter((corner) => !(inside & (1 << corner)));
    if (within.length === 0 || without.length === 0) return;
    const on = (a: number, b: number) => this.#vertex(cell, Math.min(a, b), Math.max(a, b));
    const [a, b, c, d] =
      within.length === 2
        ? [on(within[0], without[0]), on(within[0], without[1]), on(within[1], without[1]), on(within[1], without[0])]
        : within.flatMap((from) => without.map((to) => on(from, to)));
    const outwards = [0, 1, 2].map((axis) => mean(without, axis) - mean(within, axis));
    this.#triangle(a, b, c, outwards);
    if (d !== undefined) this.#triangle(a, c, d, outwards);
  }

  /** The vertex on the edge between two corners, of which the first has none of the second's missing bits. */
  #vertex([x, y, z]: readonly number[], low: number, high: number): number {
    const [X, Y] = this.#size;
    const from = [x + (low & 1), y + ((low >> 1) & 1), z + (low >> 2)];
    const key = (((from[2] + 1) * (Y + 2) + from[1] + 1) * (X + 2) + from[0] + 1) * 8 + (high ^ low);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const [a, b] = [this.#corners[low], this.#corners[high]];
    // Beside the field there is nothing: the surface is closed on the outer sides of its cells.
    const share = Number.isNaN(a - b) ? 0.5 : Math.min(1 - NEAREST, Math.max(NEAREST, a / (a - b)));
    const way = high ^ low;
    const index = this.positions.length / 3;
    this.positions.push(...from.map((cell, axis) => cell + 0.5 + ((way >> axis) & 1) * share));
    this.#known.set(key, index);
    return index;
  }

  #triangle(a: number, b: number, c: number, outwards: readonly number[]): void {
    const at = (vertex: number, axis: number) => this.positions.get(3 * vertex + axis);
    const [u, v] = [b, c].map((vertex) => [0, 1, 2].map((axis) => at(vertex, axis) - at(a, axis)));
    const facing = outwards.reduce((sum, part, i) => sum + part * (u[(i + 1) % 3] * v[(i + 2) % 3] - u[(i + 2) % 3] * v[(i + 1) % 3]), 0);
    if (facing >= 0) this.triangles.push(a, b, c);
    else this.triangles.push(a, c, b);
  }
}

/** Where corners are along an axis, on the average. */
const mean = (corners: readonly number[], axis: number) =>
  corners.reduce((sum, corner) => sum + ((corner >> axis) & 1), 0) / corners.length;

/**
 * The surface round everything that is at least a level.
 * @param values - `[Z][Y][X]`
 * @param size - X, Y, Z
 * @throws CaError `size` where there are too many triangles
 */
export function surfaceOf(values: ArrayLike<number>, size: readonly number[], level: number): Mesh {
  const walk = new Walk(values, size, level);
  const [X, Y, Z] = size;
  for (let z = -1; z < Z; z++)
    for (let y = -1; y < Y; y++) {
      for (let x = -1; x < X; x++) walk.cube(x, y, z);
      if (walk.triangles.length > 3 * MAX_TRIANGLES)
        throw new CaError('size', 'too large a surface', { where: 'mesh', expected: `at most ${MAX_TRIANGLES} triangles` });
    }
  return { positions: walk.positions.done(), triangles: walk.triangles.done() };
}
