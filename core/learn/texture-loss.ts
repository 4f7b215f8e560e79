// Whether a state looks like a texture: the same small patches must occur equally often, anywhere. Patches of 5 × 5 pixels at
// three scales are projected on fixed random filters; for each the sorted numbers of state and target are compared. No network is
// fetched for it. The state's first three channels are red, green and blue less ½.

import { CaError } from '../base/errors.js';
import type { Chance } from './chance.js';
import type { Judged } from './losses.js';
import type { Machine } from './machine.js';
import { createSlices, PATCH, type Slices } from './slices.js';

const PLANES = 3;
const SCALES = 3;
/** Filters in all, and of those in one step. */
const FILTERS = 256;
const DRAWN = 32;

/** Half as large: each pixel is the mean of four. `[3][m][m]` → `[3][m/2][m/2]` */
function halve(image: Float32Array, m: number): Float32Array {
  const h = m / 2;
  return Float32Array.from({ length: PLANES * h * h }, (_, k) => {
    const [q, y, x] = [Math.floor(k / (h * h)), Math.floor(k / h) % h, k % h];
    const i = q * m * m + 2 * y * m + 2 * x;
    return (image[i] + image[i + 1] + image[i + m] + image[i + m + 1]) / 4;
  });
}

/** Each scale of an image of side n. */
function pyramid(image: Float32Array, n: number): Float32Array[] {
  const images = [image];
  for (let s = 1; s < SCALES; s++) images.push(halve(images[s - 1], n >> (s - 1)));
  return images;
}

/** A torus laid out flat: for each pixel with the border of half a patch the pixel that it repeats. */
function unrolled(m: number): Int32Array {
  const M = m + PATCH - 1;
  const wrap = (i: number) => (i - (PATCH >> 1) + m) % m;
  return Int32Array.from({ length: PLANES * M * M }, (_, k) => {
    const [q, y, x] = [Math.floor(k / (M * M)), Math.floor(k / M) % M, k % M];
    return q * m * m + wrap(y) * m + wrap(x);
  });
}

/** Filters of length 1. */
function randomFilters(chance: Chance): Float32Array[] {
  return Array.from({ length: FILTERS }, () => {
    const filter = Float32Array.from({ length: PLANES * PATCH * PATCH }, () => chance.normal());
    const length = Math.hypot(...filter);
    return filter.map((v) => v / length);
  });
}

/**
 * The multi-scale sliced Wasserstein distance of patches.
 * @see A. Elnekave and Y. Weiss, "Generating Natural Images with Direct Patch Distributions Matching", 2022
 */
export class TextureLoss {
  readonly #side: number;
  readonly #slices: Slices;
  readonly #maps: readonly Int32Array[];
  /** What is remembered, by scale and filter. */
  readonly #remembered: readonly (readonly number[])[];
  #drawn: number[] = [];

  /**
   * @param goal - `[side · side][3]` in [0, 1]; side a multiple of 32
   * @param chance - draws the filters: the same for every worker
   */
  constructor(module: WebAssembly.Module | null, goal: Float32Array, side: number, chance: Chance) {
    if (side % 32 || goal.length !== side * side * PLANES) {
      const expected = 'a square whose side is a multiple of 32, with three numbers a pixel';
      throw new CaError('argument', 'not a texture to learn', {
        where: 'learn.target',
        expected,
        got: `${goal.length} numbers, side ${side}`,
      });
    }
    this.#side = side;
    const sides = Array.from({ length: SCALES }, (_, s) => side >> s);
    this.#maps = sides.map(unrolled);
    const filters = randomFilters(chance);
    this.#slices = createSlices(module, side, filters, sides);
    const n = side * side;
    const planes = Float32Array.from({ length: PLANES * n }, (_, k) => goal[(k % n) * PLANES + Math.floor(k / n)] - 0.5);
    this.#remembered = pyramid(planes, side).map((image, s) => {
      this.#unroll(image, s);
      return filters.map((_, filter) => this.#slices.remember(filter, sides[s]));
    });
  }

  #unroll(image: Float32Array, scale: number): void {
    const map = this.#maps[scale];
    for (let k = 0; k < map.length; k++) this.#slices.image[k] = image[map[k]];
  }

  /** Draws the filters of a training step. */
  draw(chance: Chance): void {
    this.#drawn = Array.from({ length: DRAWN }, () => chance.below(FILTERS));
  }

  /** The distance of one item, whose gradient is added to the cotangent. */
  add(machine: Machine, { step, item, share }: Judged): number {
    const n = this.#side * this.#side;
    const { C } = machine.extents;
    const start = item * n * C;
    const states = machine.state(step);
    const planes = Float32Array.from({ length: PLANES * n }, (_, k) => states[start + (k % n) * C + Math.floor(k / n)]);
    let loss = 0;
    const gradients = pyramid(planes, this.#side).map((image, s) => {
      const m = this.#side >> s;
      const { gradient } = this.#slices;
      this.#unroll(image, s);
      gradient.fill(0);
      const weight = 1 / (m * m * DRAWN);
      for (const filter of this.#drawn) loss += this.#slices.compare(filter, m, this.#remembered[s][filter], weight);
      const folded = new Float32Array(PLANES * m * m);
      this.#maps[s].forEach((i, k) => (folded[i] += gradient[k]));
      return folded;
    });
    for (let s = SCALES - 1; s > 0; s--) spreadScale(gradients[s], gradients[s - 1], this.#side >> (s - 1));
    gradients[0].forEach((g, k) => (machine.cotangent[start + (k % n) * C + Math.floor(k / n)] += g * share));
    return loss;
  }
}

/** The transpose of `halve`: adds a quarter of a coarse pixel's gradient to each of its four. @param m - side of the fine image */
function spreadScale(coarse: Float32Array, fine: Float32Array, m: number): void {
  const h = m / 2;
  for (let q = 0, k = 0; q < PLANES; q++)
    for (let y = 0; y < m; y++) for (let x = 0; x < m; x++, k++) fine[k] += coarse[q * h * h + (y >> 1) * h + (x >> 1)] / 4;
}
