// Stands between a test and the driver's compiler: one that works beside the page, as drivers do and software does not. It says that a
// program is done when the test lets it, and counts who asks for one before that, who would have to wait.

import type { Gpu } from '../../core/gpu/gpu.js';

/** KHR_parallel_shader_compile's question whether a program is done. */
const COMPLETION_STATUS_KHR = 0x91b1;

/** The compiler of one context, until {@link restore}. */
export class SideCompiler {
  /** How often it was asked whether a program is linked. */
  asked = 0;
  /** How often of that before it had said that the program is done: then a page waits. */
  early = 0;
  readonly #done = new WeakSet<WebGLProgram>();
  readonly #capabilities: { parallelCompile: boolean };
  readonly #before: boolean;
  readonly #gl: WebGL2RenderingContext;
  #held: boolean;

  /** @param held - nothing is done before {@link letGo} */
  constructor({ gl, capabilities }: Gpu, held: boolean) {
    this.#gl = gl;
    this.#held = held;
    this.#capabilities = capabilities;
    this.#before = capabilities.parallelCompile;
    this.#capabilities.parallelCompile = true;
    gl.getProgramParameter = (program: WebGLProgram, name: GLenum): unknown => this.#answer(program, name);
  }

  #answer(program: WebGLProgram, name: GLenum): unknown {
    if (name === COMPLETION_STATUS_KHR) {
      if (!this.#held) this.#done.add(program);
      return !this.#held;
    }
    if (name === this.#gl.LINK_STATUS) {
      this.asked++;
      if (!this.#done.has(program)) this.early++;
    }
    return WebGL2RenderingContext.prototype.getProgramParameter.call(this.#gl, program, name);
  }

  letGo(): void {
    this.#held = false;
  }

  restore(): void {
    this.#capabilities.parallelCompile = this.#before;
    Reflect.deleteProperty(this.#gl, 'getProgramParameter');
  }
}
