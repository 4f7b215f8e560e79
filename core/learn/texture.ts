// A texture out of noise, and staying one: states come back as starts, now and then one begins as fresh noise.

import { Chance } from './chance.js';
import { pushBack } from './losses.js';
import { POOL, Practice } from './lesson.js';
import type { Machine } from './machine.js';
import { Pool } from './pool.js';
import type { Share, Task } from './task.js';
import { TextureLoss } from './texture-loss.js';

/** In every so manieth step one item begins as noise. */
const FRESH = 4;
/** Strength of the push that keeps channels within ±1. */
const SLOPE = 2e-4;
/** Streams of chance beyond those of workers. */
const FILTERS = 0x20000;
const DRAWS = 0x30000;

/** @see E. Niklasson et al., "Self-Organising Textures", Distill, 2021 */
export class TexturePractice extends Practice {
  readonly #pool: Pool;
  readonly #loss: TextureLoss;
  #slots: number[] = [];
  #end = 0;

  constructor(machine: Machine, task: Task, share: Share, module: WebAssembly.Module | null) {
    super(machine, task, share);
    const { C, grid } = machine.extents;
    const { channels } = task.shape;
    const noise = () => Float32Array.from({ length: grid * C }, (_, i) => (i % C < channels ? (this.chance.next() - 0.5) * 0.2 : 0));
    this.#pool = new Pool(Math.max(share.batch, Math.round((POOL * share.batch) / task.shape.batch)), noise);
    this.#loss = new TextureLoss(module, task.goals[0], task.shape.size[0], new Chance(task.seed, FILTERS));
  }

  get items(): readonly Float32Array[] {
    return this.#pool.items;
  }

  protected loadItems(items: readonly Float32Array[]): void {
    this.#pool.load(items);
  }

  practise(step: number): number {
    const { machine, chance } = this;
    const { C, grid } = machine.extents;
    const pool = this.#pool;
    const slots = pool.draw(this.share.batch, chance);
    if (step % FRESH === 0) pool.reset(slots[0]);
    slots.forEach((slot, b) => machine.state(0).set(pool.items[slot], b * grid * C));
    const { steps } = this.task.shape;
    const end = this.between(Math.max(1, steps >> 1), steps, step);
    this.run(end);
    this.#loss.draw(new Chance(this.task.seed, DRAWS + step));
    let loss = 0;
    for (let item = 0; item < slots.length; item++) {
      const judged = { step: end, item, share: this.part };
      loss += this.#loss.add(machine, judged) * this.part;
      pushBack(machine, judged, 0, 1, SLOPE);
    }
    for (let t = end - 1; t >= 0; t--) machine.backward(t);
    [this.#slots, this.#end] = [slots, end];
    return loss;
  }

  settle(sane: boolean): void {
    if (sane) this.#pool.store(this.#slots, this.machine.state(this.#end));
    else for (const slot of this.#slots) this.#pool.reset(slot);
  }
}
