// What the cells of an automaton perceive, on the CPU: sums over taps with the three boundaries. Called by `reference.ts` alone. It
// knows nothing of networks or updates. Plain loops over taps and a look-up table per axis; the GPU has its own ways, which are
// tested against this.

import { CaError } from '../base/errors.js';
import type { Size } from '../base/limits.js';
import { perceive, type Dimensions, type Tap } from './neighbourhood.js';
import type { Rule } from './rule.js';
import type { Boundary } from './types.js';

/**
 * Where an index beyond the edge leads: `torus` round to the far side, `mirror` back over the border cells (−1 is 0, −2 is 1, and so on
 * to and fro), `dead` nowhere.
 * @param n - cells along the axis
 * @returns an index from 0 to n − 1, or −1 for a dead one
 */
export function wrapIndex(i: number, n: number, boundary: Boundary): number {
  if (i >= 0 && i < n) return i;
  if (boundary === 'dead') return -1;
  if (boundary === 'torus') return ((i % n) + n) % n;
  const fold = ((i % (2 * n)) + 2 * n) % (2 * n);
  return fold < n ? fold : 2 * n - 1 - fold;
}

/** In how many dimensions a rule runs on an extent: 3 on three numbers; on two 2, or 1 (each row for itself) if it lists only that. */
export function dimensionsOn(rule: Rule, size: Size): Dimensions {
  const dimensions = size.length === 3 ? 3 : rule.dimensions.includes(2) ? 2 : 1;
  if (rule.dimensions.includes(dimensions)) return dimensions;
  throw new CaError('argument', 'the rule does not run in these dimensions', {
    where: 'size',
    expected: `an extent for dimension ${rule.dimensions.join(' or ')}`,
    got: size.join(' × '),
  });
}

/** One axis: where index i + reach leads. */
function axisMap(n: number, reach: number, boundary: Boundary): Int32Array {
  return Int32Array.from({ length: n + 2 * reach }, (_, i) => wrapIndex(i - reach, n, boundary));
}

/** Looks up cells by offset, with a boundary. */
export interface Reader {
  /** The place of a cell without its channel, (z · Y + y) · X + x, or −1. Offsets may go as far as `reach`. */
  at(x: number, y: number, z: number): number;
}

/** A reader for offsets up to `reach` beyond the edges. */
export function createReader([X, Y, Z = 1]: Size, reach: number, boundary: Boundary): Reader {
  const [mx, my, mz] = [X, Y, Z].map((n) => axisMap(n, reach, boundary));
  return {
    at(x, y, z) {
      const [ix, iy, iz] = [mx[x + reach], my[y + reach], mz[z + reach]];
      return ix < 0 || iy < 0 || iz < 0 ? -1 : (iz * Y + iy) * X + ix;
    },
  };
}

const reachOf = (taps: readonly Tap[]) =>
  taps.reduce((most, { dx, dy, dz }) => Math.max(most, Math.abs(dx), Math.abs(dy), Math.abs(dz)), 0);

/** Fills `sums` – `[inputs]` – with what the cell at (x, y, z) perceives. Weighted sums, before `mean` divides. */
export type Sense = (cells: ArrayLike<number>, x: number, y: number, z: number, sums: Float64Array) => void;

/**
 * The perception of a rule on an extent.
 * @param cells - `[Z][Y][X][C]`
 */
export function createSense(rule: Rule, size: Size, boundary: Boundary): Sense {
  const dimensions = dimensionsOn(rule, size);
  const { channels } = rule;
  const inputs = rule.inputs.map((input) => {
    const { lists, combine } = perceive(input, dimensions);
    return { lists, combine, channel: input.channel ?? 0, of: input.of ?? -1, reader: createReader(size, reachOf(lists.flat()), boundary) };
  });
  return (cells, x, y, z, sums) => {
    for (let i = 0; i < inputs.length; i++) {
      const { lists, combine, channel, of, reader } = inputs[i];
      let total = 0;
      for (const list of lists) {
        let sum = 0;
        for (const { dx, dy, dz, weight } of list) {
          const place = reader.at(x + dx, y + dy, z + dz);
          // Beyond a dead border is state 0, which `of: 0` counts.
          const state = place < 0 ? 0 : cells[place * channels + channel];
          sum += weight * (of < 0 ? state : +(state === of));
        }
        total += combine === 'sum' ? sum : sum * sum;
      }
      sums[i] = combine === 'sum' ? total : Math.sqrt(total);
    }
  };
}
