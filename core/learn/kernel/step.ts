// Backpropagation through time for cellular automata:
//
//   x′ = x + fired · (w2ᵀ relu(w1ᵀ perceive(x) + b1)), and zero where nothing lives near
//
// `forward(t)` makes the states of step t + 1 from those of t and notes which cells were updated; `backward(t)` turns dL/dx of step
// t + 1 into that of t, in place, and adds to the gradients of the weights. Hidden units are computed again on the way back. A cell
// that is dead, did not fire or has no gradient costs nothing, either way. core/learn/kernel-machine.ts is the other side.

import {
  B,
  C,
  H,
  K,
  ROWS,
  aliveChannel,
  alloc,
  cells,
  cotangent,
  fired,
  firedCount,
  grads,
  grid,
  incoming,
  makeRings,
  mask,
  moore,
  mooreTaps,
  params,
  rowD,
  rowDG,
  rowDH,
  rowDZ,
  rowG,
  rowH,
  rowZ,
  setup,
  states,
  stride,
  threshold,
  w1T,
  w2T,
} from './layout.ts';
import { addOuter, addTo, multiply, transpose } from './dense.ts';
import { project } from './patches.ts';
import { perceive, scatter } from './perceive.ts';

export { alloc, makeRings, project, setup };

export function stateAt(t: i32): usize {
  return states + <usize>t * cells * stride;
}
export function paramsAt(): usize {
  return params;
}
export function gradsAt(): usize {
  return grads;
}
export function cotangentAt(): usize {
  return cotangent;
}
export function mooreAt(): usize {
  return moore;
}
/** How many cells were updated in step t. */
export function firedIn(t: i32): i32 {
  return load<i32>(firedCount + (t << 2));
}

function b1(): usize {
  return params + ((<usize>(K * H)) << 2);
}
function w2(): usize {
  return params + ((<usize>(K * H + H)) << 2);
}

/** Before the first `forward` after the weights have changed: transposes them and clears the gradients. */
export function begin(): void {
  transpose(params, w1T, K, H);
  transpose(w2(), w2T, H, C);
  memory.fill(grads, 0, (<usize>(K * H + H + H * C)) << 2);
}

/** `pcg` of core/base/random.ts, in u32 as it is meant. */
function pcg(value: u32): u32 {
  const state = value * 747796405 + 2891336453;
  const word = ((state >> ((state >> 28) + 4)) ^ state) * 277803737;
  return (word >> 22) ^ word;
}

/** to[cell] = 1 where the cell or a Moore neighbour is alive. */
function dilate(state: usize, to: usize): void {
  memory.fill(to, 0, cells);
  let x = state + ((<usize>aliveChannel) << 2);
  for (let b = 0; b < B; b++) {
    const base = to + <usize>(b * grid);
    for (let cell = 0; cell < grid; cell++, x += stride) {
      if (load<f32>(x) <= threshold) continue;
      const taps = moore + ((<usize>(cell * mooreTaps)) << 2);
      for (let k = 0; k < mooreTaps; k++) {
        const i = load<i32>(taps + (k << 2));
        if (i >= 0) store<u8>(base + <usize>i, 1);
      }
    }
  }
}

/** Lists the cells that live and fire in step t. Cell `place` of item b fires where randomAt(seed + b, generation, place) · 2²⁴ < limit. */
function choose(t: i32, limit: u32, seed: u32, generation: u32): i32 {
  const list = fired + ((<usize>(t * cells)) << 2);
  const alive = mask + <usize>(t * cells);
  let n = 0;
  let cell = 0;
  for (let b = 0; b < B; b++) {
    const base = pcg(pcg(seed + b) + generation);
    for (let place: u32 = 0; place < <u32>grid; place++, cell++) {
      if (aliveChannel >= 0 && !load<u8>(alive + <usize>cell)) continue;
      if (limit < 0x1000000 && pcg(base + place) >> 8 >= limit) continue;
      store<i32>(list + ((<usize>n) << 2), cell);
      n++;
    }
  }
  store<i32>(firedCount + (t << 2), n);
  return n;
}

/** Rows come in fours: clears those that fill up the last four of z. */
function padded(m: i32): i32 {
  const m4 = (m + 3) & ~3;
  memory.fill(rowZ + ((<usize>(m * K)) << 2), 0, (<usize>((m4 - m) * K)) << 2);
  return m4;
}

