// A shader that looks at what cells perceive, on one context: its program for the rule and the layout at hand, and its tables.

import type { Disposable } from '../base/disposable.js';
import { emitPerceived } from '../compile/perceived.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import type { Uniforms } from '../gpu/uniforms.js';
import type { Simulation } from '../simulation/simulation.js';
import fullscreen from '../../shaders/fullscreen.vert';
import { Tables } from './tables.js';

/** Runs one fragment shader over a simulation's perception. */
export class Perceived implements Disposable {
  readonly gpu: Gpu;
  readonly #main: string;
  readonly #volumes: boolean;
  readonly #tables: Tables;
  #key = '';
  #program: GpuProgram | null = null;
  #uniforms: Uniforms = {};

  /** @param main - GLSL with a `main` that calls `perceive`; @param volumes - whether it can be given a `CELL` of three numbers */
  constructor(gpu: Gpu, main: string, volumes = false) {
    this.gpu = gpu;
    this.#main = main;
    this.#volumes = volumes;
    this.#tables = new Tables(gpu);
  }

  /** The program and what it reads, for the cells as they are now; `null` while they are not on this context, and for volumes that it cannot take. */
  take({ rule, size, engine }: Simulation): { program: GpuProgram; uniforms: Uniforms } | null {
    if (!engine || engine.gpu !== this.gpu || (size.length > 2 && !this.#volumes)) return null;
    const { layout } = engine.plan;
    const key = [layout.key, size.length, rule.structureKey].join('|');
    if (!this.#program || key !== this.#key) {
      const { fragment, tables } = emitPerceived(rule, layout, size);
      const before = this.#program;
      this.#program = this.gpu.programs.acquire({ vertex: fullscreen, fragment: fragment(this.#main) });
      if (before) this.gpu.programs.release(before);
      this.#uniforms = this.#tables.upload(tables);
      this.#key = key;
    }
    return { program: this.#program, uniforms: { ...this.#uniforms, tState: engine.texture, uSize: [...size] } };
  }

  dispose(): void {
    if (this.#program) this.gpu.programs.release(this.#program);
    this.#program = null;
    this.#tables.dispose();
  }
}
