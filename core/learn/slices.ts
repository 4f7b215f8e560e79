// One direction of a sliced Wasserstein distance: patches projected on a filter, sorted, and compared with those of a target. In the
// kernel, in memory of its own, or in plain JavaScript. What is compared with what is the affair of texture-loss.ts.

import { instantiate } from './kernel-machine.js';

/** Side of a patch, in pixels. */
export const PATCH = 5;
const PLANES = 3;

const aligned = (bytes: number) => (bytes + 15) & ~15;

/** An image with a border of half a patch, filters, and what is done with them. */
export interface Slices {
  /** `[3][M][M]`, M = m + PATCH − 1 for an image of side m. */
  readonly image: Float32Array;
  /** The gradient of the image is added here. */
  readonly gradient: Float32Array;
  /** Fixes a filter's sorted projections of the present image, of side m. @returns a number for it */
  remember(filter: number, m: number): number;
  /** Compares with what was remembered, adds to `gradient`. @returns weight · Σ (difference)² */
  compare(filter: number, m: number, remembered: number, weight: number): number;
}

/** How many numbers an image of side m has with its border; the kernel reads four too many in its last row. */
const imageFloats = (m: number) => PLANES * (m + PATCH - 1) ** 2 + 16;

/** Slices in the kernel. @param sides - sides of the images that are remembered, one for each filter and scale */
function kernelSlices(module: WebAssembly.Module, side: number, filters: readonly Float32Array[], sides: readonly number[]): Slices {
  const kernel = instantiate(module);
  const image = aligned(4 * imageFloats(side));
  const filterBytes = aligned(4 * PLANES * PATCH * PATCH);
  const targets = sides.reduce((sum, m) => sum + filters.length * aligned(4 * m * m), 0);
  const start = kernel.alloc(2 * image + 20 * side * side + filters.length * filterBytes + targets + 64);
  const floats = (at: number, count: number) => new Float32Array(kernel.memory.buffer, at, count);
  let top = aligned(start);
  const take = (bytes: number) => {
    const at = top;
    top = aligned(top + bytes);
    return at;
  };
  const [imageAt, gradientAt, work] = [take(image), take(image), take(20 * side * side)];
  const filterAt = filters.map((filter) => {
    const at = take(filterBytes);
    floats(at, filter.length).set(filter);
    return at;
  });
  return {
    image: floats(imageAt, imageFloats(side)),
    gradient: floats(gradientAt, imageFloats(side)),
    remember(filter, m) {
      const at = take(4 * m * m);
      kernel.project(imageAt, m, PATCH, filterAt[filter], at, work, 0, 0);
      return at;
    },
    compare: (filter, m, remembered, weight) => kernel.project(imageAt, m, PATCH, filterAt[filter], remembered, work, gradientAt, weight),
  };
}

/** The same without a kernel. */
function plainSlices(side: number, filters: readonly Float32Array[]): Slices {
  const image = new Float32Array(imageFloats(side));
  const gradient = new Float32Array(imageFloats(side));
  const targets: Float32Array[] = [];
  /** Calls `visit` for each pair of a pixel of the image and a number of the filter, patch by patch. */
  const walk = (m: number, visit: (patch: number, pixel: number, tap: number) => void) => {
    const M = m + PATCH - 1;
    for (let patch = 0; patch < m * m; patch++) {
      const corner = Math.floor(patch / m) * M + (patch % m);
      for (let q = 0, tap = 0; q < PLANES; q++)
        for (let j = 0; j < PATCH; j++) for (let k = 0; k < PATCH; k++) visit(patch, q * M * M + corner + j * M + k, tap++);
    }
  };
  const projections = (filter: number, m: number) => {
    const values = new Float32Array(m * m);
    walk(m, (patch, pixel, tap) => (values[patch] += filters[filter][tap] * image[pixel]));
    return values;
  };
  return {
    image,
    gradient,
    remember: (filter, m) => targets.push(projections(filter, m).sort()) - 1,
    compare(filter, m, remembered, weight) {
      const values = projections(filter, m);
      const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
      let loss = 0;
      order.forEach((patch, rank) => {
        const e = values[patch] - targets[remembered][rank];
        loss += e * e;
        values[patch] = 2 * e * weight;
      });
      walk(m, (patch, pixel, tap) => (gradient[pixel] += filters[filter][tap] * values[patch]));
      return loss * weight;
    },
  };
}

/**
 * Slices of images of a side, and of smaller ones.
 * @param module - the kernel, or `null` for plain JavaScript
 * @param filters - `[3][PATCH][PATCH]` each
 */
export function createSlices(
  module: WebAssembly.Module | null,
  side: number,
  filters: readonly Float32Array[],
  sides: readonly number[],
): Slices {
  return module ? kernelSlices(module, side, filters, sides) : plainSlices(side, filters);
}