/** states[t] → states[t + 1]. limit: the share of cells that fire, in 2⁻²⁴; the rest says which. */
export function forward(t: i32, limit: u32, seed: u32, generation: u32): void {
  const x = stateAt(t);
  const y = stateAt(t + 1);
  const list = fired + ((<usize>(t * cells)) << 2);
  const alive = mask + <usize>(t * cells);
  memory.copy(y, x, <usize>cells * stride);
  if (aliveChannel >= 0) dilate(x, alive);
  const n = choose(t, limit, seed, generation);
  for (let s = 0; s < n; s += ROWS) {
    const m = min(n - s, ROWS);
    const at = list + ((<usize>s) << 2);
    for (let i = 0; i < m; i++) perceive(x, load<i32>(at + (i << 2)), rowZ + ((<usize>(i * K)) << 2), rowG + <usize>i * 3 * stride);
    const m4 = padded(m);
    multiply(rowZ, params, rowH, m4, K, H, b1());
    for (let i: usize = 0, end = (<usize>(m4 * H)) << 2; i < end; i += 16)
      v128.store(rowH + i, f32x4.max(v128.load(rowH + i), f32x4.splat(0)));
    multiply(rowH, w2(), rowD, m4, H, C, 0);
    for (let i = 0; i < m; i++) {
      const cell = y + <usize>load<i32>(at + (i << 2)) * stride;
      const d = rowD + <usize>i * stride;
      for (let c: usize = 0; c < stride; c += 16) addTo(cell + c, v128.load(d + c));
    }
  }
  if (aliveChannel >= 0) keepAlive(y, alive);
}

/** A cell is dead that had nothing alive near before the step, or has not after it. */
function keepAlive(y: usize, alive: usize): void {
  dilate(y, incoming); // free on the way forward
  for (let cell: usize = 0; cell < <usize>cells; cell++) {
    const keep = load<u8>(alive + cell) & load<u8>(incoming + cell);
    store<u8>(alive + cell, keep);
    if (!keep) memory.fill(y + cell * stride, 0, stride);
  }
}

/** Gathers up to ROWS of the cells from s on that have a gradient; moves their numbers to the front of this stretch. */
function gather(x: usize, list: usize, s: i32, n: i32): i32 {
  let m = 0;
  let next = s;
  for (; next < n && m < ROWS; next++) {
    const cell = load<i32>(list + ((<usize>next) << 2));
    const from = incoming + <usize>cell * stride;
    const to = rowD + <usize>m * stride;
    let any = f32x4.splat(0);
    for (let c: usize = 0; c < stride; c += 16) {
      const v = v128.load(from + c);
      v128.store(to + c, v);
      any = v128.or(any, v);
    }
    if (!v128.any_true(any)) continue;
    perceive(x, cell, rowZ + ((<usize>(m * K)) << 2), rowG + <usize>m * 3 * stride);
    store<i32>(list + ((<usize>(s + m)) << 2), cell);
    m++;
  }
  gathered = m;
  return next;
}
let gathered: i32 = 0;

/** The network and its transpose for the m gathered cells: what they saw gets its gradient, the weights theirs. */
function throughNetwork(m: i32): void {
  const g1 = grads;
  const gb = grads + ((<usize>(K * H)) << 2);
  const g2 = gb + ((<usize>H) << 2);
  const m4 = padded(m);
  memory.fill(rowD + <usize>m * stride, 0, <usize>(m4 - m) * stride);
  multiply(rowZ, params, rowH, m4, K, H, b1());
  multiply(rowD, w2T, rowDH, m4, C, H, 0);
  for (let i: usize = 0, end = (<usize>(m4 * H)) << 2; i < end; i += 16) {
    const h = v128.load(rowH + i);
    const on = f32x4.gt(h, f32x4.splat(0));
    v128.store(rowH + i, v128.and(on, h));
    v128.store(rowDH + i, v128.and(on, v128.load(rowDH + i)));
  }
  addOuter(rowH, rowD, g2, m4, H, C);
  addOuter(rowZ, rowDH, g1, m4, K, H);
  const h4 = (<usize>H) << 2;
  for (let i = 0; i < m4; i++) for (let j: usize = 0; j < h4; j += 16) addTo(gb + j, v128.load(rowDH + <usize>i * h4 + j));
  multiply(rowDH, w1T, rowDZ, m4, H, K, 0);
}

/** dL/dx of step t + 1 → that of t. The list of those who fired in t is used up. */
export function backward(t: i32): void {
  const x = stateAt(t);
  const list = fired + ((<usize>(t * cells)) << 2);
  const alive = mask + <usize>(t * cells);
  if (aliveChannel >= 0)
    for (let cell: usize = 0; cell < <usize>cells; cell++) if (!load<u8>(alive + cell)) memory.fill(cotangent + cell * stride, 0, stride);
  memory.copy(incoming, cotangent, <usize>cells * stride); // x′ = x + …: the gradient goes through, and more is added
  const n = firedIn(t);
  for (let s = 0; s < n;) {
    const next = gather(x, list, s, n);
    const m = gathered;
    throughNetwork(m);
    for (let i = 0; i < m; i++) {
      const k4 = (<usize>(i * K)) << 2;
      const g = <usize>i * 3 * stride;
      scatter(cotangent, load<i32>(list + ((<usize>(s + i)) << 2)), rowDZ + k4, rowZ + k4, rowG + g, rowDG + g);
    }
    s = next;
  }
}
