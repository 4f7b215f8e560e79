// The machine in plain JavaScript, for browsers without SIMD; and the one that the kernel is held against: it perceives through the taps
// of core/rule, cell by cell, with sums in double precision.

import { randomAt } from '../base/random.js';
import { perceive } from '../rule/neighbourhood.js';
import type { Firing, Machine } from './machine.js';
import { fillNeighbours, mooreOffsets } from './neighbour-table.js';
import { dimensionsOf, extentsOf, featuresOf, type Shape } from './shape.js';

/** Least length that a gradient is divided by, as in the kernel. */
const LEAST = 1e-6;

/** A cell that is read, and how much it counts in each raw sum that reads it. */
interface PlainTap {
  readonly rows: readonly number[];
  readonly weights: readonly number[];
}

/** The perception as sums over one list of cells; a feature is a sum, or the length of several. */
class Perception {
  readonly table: Int32Array;
  readonly taps: readonly PlainTap[];
  /** For each feature the raw sums that it is made of. */
  readonly features: readonly (readonly number[])[];
  readonly raw: Float64Array;
  readonly rawGradient: Float64Array;
  readonly #C: number;

  constructor(shape: Shape) {
    const dimensions = dimensionsOf(shape.size);
    const { grid, C } = extentsOf(shape);
    this.#C = C;
    let rows = 0;
    const found = new Map<string, { dx: number; dy: number; dz: number; rows: number[]; weights: number[] }>();
    this.features = featuresOf(shape, dimensions).map((feature) => {
      const { lists, scale } = perceive({ name: 'seen', ...feature }, dimensions);
      return lists.map((list) => {
        for (const { dx, dy, dz, weight } of list) {
          const key = `${dx},${dy},${dz}`;
          const tap = found.get(key) ?? { dx, dy, dz, rows: [], weights: [] };
          tap.rows.push(rows);
          tap.weights.push(weight * scale);
          found.set(key, tap);
        }
        return rows++;
      });
    });
    const offsets = [...found.values()];
    this.taps = offsets;
    this.table = new Int32Array(grid * offsets.length);
    fillNeighbours(this.table, offsets, shape.size, shape.boundary);
    this.raw = new Float64Array(rows * C);
    this.rawGradient = new Float64Array(rows * C);
  }

  /** What a cell sees. @param base - the first cell of its grid @param z - `[K]` */
  see(state: Float32Array, base: number, inGrid: number, z: Float64Array): void {
    const C = this.#C;
    const { raw, taps, table, features } = this;
    raw.fill(0);
    for (let k = 0, at = inGrid * taps.length; k < taps.length; k++, at++) {
      if (table[at] < 0) continue;
      const from = (base + table[at]) * C;
      const { rows, weights } = taps[k];
      for (let r = 0; r < rows.length; r++) {
        const to = rows[r] * C;
        const weight = weights[r];
        for (let c = 0; c < C; c++) raw[to + c] += weight * state[from + c];
      }
    }
    features.forEach((rows, f) => {
      for (let c = 0; c < C; c++) {
        if (rows.length === 1) z[f * C + c] = raw[rows[0] * C + c];
        else z[f * C + c] = Math.sqrt(rows.reduce((sum, row) => sum + raw[row * C + c] ** 2, 0));
      }
    });
  }

  /** Adds the gradient `dz` of what was seen last to the cells that it was made of. */
  spread(to: Float32Array, base: number, inGrid: number, z: Float64Array, dz: Float64Array): void {
    const C = this.#C;
    const { raw, rawGradient, taps, table, features } = this;
    features.forEach((rows, f) => {
      for (let c = 0; c < C; c++) {
        const i = f * C + c;
        for (const row of rows) rawGradient[row * C + c] = rows.length === 1 ? dz[i] : (dz[i] * raw[row * C + c]) / Math.max(LEAST, z[i]);
      }
    });
    for (let k = 0, at = inGrid * taps.length; k < taps.length; k++, at++) {
      if (table[at] < 0) continue;
      const into = (base + table[at]) * C;
      const { rows, weights } = taps[k];
      for (let r = 0; r < rows.length; r++) {
        const from = rows[r] * C;
        const weight = weights[r];
        for (let c = 0; c < C; c++) to[into + c] += weight * rawGradient[from + c];
      }
    }
  }
}

/** A machine of a shape that `checkShape` lets through. */
export class PlainMachine implements Machine {
  readonly shape: Shape;
  readonly extents;
  readonly params: Float32Array;
  readonly grads: Float32Array;
  readonly cotangent: Float32Array;
  readonly #states: Float32Array[];
  readonly #masks: Uint8Array[];
  readonly #fired: number[][];
  readonly #perception: Perception;
  readonly #moore: Int32Array;
  readonly #incoming: Float32Array;
  readonly #z: Float64Array;
  readonly #dz: Float64Array;
  readonly #h: Float64Array;
  readonly #dh: Float64Array;

