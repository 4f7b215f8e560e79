// Growing an image or a volume from one cell, holding it, and if asked repairing it. States that were reached come back as starts; the
// worst of a batch begins again from the seed.

import { cellCount, type Size } from '../base/limits.js';
import { errorOf, squaredError } from './losses.js';
import { POOL, Practice } from './lesson.js';
import type { Machine } from './machine.js';
import { Pool } from './pool.js';
import type { Share, Task } from './task.js';

/** A run has so many of its longest steps at least: at first, then later on. */
const LEAST = [0.5, 0.62] as const;

/** The middle cell's channels from `first` on are 1, all else is 0. @param stride - numbers of a cell, of which `channels` are used */
export function seedState(size: Size, channels: number, first: number, stride = channels): Float32Array {
  const [X, Y, Z = 1] = size;
  const state = new Float32Array(cellCount(size) * stride);
  const middle = ((Z >> 1) * Y + (Y >> 1)) * X + (X >> 1);
  return state.fill(1, middle * stride + first, middle * stride + channels);
}

/** @see A. Mordvintsev et al., "Growing Neural Cellular Automata", Distill, 2020: pool, seeds, damage */
export class Growth extends Practice {
  readonly #pool: Pool;
  #slots: number[] = [];
  #end = 0;

  constructor(machine: Machine, task: Task, share: Share) {
    super(machine, task, share);
    const { size, channels, alive } = task.shape;
    const count = Math.max(share.batch, Math.round((POOL * share.batch) / task.shape.batch));
    const first = alive?.channel ?? task.visible - 1;
    this.#pool = new Pool(count, () => seedState(size, channels, first, machine.extents.C));
  }

  get items(): readonly Float32Array[] {
    return this.#pool.items;
  }

  protected loadItems(items: readonly Float32Array[]): void {
    this.#pool.load(items);
  }

  practise(step: number): number {
    const { machine, task, chance } = this;
    const { C, grid } = machine.extents;
    const [goal, pool] = [task.goals[0], this.#pool];
    const progress = this.progress(step);
    const slots = pool.draw(this.share.batch, chance);
    const errors = new Map(slots.map((slot) => [slot, errorOf(pool.items[slot], C, goal, task.visible)]));
    slots.sort((a, b) => (errors.get(b) as number) - (errors.get(a) as number));
    pool.reset(slots[0]);
    if (task.damage && progress > 0.2) this.#damage(pool.items[slots[slots.length - 1]]);
    slots.forEach((slot, b) => machine.state(0).set(pool.items[slot], b * grid * C));
    const longest = task.shape.steps;
    const end = this.between(Math.max(1, Math.floor(longest * LEAST[progress < 0.1 ? 0 : 1])), longest, step);
    this.run(end);
    let loss = 0;
    for (let item = 0; item < slots.length; item++) {
      loss += squaredError(machine, { step: end, item, share: this.part }, goal, task.visible) * this.part;
    }
    for (let t = end - 1; t >= 0; t--) machine.backward(t);
    [this.#slots, this.#end] = [slots, end];
    return loss;
  }

  settle(sane: boolean): void {
    if (sane) this.#pool.store(this.#slots, this.machine.state(this.#end));
    else for (const slot of this.#slots) this.#pool.reset(slot);
  }

  /** Cuts a disc or ball out of a state. */
  #damage(state: Float32Array): void {
    const { C } = this.machine.extents;
    const { size } = this.task.shape;
    const centre = size.map((n) => n * (0.25 + this.chance.next() / 2));
    const radius = size[0] * (0.12 + this.chance.next() * 0.12);
    const [X, Y] = size;
    for (let cell = 0; cell * C < state.length; cell++) {
      const at = [cell % X, Math.floor(cell / X) % Y, Math.floor(cell / (X * Y))];
      if (Math.hypot(...centre.map((c, axis) => at[axis] - c)) < radius) state.fill(0, cell * C, (cell + 1) * C);
    }
  }
}
