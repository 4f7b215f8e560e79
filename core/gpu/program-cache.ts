// Programs by their text: two automata with the same plan share one. A program that nobody holds waits a while among the idle
// ones, since the next element often wants it again; the oldest idle one is deleted when there are too many.

import type { GpuContext } from './context.js';
import { GpuProgram, type ShaderSource } from './program.js';

/** Most programs kept that nobody uses. */
const MAX_IDLE = 8;

interface Entry {
  readonly program: GpuProgram;
  holders: number;
}

/** The programs of one context. */
export class ProgramCache {
  readonly #gpu: GpuContext;
  readonly #entries = new Map<string, Entry>();
  readonly #keys = new Map<GpuProgram, string>();
  #compiled = 0;

  constructor(gpu: GpuContext) {
    this.#gpu = gpu;
  }

  /** How many programs were ever compiled: what a weight edit must not change. */
  get compiled(): number {
    return this.#compiled;
  }

  /** The program of these shaders, compiled if it is new. Give it back with {@link release}. */
  acquire(source: ShaderSource): GpuProgram {
    const key = `${source.vertex}\0${source.fragment}`;
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { program: new GpuProgram(this.#gpu, source), holders: 0 };
      this.#compiled++;
      this.#keys.set(entry.program, key);
    }
    entry.holders++;
    // Last in the map = used last.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.program;
  }

  /** Says that a holder is done with it. */
  release(program: GpuProgram): void {
    const entry = this.#entries.get(this.#keys.get(program) ?? '');
    if (!entry) return;
    entry.holders--;
    const idle = [...this.#entries].filter(([, { holders }]) => holders <= 0);
    for (const [key, old] of idle.slice(0, Math.max(0, idle.length - MAX_IDLE))) {
      this.#entries.delete(key);
      this.#keys.delete(old.program);
      old.program.dispose();
    }
  }
}
