// A target for scenes: color and depth with several samples a pixel, and the smooth picture that they come down to. The shared canvas
// has neither depth nor samples, so that grids do not pay for them.

import type { Disposable } from '../base/disposable.js';
import type { GpuContext } from './context.js';
import type { DrawTarget } from './gpu.js';
import { GpuTarget, type GpuTexture } from './texture.js';

/** Samples a pixel: every WebGL2 has four. */
const SAMPLES = 4;
/** A picture of more pixels gets two samples: four of them, with depth, would take over 100 MB. */
const MANY_PIXELS = 2 ** 22;

/** A framebuffer with depth. */
export class SceneTarget implements DrawTarget, Disposable {
  readonly ogl: { readonly buffer: WebGLFramebuffer };
  readonly width: number;
  readonly height: number;
  readonly #gpu: GpuContext;
  readonly #picture: GpuTarget;
  readonly #buffers: WebGLRenderbuffer[];
  #alive = true;

  constructor(gpu: GpuContext, width: number, height: number) {
    const { gl, renderer } = gpu;
    this.#gpu = gpu;
    this.width = width;
    this.height = height;
    this.#picture = new GpuTarget(gpu, 'RGBA8', width, height);
    this.ogl = { buffer: gl.createFramebuffer() };
    renderer.bindFramebuffer(this.ogl as never);
    this.#buffers = [this.#attach(gl.RGBA8, gl.COLOR_ATTACHMENT0), this.#attach(gl.DEPTH_COMPONENT24, gl.DEPTH_ATTACHMENT)];
    gpu.count('targets');
    gpu.count('buffers', this.#buffers.length);
  }

  #attach(format: number, attachment: number): WebGLRenderbuffer {
    const { gl } = this.#gpu;
    const buffer = gl.createRenderbuffer();
    gl.bindRenderbuffer(gl.RENDERBUFFER, buffer);
    const samples = this.width * this.height > MANY_PIXELS ? 2 : SAMPLES;
    gl.renderbufferStorageMultisample(gl.RENDERBUFFER, samples, format, this.width, this.height);
    gl.framebufferRenderbuffer(gl.FRAMEBUFFER, attachment, gl.RENDERBUFFER, buffer);
    return buffer;
  }

  /** Nothing in it: transparent black, infinitely far. */
  clear(): void {
    const { gl, renderer } = this.#gpu;
    renderer.bindFramebuffer(this.ogl as never);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
  }

  /** The picture: the mean of each pixel's samples, premultiplied. */
  resolve(): GpuTexture {
    const { gl, renderer } = this.#gpu;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.ogl.buffer);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, this.#picture.ogl.buffer);
    const { width, height } = this;
    gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    renderer.state.framebuffer = null as never;
    return this.#picture.texture;
  }

  dispose(): void {
    if (!this.#alive) return;
    this.#alive = false;
    const { gl, renderer } = this.#gpu;
    gl.deleteFramebuffer(this.ogl.buffer);
    for (const buffer of this.#buffers) gl.deleteRenderbuffer(buffer);
    if (renderer.state.framebuffer === this.ogl.buffer) renderer.bindFramebuffer();
    this.#gpu.count('targets', -1);
    this.#gpu.count('buffers', -this.#buffers.length);
    this.#picture.dispose();
  }
}
