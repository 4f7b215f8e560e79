// The frames of a movie one after the other, and then the last one held. At first a few frames only, later all, later some beyond; then
// half of the starts are states that were reached late, which must stay as the last frame is: else the picture explodes soon after it.

import { pushBack, squaredError } from './losses.js';
import { Practice } from './lesson.js';
import type { Machine } from './machine.js';
import type { Share, Task } from './task.js';

/** Frames at first, and shares of the training by which there are all, and by which all that are held. */
const FIRST = 5;
const ALL_AT = 0.35;
const HOLD_FROM = 0.4;
const HOLD_OVER = 0.2;
/** From here on late states are kept, and started from. */
const KEEP_FROM = 0.42;
const REPLAY_FROM = 0.45;
/** Late states that are kept at most, and at least before they are used. */
const MOST_ENDS = 32;
const LEAST_ENDS = 8;
/** Noise on all starts but one: the rule must find back to the movie. */
const NOISE = 0.1;
/** Bound of hidden channels, and the push that keeps them there. */
const BOUND = 1.5;
const SLOPE = 1e-3;

/** Frame f after f · perFrame steps. */
export class MoviePractice extends Practice {
  readonly #start: Float32Array;
  #ends: Float32Array[] = [];
  /** The ends of the last practice, until it is known whether they are good. */
  #reached: Float32Array[] = [];

  constructor(machine: Machine, task: Task, share: Share) {
    super(machine, task, share);
    const { C, grid } = machine.extents;
    this.#start = new Float32Array(grid * C);
    for (let cell = 0, k = 0; cell < grid; cell++) for (let c = 0; c < task.visible; c++) this.#start[cell * C + c] = task.goals[0][k++];
  }

  get items(): readonly Float32Array[] {
    return this.#ends;
  }

  protected loadItems(items: readonly Float32Array[]): void {
    this.#ends = items.map((item) => item.slice());
  }

  /** How many frames are played in a step of training. */
  #horizon(progress: number): number {
    const last = this.task.goals.length - 1;
    if (progress < HOLD_FROM) return Math.min(last, FIRST + Math.floor((progress / ALL_AT) * Math.max(0, last - FIRST)));
    return last + Math.min(this.task.hold, Math.floor(((progress - HOLD_FROM) / HOLD_OVER) * this.task.hold));
  }

  /** Fills the batch: the first frame, with noise on all but one, and late states. @returns items that start late */
  #begin(progress: number): number {
    const { machine, task, chance } = this;
    const { batch } = this.share;
    const { C, grid } = machine.extents;
    const late = task.hold > 0 && progress > REPLAY_FROM && this.#ends.length > LEAST_ENDS ? batch >> 1 : 0;
    const states = machine.state(0);
    for (let b = 0; b < batch; b++) {
      const isLate = b >= batch - late;
      states.set(isLate ? this.#ends[chance.below(this.#ends.length)] : this.#start, b * grid * C);
      if (isLate || (b === 0 && this.share.index === 0)) continue;
      for (let x = b * grid * C; x < (b + 1) * grid * C; x += C)
        for (let c = 0; c < task.visible; c++) states[x + c] += (chance.next() - 0.5) * NOISE;
    }
    return late;
  }

  practise(step: number): number {
    const { machine, task } = this;
    const { perFrame, goals, visible } = task;
    const { batch } = this.share;
    const { C, grid } = machine.extents;
    const progress = this.progress(step);
    const last = goals.length - 1;
    const late = this.#begin(progress);
    const end = Math.max(1, this.#horizon(progress)) * perFrame;
    this.run(end);
    let loss = 0;
    for (let t = end; t > 0; t--) {
      if (t % perFrame === 0) {
        for (let item = 0; item < batch; item++) {
          const judged = { step: t, item, share: this.part };
          const goal = goals[item < batch - late ? Math.min(t / perFrame, last) : last];
          loss += squaredError(machine, judged, goal, visible) * this.part;
          pushBack(machine, judged, visible, BOUND, SLOPE / grid);
        }
      }
      machine.backward(t - 1);
    }
    const reached = task.hold > 0 && progress > KEEP_FROM ? machine.state(end) : null;
    this.#reached = [];
    for (let b = 1; reached && b < batch; b += 2) this.#reached.push(reached.slice(b * grid * C, (b + 1) * grid * C));
    return (loss * perFrame) / end;
  }

  settle(sane: boolean): void {
    for (const state of sane ? this.#reached : []) {
      if (this.#ends.length < MOST_ENDS) this.#ends.push(state);
      else this.#ends[this.chance.below(MOST_ENDS)] = state;
    }
  }
}
