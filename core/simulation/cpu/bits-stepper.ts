// Two-state cells on the CPU, 32 to a word: cell x of a row is bit x & 31 of word x >> 5. Neighbours are counted by adders on whole
// words, and the rule is a tree of choices over the bits of the count, as in the shader of the bit-sliced path.

import type { Size } from '../../base/limits.js';
import { bitsOf } from '../../compile/bits-path.js';
import type { OuterTotalistic } from '../../compile/logic.js';
import type { Rule } from '../../rule/rule.js';
import type { Boundary } from '../../rule/types.js';
import type { Stepper } from './stepper.js';

/** Work of a word, in fetches of a cell. */
const WORD_COST = 20;

/** All ones where it is so. */
const word = (on: boolean) => (on ? -1 : 0);

/** Rows of words with a border: a word before each row, whose last bit counts, one after it, a row above and one below. */
class BitField {
  readonly stride: number;
  readonly #size: Size;
  readonly #last: number;
  now: Int32Array;
  next: Int32Array;

  constructor(size: Size) {
    const [x, y] = size;
    this.#size = size;
    this.stride = Math.ceil(x / 32) + 2;
    this.#last = x & 31 ? (1 << (x & 31)) - 1 : -1;
    this.now = new Int32Array(this.stride * (y + 2));
    this.next = new Int32Array(this.now.length);
  }

  load(cells: Uint8Array): void {
    const [x, y] = this.#size;
    this.now.fill(0);
    for (let row = 0, cell = 0; row < y; row++) {
      const first = (row + 1) * this.stride + 1;
      for (let column = 0; column < x; column++) this.now[first + (column >> 5)] |= cells[cell++] << (column & 31);
    }
  }

  store(cells: Uint8Array): void {
    const [x, y] = this.#size;
    for (let row = 0, cell = 0; row < y; row++) {
      const first = (row + 1) * this.stride + 1;
      for (let column = 0, bits = 0; column < x; column++, bits >>>= 1) {
        if ((column & 31) === 0) bits = this.now[first + (column >> 5)];
        cells[cell++] = bits & 1;
      }
    }
  }

  /** Fills the border from the cells. */
  surround(boundary: Boundary): void {
    const { now, stride } = this;
    const [x, y] = this.#size;
    const [torus, dead] = [boundary === 'torus', boundary === 'dead'];
    for (let first = stride + 1; first < (y + 1) * stride; first += stride) {
      const end = first + ((x - 1) >> 5);
      now[end] &= this.#last;
      const [left, right] = [now[first] & 1, (now[end] >>> ((x - 1) & 31)) & 1];
      now[first - 1] = dead ? 0 : (torus ? right : left) << 31;
      now[end + 1] = 0;
      now[first + (x >> 5)] |= dead ? 0 : (torus ? left : right) << (x & 31);
    }
    const row = (at: number) => now.subarray(at * stride, (at + 1) * stride);
    if (dead) return; // the rows outside were never written
    row(0).set(row(torus ? y : 1));
    row(y + 1).set(row(torus ? 1 : y));
  }

  swap(): void {
    [this.now, this.next] = [this.next, this.now];
  }
}

/** Steps a rule that the bit-sliced path takes. */
export class BitsStepper implements Stepper {
  readonly path = 'cpu-bits';
  readonly cost: number;
  readonly #field: BitField;
  readonly #boundary: Boundary;
  readonly #size: Size;
  readonly #near: Int32Array;
  readonly #outcomes: OuterTotalistic;

  constructor(rule: Rule, size: Size) {
    const { near, outcomes } = bitsOf(rule);
    this.#field = new BitField(size);
    this.#boundary = rule.boundary;
    this.#size = size;
    const around = ['-1,-1', '0,-1', '1,-1', '-1,0', '1,0', '-1,1', '0,1', '1,1'];
    this.#near = Int32Array.from(around, (cell) => word(near.has(cell)));
    this.#outcomes = outcomes;
    this.cost = Math.ceil(size[0] / 32) * size[1] * WORD_COST;
  }

  load(cells: Uint8Array): void {
    this.#field.load(cells);
  }

  store(cells: Uint8Array): void {
    this.#field.store(cells);
  }

  step(): void {
    this.#field.surround(this.#boundary);
    for (let column = 1; column < this.#field.stride - 1; column++) this.#stepColumn(column);
    this.#field.swap();
  }

  /** Goes down a column of words; a row's three words serve as the row below, the cell's own and the row above. */
  #stepColumn(column: number): void {
    const { now, next, stride } = this.#field;
    const [inNW, inN, inNE, inW, inE, inSW, inS, inSE] = this.#near;
    const born = Int32Array.from(this.#outcomes.birth, word);
    // What a living cell's outcome differs in.
    const turns = born.map((on, count) => on ^ word(this.#outcomes.survival[count]));
    const [b0, b1, b2, b3, b4, b5, b6, b7, b8] = born;
    const [t0, t1, t2, t3, t4, t5, t6, t7, t8] = turns;
    const end = (this.#size[1] + 1) * stride;
    let at = column;
    let n = now[at];
    let nw = (n << 1) | (now[at - 1] >>> 31);
    let ne = (n >>> 1) | (now[at + 1] << 31);
    at += stride;
    let c = now[at];
    let w = (c << 1) | (now[at - 1] >>> 31);
    let e = (c >>> 1) | (now[at + 1] << 31);
    for (; at < end; at += stride) {
      const below = at + stride;
      const s = now[below];
      const sw = (s << 1) | (now[below - 1] >>> 31);
      const se = (s >>> 1) | (now[below + 1] << 31);
      if ((nw | n | ne | w | c | e | sw | s | se) === 0) next[at] = b0;
      else {
        // Each row's count in two bits.
        let x = nw & inNW;
        let y = ne & inNE;
        const above1 = x ^ y ^ (n & inN);
        const above2 = (x & y) | (n & inN & (x ^ y));
        x = sw & inSW;
        y = se & inSE;
        const below1 = x ^ y ^ (s & inS);
        const below2 = (x & y) | (s & inS & (x ^ y));
        x = w & inW;
        y = e & inE;
        const beside1 = x ^ y;
        const beside2 = x & y;
        // Their sum in four: n0 counts ones, n1 twos, n2 fours, n3 eights.
        const n0 = above1 ^ below1 ^ beside1;
        const carry = (above1 & below1) | (beside1 & (above1 ^ below1));
        const twos = above2 ^ below2 ^ beside2;
        const four1 = (above2 & below2) | (beside2 & (above2 ^ below2));
        const four2 = twos & carry;
        const n1 = twos ^ carry;
        const n2 = four1 ^ four2;
        const n3 = four1 & four2;
        x = b0 ^ (c & t0);
        const of01 = x ^ (n0 & (x ^ b1 ^ (c & t1)));
        x = b2 ^ (c & t2);
        const of23 = x ^ (n0 & (x ^ b3 ^ (c & t3)));
        x = b4 ^ (c & t4);
        const of45 = x ^ (n0 & (x ^ b5 ^ (c & t5)));
        x = b6 ^ (c & t6);
        const of67 = x ^ (n0 & (x ^ b7 ^ (c & t7)));
        x = of01 ^ (n1 & (of01 ^ of23));
        y = of45 ^ (n1 & (of45 ^ of67));
        x ^= n2 & (x ^ y);
        next[at] = x ^ (n3 & (x ^ b8 ^ (c & t8)));
      }
      nw = w;
      n = c;
      ne = e;
      w = sw;
      c = s;
      e = se;
    }
  }
}
