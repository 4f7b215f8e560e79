// States that come back as starts, so that a rule learns to hold what it made. Each is one grid, `[cells][C]`.

import { CaError } from '../base/errors.js';
import type { Chance } from './chance.js';

/** A set of states. */
export class Pool {
  readonly items: Float32Array[];
  readonly #make: () => Float32Array;

  /** @param make - gives a fresh state, which the pool may change */
  constructor(count: number, make: () => Float32Array) {
    this.#make = make;
    this.items = Array.from({ length: count }, make);
  }

  /** Different slots, at random. */
  draw(count: number, chance: Chance): number[] {
    const slots = new Set<number>();
    while (slots.size < count) slots.add(chance.below(this.items.length));
    return [...slots];
  }

  /** Puts a fresh state into a slot. */
  reset(slot: number): void {
    this.items[slot] = this.#make();
  }

  /** Keeps the states of a batch. @param states - one grid for each slot */
  store(slots: readonly number[], states: Float32Array): void {
    slots.forEach((slot, b) => {
      const { length } = this.items[slot];
      this.items[slot].set(states.subarray(b * length, (b + 1) * length));
    });
  }

  /** Takes the states of a checkpoint. @throws CaError `argument` where they are not those of such a pool */
  load(items: readonly Float32Array[]): void {
    const fits = items.length === this.items.length && items.every(({ length }) => length === this.items[0].length);
    if (!fits)
      throw new CaError('argument', 'another pool', {
        where: 'checkpoint',
        expected: `${this.items.length} states`,
        got: `${items.length}`,
      });
    items.forEach((item, slot) => (this.items[slot] = item.slice()));
  }
}
