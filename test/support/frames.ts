// Shared by the tests of the page's loop: frames that a test lets pass by hand, and automata and views that only count.
import { StepClock } from '../../core/page/budget.js';
import type { LoopRunner } from '../../core/page/loop.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import type { View } from '../../core/view/view.js';

/** The page's frames, which a test lets pass by hand. */
export class Frames {
  #asked: FrameRequestCallback[] = [];
  #real = globalThis.requestAnimationFrame;
  now = 1000;
  constructor() {
    globalThis.requestAnimationFrame = (callback) => this.#asked.push(callback);
  }
  pass(ms = 1000 / 60): void {
    this.now += ms;
    for (const callback of this.#asked.splice(0)) callback(this.now);
  }
  end(): void {
    globalThis.requestAnimationFrame = this.#real;
  }
}

/** A simulation that only counts its steps. @param stages - given where a step can be taken in parts */
export function counter(cost = 1, stages?: []) {
  return {
    cost,
    total: 0,
    most: 0,
    engine: { plan: { stages } },
    /** Work done of a step that is taken in parts. */
    work: 0,
    parts: 0,
    attached: true,
    disposed: false,
    step(count: number) {
      this.total += count;
      this.most = Math.max(this.most, count);
    },
    stepPart(work: number) {
      this.parts++;
      this.work += work;
      if (this.work < this.cost) return false;
      this.work = 0;
      this.step(1);
      return true;
    },
  };
}
export type Counter = ReturnType<typeof counter>;

export const runnerOf = (simulation: Counter, rate: number): LoopRunner & { told: number } => ({
  simulation: simulation as unknown as Simulation,
  clock: new StepClock(),
  rate,
  told: 0,
  tell() {
    this.told++;
  },
});

/** A view that is never old. */
export const watching = (simulation: Counter, visible = true) =>
  ({ simulation, visible, dirty: false }) as unknown as View & { visible: boolean };
