// Programs with a rule's numbers written into them, for a rule that has not been edited for a while. They are compiled beside the
// main thread where the browser can; until they are there, and whenever the rule changes, the plan's own programs run.

import type { Plan } from '../compile/plan.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import type { Rule } from '../rule/rule.js';
import fullscreen from '../../shaders/fullscreen.vert';

/** How long a rule has to rest before its own programs are compiled, in milliseconds. */
const REST_MS = 500;

/** The settled programs of one engine. */
export class Settled {
  readonly #gpu: Gpu;
  #programs: GpuProgram[] | null = null;
  #ready = false;
  #since = performance.now();

  constructor(gpu: Gpu) {
    this.#gpu = gpu;
  }

  /** The programs to step with, once the rule has rested and they are compiled; else `null`. */
  programsFor(plan: Plan, rule: Rule): readonly GpuProgram[] | null {
    if (this.#ready) return this.#programs;
    if (!plan.settled || performance.now() - this.#since < REST_MS) return null;
    this.#programs ??= plan.settled(rule).map(({ fragment }) => this.#gpu.programs.acquire({ vertex: fullscreen, fragment }));
    this.#ready = this.#programs.every(({ ready }) => ready);
    return this.#ready ? this.#programs : null;
  }

  /** The rule changed, or the engine goes: lets the programs go. */
  reset(): void {
    for (const program of this.#programs ?? []) this.#gpu.programs.release(program);
    this.#programs = null;
    this.#ready = false;
    this.#since = performance.now();
  }
}
