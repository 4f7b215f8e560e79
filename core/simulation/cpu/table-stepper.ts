// Cells of up to sixteen states on the CPU, a byte each. What a neighbour adds to the number of the table's entry depends on its
// place and its state alone, so the three cells of a column are one look-up; with few states all nine cells are.

import type { Size } from '../../base/limits.js';
import { randomAt } from '../../base/random.js';
import { flatDimensions } from '../../compile/perceive.js';
import { perceive } from '../../rule/neighbourhood.js';
import type { Rule } from '../../rule/rule.js';
import { discreteTable, type DiscreteTable } from '../../rule/table.js';
import type { Boundary } from '../../rule/types.js';
import type { Stepper } from './stepper.js';

/** Most bits of nine cells that are looked up at once: 2¹⁸ bytes stay in a processor's cache. */
const MAX_DIRECT_BITS = 18;
/** Work of a cell, in fetches. */
const CELL_COST = 4;

/** Whatever the entry is where all states are 0. */
const originOf = ({ axes }: DiscreteTable) => -axes.reduce((sum, { stride, min }) => sum + stride * min, 0);

/**
 * What a column adds to the entry's number.
 * @param dx - which column of the neighbourhood
 * @returns by the states of its cells from the top: (top << 2 bits | middle << bits | bottom)
 */
function columnSums(rule: Rule, { axes }: DiscreteTable, dx: number, bits: number): Int32Array {
  const sums = new Int32Array(1 << (3 * bits));
  const states = (1 << bits) - 1;
  for (const [i, input] of rule.inputs.entries())
    for (const tap of perceive(input, flatDimensions(rule)).lists[0]) {
      if (tap.dx !== dx) continue;
      const shift = (1 - tap.dy) * bits;
      for (let column = 0; column < sums.length; column++) {
        const state = (column >> shift) & states;
        sums[column] += axes[i].stride * tap.weight * (input.of === undefined ? state : Number(state === input.of));
      }
    }
  return sums;
}

/** The outcome for all nine cells, column by column from the left. */
function directTable({ states }: DiscreteTable, [left, middle, right]: readonly Int32Array[], origin: number): Uint8Array {
  const side = left.length;
  const table = new Uint8Array(side ** 3);
  for (let a = 0, index = 0; a < side; a++)
    for (let b = 0; b < side; b++) {
      const sum = origin + left[a] + middle[b];
      for (let c = 0; c < side; c++) table[index++] = states[sum + right[c]]; // nothing asks for states that the rule has not
    }
  return table;
}

/** Steps a rule by its table. */
export class TableStepper implements Stepper {
  readonly path = 'cpu-table';
  readonly cost: number;
  readonly #size: Size;
  readonly #stride: number;
  readonly #boundary: Boundary;
  readonly #fireRate: number;
  readonly #bits: number;
  readonly #columns: readonly Int32Array[];
  readonly #origin: number;
  readonly #states: Uint8Array;
  readonly #direct: Uint8Array | null;
  #now: Uint8Array;
  #next: Uint8Array;

  constructor(rule: Rule, size: Size) {
    const table = discreteTable(rule, flatDimensions(rule));
    if (!table) throw new Error(`rule ${rule.name}: no table; expected one after runsOnCpu`);
    this.#size = size;
    this.#stride = size[0] + 2;
    this.#boundary = rule.boundary;
    this.#fireRate = rule.update.fireRate ?? 1;
    this.#bits = Math.max(1, Math.ceil(Math.log2(rule.states as number)));
    this.#columns = [-1, 0, 1].map((dx) => columnSums(rule, table, dx, this.#bits));
    this.#origin = originOf(table);
    this.#states = table.states;
    this.#direct = this.#bits * 9 <= MAX_DIRECT_BITS ? directTable(table, this.#columns, this.#origin) : null;
    this.#now = new Uint8Array(this.#stride * (size[1] + 2));
    this.#next = new Uint8Array(this.#now.length);
    this.cost = size[0] * size[1] * CELL_COST;
  }

  load(cells: Uint8Array): void {
    const [x, y] = this.#size;
    for (let row = 0; row < y; row++) this.#now.set(cells.subarray(row * x, (row + 1) * x), (row + 1) * this.#stride + 1);
  }

  store(cells: Uint8Array): void {
    const [x, y] = this.#size;
    for (let row = 0; row < y; row++) {
      const first = (row + 1) * this.#stride + 1;
      cells.set(this.#now.subarray(first, first + x), row * x);
    }
  }

  step(generation: number, seed: number): void {
    this.#surround();
    for (let row = 1; row <= this.#size[1]; row++)
      if (this.#direct) this.#lookUp(row, this.#direct);
      else this.#addUp(row);
    if (this.#fireRate < 1) this.#rest(generation, seed);
    [this.#now, this.#next] = [this.#next, this.#now];
  }

  /** Fills the border from the cells. */
  #surround(): void {
    const now = this.#now;
    const stride = this.#stride;
    const [x, y] = this.#size;
    if (this.#boundary === 'dead') return; // never written
    const torus = this.#boundary === 'torus';
    for (let first = stride + 1; first < (y + 1) * stride; first += stride) {
      now[first - 1] = now[torus ? first + x - 1 : first];
      now[first + x] = now[torus ? first : first + x - 1];
    }
    now.copyWithin(0, (torus ? y : 1) * stride, ((torus ? y : 1) + 1) * stride);
    now.copyWithin((y + 1) * stride, (torus ? 1 : y) * stride, ((torus ? 1 : y) + 1) * stride);
  }

  /** A row by the table of nine cells: the number of the next nine is that of the last moved on by a column. */
  #lookUp(row: number, table: Uint8Array): void {
    const [now, next, stride, bits] = [this.#now, this.#next, this.#stride, this.#bits];
    const mask = table.length - 1;
    const first = row * stride;
    const columnAt = (at: number) => (now[at - stride] << (2 * bits)) | (now[at] << bits) | now[at + stride];
    let index = (columnAt(first) << (3 * bits)) | columnAt(first + 1);
    for (let at = first + 1; at < first + stride - 1; at++) {
      index = ((index << (3 * bits)) | columnAt(at + 1)) & mask;
      next[at] = table[index];
    }
  }

  /** A row by the sums of three columns. */
  #addUp(row: number): void {
    const [now, next, stride, bits, states, origin] = [this.#now, this.#next, this.#stride, this.#bits, this.#states, this.#origin];
    const [left, middle, right] = this.#columns;
    const first = row * stride;
    const columnAt = (at: number) => (now[at - stride] << (2 * bits)) | (now[at] << bits) | now[at + stride];
    let [before, here] = [columnAt(first), columnAt(first + 1)];
    for (let at = first + 1; at < first + stride - 1; at++) {
      const after = columnAt(at + 1);
      next[at] = states[origin + left[before] + middle[here] + right[after]];
      before = here;
      here = after;
    }
  }

  /** Cells that do not fire stay as they are. */
  #rest(generation: number, seed: number): void {
    const [x, y] = this.#size;
    for (let row = 0, cell = 0; row < y; row++)
      for (let at = (row + 1) * this.#stride + 1, end = at + x; at < end; at++)
        if (randomAt(seed, generation, cell++) >= this.#fireRate) this.#next[at] = this.#now[at];
  }
}
