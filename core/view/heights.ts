// A rule's height map on one context: the program that computes it and the numbers that the program is given. Weight edits upload
// numbers; another structure takes another program. Owned by the views that draw heights; knows no canvas and no colors.

import type { Disposable } from '../base/disposable.js';
import { emitHeights, heightValues } from '../compile/heights.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram, ShaderSource } from '../gpu/program.js';
import type { Uniforms } from '../gpu/uniforms.js';
import type { Rule } from '../rule/rule.js';
import { Tables } from './tables.js';

/** A program, the numbers for it, and whose they are. */
export interface TakenHeights {
  readonly program: GpuProgram;
  readonly uniforms: Uniforms;
  /** The rule that is computed: the one that was asked for, or while its program compiles, the one before. */
  readonly rule: Rule;
  /** Whether another program is being compiled: ask again with the next picture. */
  readonly pending: boolean;
}

/** A program by the structure that it is for. */
interface Compiled {
  readonly structure: string;
  readonly program: GpuProgram;
}

/** Computes a rule's heights in one shader. */
export class Heights implements Disposable {
  readonly gpu: Gpu;
  readonly #shader: (heights: string) => ShaderSource;
  readonly #tables: Tables;
  #now: Compiled | null = null;
  #next: Compiled | null = null;
  #taken: TakenHeights | null = null;

  /** @param shader - puts the text of `heightAt` into the shaders that use it */
  constructor(gpu: Gpu, shader: (heights: string) => ShaderSource) {
    this.gpu = gpu;
    this.#shader = shader;
    this.#tables = new Tables(gpu);
  }

  /** The program and the numbers for a rule; `uPlane` and `uUnit` are the caller's. Waits for the compiler the first time alone. */
  take(rule: Rule): TakenHeights {
    const structure = rule.structureKey;
    if (this.#now?.structure !== structure && !this.#turnTo(rule, structure)) return { ...(this.#taken as TakenHeights), pending: true };
    if (this.#next && this.#now?.structure === structure) this.#dropNext();
    if (rule === this.#taken?.rule) return this.#taken;
    const { uniforms, tables } = heightValues(rule);
    const { program } = this.#now as Compiled;
    return (this.#taken = { program, uniforms: { ...uniforms, ...this.#tables.upload(tables) }, rule, pending: false });
  }

  /** Takes the program for another structure. @returns whether it is in use now */
  #turnTo(rule: Rule, structure: string): boolean {
    if (this.#next?.structure !== structure) {
      this.#dropNext();
      this.#next = { structure, program: this.gpu.programs.acquire(this.#shader(emitHeights(rule))) };
    }
    if (this.#now && !this.#next.program.ready) return false;
    if (this.#now) this.gpu.programs.release(this.#now.program);
    this.#now = this.#next;
    this.#next = null;
    return true;
  }

  #dropNext(): void {
    if (this.#next) this.gpu.programs.release(this.#next.program);
    this.#next = null;
  }

  dispose(): void {
    this.#dropNext();
    if (this.#now) this.gpu.programs.release(this.#now.program);
    this.#tables.dispose();
    this.#now = this.#taken = null;
  }
}