  constructor(shape: Shape) {
    this.shape = shape;
    const { cells, C, H, K, parts, grid } = (this.extents = extentsOf(shape));
    const count = parts.reduce((sum, part) => sum + part, 0);
    this.params = new Float32Array(count);
    this.grads = new Float32Array(count);
    this.cotangent = new Float32Array(cells * C);
    this.#incoming = new Float32Array(cells * C);
    this.#states = Array.from({ length: shape.steps + 1 }, () => new Float32Array(cells * C));
    this.#masks = Array.from({ length: shape.alive ? shape.steps : 0 }, () => new Uint8Array(cells));
    this.#fired = Array.from({ length: shape.steps }, () => []);
    this.#perception = new Perception(shape);
    const moore = mooreOffsets(dimensionsOf(shape.size) as 2 | 3);
    this.#moore = new Int32Array(grid * moore.length);
    fillNeighbours(this.#moore, moore, shape.size, shape.boundary);
    [this.#z, this.#dz, this.#h, this.#dh] = [K, K, H, H].map((n) => new Float64Array(n));
  }

  state(t: number): Float32Array {
    return this.#states[t];
  }

  firedIn(t: number): number {
    return this.#fired[t].length;
  }

  begin(): void {
    this.grads.fill(0);
  }

  /** 1 where a cell or a Moore neighbour is alive. */
  #dilate(state: Float32Array): Uint8Array {
    const { alive } = this.shape;
    const { cells, C, grid } = this.extents;
    const mask = new Uint8Array(cells);
    const taps = this.#moore.length / grid;
    if (!alive) return mask.fill(1);
    for (let cell = 0; cell < cells; cell++) {
      if (!(state[cell * C + alive.channel] > alive.threshold)) continue;
      const inGrid = cell % grid;
      for (let k = inGrid * taps; k < (inGrid + 1) * taps; k++) if (this.#moore[k] >= 0) mask[cell - inGrid + this.#moore[k]] = 1;
    }
    return mask;
  }

  /** Perceives a cell and computes its hidden units, before they are bent. */
  #look(state: Float32Array, cell: number): void {
    const { H, K, grid, parts } = this.extents;
    const { params } = this;
    const [z, h] = [this.#z, this.#h];
    const inGrid = cell % grid;
    this.#perception.see(state, cell - inGrid, inGrid, z);
    for (let j = 0; j < H; j++) h[j] = params[parts[0] + j];
    for (let k = 0, at = 0; k < K; k++) {
      const v = z[k];
      for (let j = 0; j < H; j++) h[j] += v * params[at++];
    }
  }

  forward(t: number, { rate, seed, generation }: Firing): void {
    const { cells, C, H, grid, parts } = this.extents;
    const { params } = this;
    const [x, y, h] = [this.#states[t], this.#states[t + 1], this.#h];
    const fired: number[] = [];
    const before = this.#dilate(x);
    y.set(x);
    for (let cell = 0; cell < cells; cell++) {
      if (!before[cell] || (rate < 1 && randomAt(seed + Math.floor(cell / grid), generation, cell % grid) >= rate)) continue;
      fired.push(cell);
      this.#look(x, cell);
      for (let j = 0, at = parts[0] + parts[1]; j < H; j++, at += C) {
        if (h[j] > 0) for (let c = 0; c < C; c++) y[cell * C + c] += h[j] * params[at + c];
      }
    }
    this.#fired[t] = fired;
    if (!this.shape.alive) return;
    const after = this.#dilate(y);
    this.#masks[t] = before.map((was, cell) => was & after[cell]);
    this.#masks[t].forEach((keeps, cell) => {
      if (!keeps) y.fill(0, cell * C, (cell + 1) * C);
    });
  }

  backward(t: number): void {
    const { C, grid } = this.extents;
    const { cotangent } = this;
    const x = this.#states[t];
    this.#masks[t]?.forEach((keeps, cell) => {
      if (!keeps) cotangent.fill(0, cell * C, (cell + 1) * C);
    });
    const incoming = this.#incoming;
    incoming.set(cotangent);
    for (const cell of this.#fired[t]) {
      const d = incoming.subarray(cell * C, (cell + 1) * C);
      if (d.every((v) => v === 0)) continue;
      this.#look(x, cell);
      this.#backThroughNetwork(d);
      const inGrid = cell % grid;
      this.#perception.spread(cotangent, cell - inGrid, inGrid, this.#z, this.#dz);
    }
  }

  /** From the gradient of a cell's change to that of what it saw, and of the weights. @param d - `[C]` */
  #backThroughNetwork(d: Float32Array): void {
    const { C, H, K, parts } = this.extents;
    const { params, grads } = this;
    const [z, h, dh, dz] = [this.#z, this.#h, this.#dh, this.#dz];
    for (let j = 0, at = parts[0] + parts[1]; j < H; j++, at += C) {
      dh[j] = 0;
      if (!(h[j] > 0)) continue;
      for (let c = 0; c < C; c++) {
        dh[j] += d[c] * params[at + c];
        grads[at + c] += h[j] * d[c];
      }
      grads[parts[0] + j] += dh[j];
    }
    for (let k = 0, at = 0; k < K; k++) {
      let sum = 0;
      for (let j = 0; j < H; j++, at++) {
        sum += dh[j] * params[at];
        grads[at] += z[k] * dh[j];
      }
      dz[k] = sum;
    }
  }
}
