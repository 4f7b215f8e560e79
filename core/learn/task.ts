// What a worker is told to learn: plain data that can be sent. Made by targets.ts from what a caller asks, read by the lessons.

import type { Shape } from './shape.js';

/** A training, whole. */
export interface Task {
  readonly lesson: 'grow' | 'texture' | 'movie';
  /** The whole batch's shape; each worker takes a part of the batch. */
  readonly shape: Shape;
  /** What the state should be, `[cells][visible]`: one for growth and textures, one for each frame of a movie. */
  readonly goals: readonly Float32Array[];
  /** How many of the first channels are compared. */
  readonly visible: number;
  readonly seed: number;
  /** First weights, as a machine keeps them; at random where there are none. */
  readonly start: Float32Array | null;
  /** Steps of training in all: rate and curriculum follow it, never a clock, so that a run can be repeated. */
  readonly count: number;
  /** The smoothed loss at which it is over before that; 0 for never. */
  readonly until: number;
  /** Adam's rate at first, > 0. */
  readonly rate: number;
  /** Growth: whether a disc is cut out of some starts, so that the rule repairs. */
  readonly damage: boolean;
  /** Movies: steps of the automaton for a frame. */
  readonly perFrame: number;
  /** Movies: frames that the last one is held for; 0 leaves open what comes after it. */
  readonly hold: number;
}

/** One worker's part of a task. */
export interface Share {
  readonly index: number;
  /** Items of the batch that are this worker's. */
  readonly batch: number;
}

/** Splits a batch among workers; each gets two items or more, since a lesson wants one that starts afresh and one that does not. */
export function shareOut(batch: number, workers: number): Share[] {
  const count = Math.max(1, Math.min(workers, batch >> 1));
  return Array.from({ length: count }, (_, index) => ({ index, batch: Math.floor((batch + index) / count) }));
}
