// What runs an automaton forward and backward through time: the kernel of kernel-machine.ts, or the plain one of plain-machine.ts where
// a browser lacks SIMD. The two give the same up to the rounding of 32-bit floats. Losses read states and add to the cotangent; nobody
// else reaches in.

import type { Extents, Shape } from './shape.js';

/** Which cells fire in a step: cell `place` of item b where randomAt(seed + b, generation, place) < fire rate, as in core/rule. */
export interface Firing {
  /** In [0, 1]. */
  readonly rate: number;
  readonly seed: number;
  readonly generation: number;
}

/** Runs a batch forward and backward. Arrays are views that stay valid for the machine's life. */
export interface Machine {
  readonly shape: Shape;
  readonly extents: Extents;
  /** w1 `[K, H]`, b1 `[H]`, w2 `[H, C]`, one after the other; call `begin` after a change. */
  readonly params: Float32Array;
  /** dL/dparams; `begin` clears it. */
  readonly grads: Float32Array;
  /** dL/dx, `[batch][Z][Y][X][C]`. */
  readonly cotangent: Float32Array;
  /** The states after step t of a run, 0 … shape.steps; the same layout. */
  state(t: number): Float32Array;
  begin(): void;
  /** States t → t + 1. */
  forward(t: number, firing: Firing): void;
  /** The cotangent of t + 1 → that of t, once after `forward(t)`. */
  backward(t: number): void;
  /** How many cells were updated in step t. */
  firedIn(t: number): number;
}

/** The share of cells that fire, in units of 2⁻²⁴: the numbers of `randomAt` have 24 bits, so the comparison is exact. */
export const firingLimit = (rate: number) => Math.ceil(rate * 0x1000000);
