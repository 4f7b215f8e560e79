// A shader program on OGL's, with what OGL leaves out: compiling beside the main thread where the driver can, an error that
// carries the numbered source, uniforms of every type, and deletion.

import { Program } from 'ogl';
import type { Disposable } from '../base/disposable.js';
import { CaError } from '../base/errors.js';
import type { GpuContext } from './context.js';
import { activeUniforms, setUniforms, type ActiveUniform, type Uniforms } from './uniforms.js';

/** The text of the two shaders. */
export interface ShaderSource {
  readonly vertex: string;
  readonly fragment: string;
}

/** OGL's program without its own compile step, which blocks on the logs and only warns of a failed link. */
class UncheckedProgram extends Program {
  override setShaders({ vertex, fragment }: ShaderSource): void {
    const { gl } = this;
    gl.shaderSource(this.vertexShader, vertex);
    gl.compileShader(this.vertexShader);
    gl.shaderSource(this.fragmentShader, fragment);
    gl.compileShader(this.fragmentShader);
    gl.linkProgram(this.program);
  }
}

/** The text with line numbers, as a driver counts them. */
export function numbered(source: string): string {
  return source
    .split('\n')
    .map((line, index) => `${String(index + 1).padStart(4)} | ${line}`)
    .join('\n');
}

/** A program. Compiling starts at once; `ready` tells whether it is done, the first use waits for it. */
export class GpuProgram implements Disposable {
  readonly ogl: Program;
  readonly #gpu: GpuContext;
  readonly #source: ShaderSource;
  #uniforms: readonly ActiveUniform[] | undefined;
  #alive = true;

  constructor(gpu: GpuContext, source: ShaderSource) {
    this.#gpu = gpu;
    this.#source = source;
    this.ogl = new UncheckedProgram(gpu.ogl, { ...source, depthTest: false, depthWrite: false, cullFace: null });
    gpu.count('programs');
  }

  /** Whether the first use would return without waiting for the compiler. */
  get ready(): boolean {
    if (this.#uniforms || !this.#gpu.capabilities.parallelCompile) return true;
    const COMPLETION_STATUS_KHR = 0x91b1;
    return this.#gpu.gl.getProgramParameter(this.ogl.program, COMPLETION_STATUS_KHR) as boolean;
  }

  /**
   * Makes it the current program and sets all its uniforms.
   * @throws CaError `shader` if it did not compile; the message holds the driver's words and the numbered source
   */
  use(uniforms: Uniforms): void {
    const { gl, renderer } = this.#gpu;
    this.#uniforms ??= this.#link();
    if (renderer.state.currentProgram !== this.ogl.id) {
      gl.useProgram(this.ogl.program);
      renderer.state.currentProgram = this.ogl.id;
    }
    setUniforms(gl, this.#uniforms, uniforms);
  }

  #link(): ActiveUniform[] {
    const { gl } = this.#gpu;
    const { program, vertexShader, fragmentShader } = this.ogl;
    if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
      const log = [gl.getShaderInfoLog(vertexShader), gl.getShaderInfoLog(fragmentShader), gl.getProgramInfoLog(program)];
      const sources = `${numbered(this.#source.vertex)}\n\n${numbered(this.#source.fragment)}`;
      throw new CaError('shader', `did not compile\n${log.filter(Boolean).join('\n')}\n${sources}`, { where: 'shader' });
    }
    // What OGL's own compile step would have left for Geometry.draw.
    this.ogl.attributeLocations = new Map();
    const order: string[] = [];
    const count = gl.getProgramParameter(program, gl.ACTIVE_ATTRIBUTES) as number;
    for (let index = 0; index < count; index++) {
      const attribute = gl.getActiveAttrib(program, index);
      const location = attribute ? gl.getAttribLocation(program, attribute.name) : -1;
      if (!attribute || location < 0) continue; // gl_VertexID and its kin
      order[location] = attribute.name;
      this.ogl.attributeLocations.set(attribute, location);
    }
    this.ogl.attributeOrder = order.join('');
    return activeUniforms(gl, program);
  }

  dispose(): void {
    if (!this.#alive) return;
    this.#alive = false;
    const { gl, renderer } = this.#gpu;
    gl.deleteShader(this.ogl.vertexShader);
    gl.deleteShader(this.ogl.fragmentShader);
    gl.deleteProgram(this.ogl.program);
    if (renderer.state.currentProgram === this.ogl.id) renderer.state.currentProgram = null as never;
    this.#gpu.count('programs', -1);
  }
}
