// What every kind of training has in common. A lesson makes one step of practice: it chooses starts, runs the machine forward, lets a
// loss look, and runs it back; the gradients are then in the machine. Who changes the weights is trainer.ts.

import { randomAt } from '../base/random.js';
import { Chance } from './chance.js';
import type { Machine } from './machine.js';
import type { Share, Task } from './task.js';

/** What a lesson knows that is not in the weights. */
export interface LessonState {
  readonly drawn: number;
  readonly items: readonly Float32Array[];
}

/** One step of practice, of one worker. */
export interface Lesson {
  readonly machine: Machine;
  /**
   * Leaves the gradients in the machine.
   * @param step - which step of training
   * @returns this worker's part of the mean loss
   */
  practise(step: number): number;
  /** Keeps what came of the last practice, or where it blew up begins those states anew. */
  settle(sane: boolean): void;
  /** States that show what the lesson trains on now, `[cells][C]` each: for people to look at. */
  readonly items: readonly Float32Array[];
  save(): LessonState;
  load(state: LessonState): void;
}

/** States that are kept to start from. */
export const POOL = 64;
/** The stream of numbers that all workers draw alike: how long a run is, which filters are used. */
const COMMON = 0x10000;

/** What lessons are made of. */
export abstract class Practice implements Lesson {
  readonly machine: Machine;
  protected readonly task: Task;
  protected readonly share: Share;
  protected readonly chance: Chance;

  constructor(machine: Machine, task: Task, share: Share) {
    this.machine = machine;
    this.task = task;
    this.share = share;
    this.chance = new Chance(task.seed, share.index);
  }

  abstract practise(step: number): number;
  abstract settle(sane: boolean): void;
  abstract readonly items: readonly Float32Array[];
  protected abstract loadItems(items: readonly Float32Array[]): void;

  save(): LessonState {
    return { drawn: this.chance.index, items: this.items.map((item) => item.slice()) };
  }

  load({ drawn, items }: LessonState): void {
    this.chance.index = drawn;
    this.loadItems(items);
  }

  /** How far the training is, 0 … 1. */
  protected progress(step: number): number {
    return step / this.task.count;
  }

  /** What an item counts in the whole. */
  protected get part(): number {
    return 1 / this.task.shape.batch;
  }

  /** A whole number from `least` to `most` that is the same for all workers in a step. */
  protected between(least: number, most: number, step: number): number {
    return least + Math.floor(randomAt(this.task.seed, COMMON, step) * (most - least + 1));
  }

  /** Runs the machine forward and clears the cotangent of the end. */
  protected run(steps: number): void {
    const { machine } = this;
    const seed = this.chance.seed();
    machine.begin();
    for (let t = 0; t < steps; t++) machine.forward(t, { rate: machine.shape.fireRate, seed, generation: t });
    machine.cotangent.fill(0);
  }
}
