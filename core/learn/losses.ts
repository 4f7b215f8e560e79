// What is wrong with a state, as a number; its gradient is added to the machine's cotangent on the spot.

import type { Machine } from './machine.js';

/** Which item of a batch is judged, at which step of a run, and how much it counts: 1 / items in all. */
export interface Judged {
  readonly step: number;
  readonly item: number;
  readonly share: number;
}

/**
 * Mean squared error of the first channels, once for all cells.
 * @param goal - `[cells][visible]`
 * @returns the error of this item, not yet times its share
 */
export function squaredError(machine: Machine, { step, item, share }: Judged, goal: Float32Array, visible: number): number {
  const { cotangent, extents } = machine;
  const { C, grid } = extents;
  const states = machine.state(step);
  const scale = 1 / (grid * visible);
  let loss = 0;
  for (let cell = 0, x = item * grid * C, k = 0; cell < grid; cell++, x += C)
    for (let c = 0; c < visible; c++, k++) {
      const d = states[x + c] - goal[k];
      loss += d * d;
      cotangent[x + c] += 2 * d * scale * share;
    }
  return loss * scale;
}

/** The same number for a state that lies somewhere else, without a gradient. @param state - `[cells][C]` */
export function errorOf(state: Float32Array, C: number, goal: Float32Array, visible: number): number {
  let loss = 0;
  for (let x = 0, k = 0; x < state.length; x += C) for (let c = 0; c < visible; c++, k++) loss += (state[x + c] - goal[k]) ** 2;
  return loss / goal.length;
}

/** Pushes channels from `first` on back within ±bound; with one slope however far they are, so that the push never explodes. */
export function pushBack(machine: Machine, { step, item, share }: Judged, first: number, bound: number, slope: number): void {
  const { cotangent, extents } = machine;
  const { C, grid } = extents;
  const states = machine.state(step);
  const end = (item + 1) * grid * C;
  for (let x = item * grid * C; x < end; x += C)
    for (let c = first; c < C; c++) {
      const v = states[x + c];
      if (v > bound) cotangent[x + c] += slope * share;
      else if (v < -bound) cotangent[x + c] -= slope * share;
    }
}
