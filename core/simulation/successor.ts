// A rule that is about to come into force on an engine: its programs are compiled beside the main thread while the rule before runs on.
// The engine has one at a time; a later one takes its place. Views may have it compile what they will draw with.

import type { Disposable } from '../base/disposable.js';
import type { Plan } from '../compile/plan.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram, ShaderSource } from '../gpu/program.js';
import type { Rule } from '../rule/rule.js';

/** How long to sleep between two looks at the compiler, in milliseconds. */
const POLL_MS = 4;

/** A rule, its plan, and the programs that it waits for. */
export class Successor implements Disposable {
  readonly rule: Rule;
  readonly plan: Plan;
  readonly #gpu: Gpu;
  readonly #arrive: () => void;
  #programs: GpuProgram[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  /** @param arrive - puts it in force; called once, unless it is disposed before */
  constructor(gpu: Gpu, rule: Rule, plan: Plan, arrive: () => void) {
    this.#gpu = gpu;
    this.rule = rule;
    this.plan = plan;
    this.#arrive = arrive;
  }

  /** Begins to compile something that is needed with it. */
  warm(source: ShaderSource): void {
    this.#programs.push(this.#gpu.programs.acquire(source));
  }

  /** Whether nobody would have to wait for the compiler. */
  get ready(): boolean {
    return this.#gpu.lost || this.#programs.every(({ ready }) => ready);
  }

  /** Comes into force as soon as it is ready. */
  await(): void {
    this.#timer = setTimeout(() => (this.ready ? this.arrive() : this.await()), POLL_MS);
  }

  /** Comes into force now. */
  arrive(): void {
    if (this.#over) return;
    this.#end();
    this.#arrive();
  }

  #end(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }

  /** Its engine goes: it comes into force as soon as that is gone, since nothing has to be compiled then. */
  leave(): void {
    if (!this.#over) queueMicrotask(this.#arrive);
    this.dispose();
  }

  /** It will not come into force by itself any more. Its programs go back to the idle ones, where they are found again. */
  dispose(): void {
    this.#end();
    for (const program of this.#programs) this.#gpu.programs.release(program);
    this.#programs = [];
  }
}
