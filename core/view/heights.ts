// A rule's height map on one context: the program that computes it and the numbers that the program is given. Weight edits upload
// numbers; another structure takes another program. Owned by the views that draw heights; knows no canvas and no colors.

import type { Disposable } from '../base/disposable.js';
import { emitHeights, heightValues } from '../compile/heights.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram, ShaderSource } from '../gpu/program.js';
import type { Uniforms } from '../gpu/uniforms.js';
import type { Rule } from '../rule/rule.js';
import { Tables } from './tables.js';

/** Computes a rule's heights in one shader. */
export class Heights implements Disposable {
  readonly gpu: Gpu;
  readonly #shader: (heights: string) => ShaderSource;
  readonly #tables: Tables;
  #structure = '';
  #rule: Rule | null = null;
  #program: GpuProgram | null = null;
  #uniforms: Uniforms = {};

  /** @param shader - puts the text of `heightAt` into the shaders that use it */
  constructor(gpu: Gpu, shader: (heights: string) => ShaderSource) {
    this.gpu = gpu;
    this.#shader = shader;
    this.#tables = new Tables(gpu);
  }

  /** The program and the numbers for a rule; `uPlane` and `uUnit` are the caller's. */
  take(rule: Rule): { program: GpuProgram; uniforms: Uniforms } {
    if (!this.#program || rule.structureKey !== this.#structure) {
      const before = this.#program;
      this.#program = this.gpu.programs.acquire(this.#shader(emitHeights(rule)));
      this.#structure = rule.structureKey;
      if (before) this.gpu.programs.release(before);
    }
    if (rule !== this.#rule) this.#upload(rule);
    this.#rule = rule;
    return { program: this.#program, uniforms: this.#uniforms };
  }

  #upload(rule: Rule): void {
    const { uniforms, tables } = heightValues(rule);
    this.#uniforms = { ...uniforms, ...this.#tables.upload(tables) };
  }

  dispose(): void {
    if (this.#program) this.gpu.programs.release(this.#program);
    this.#tables.dispose();
    this.#program = this.#rule = null;
  }
}
