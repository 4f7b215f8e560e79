// One live WebGL2 context with OGL's renderer on it, and the few things that every other room asks of it: draw, a program, a
// fence, a read-back. When the context is lost the Gpu is dead for good; `share.ts` builds a new one.

import { Renderer, Triangle, type Geometry, type OGLRenderingContext, type RenderTarget, type Texture } from 'ogl';
import type { Disposable } from '../base/disposable.js';
import { CaError } from '../base/errors.js';
import type { TextureFormat } from '../compile/formats.js';
import { capabilitiesOf, openContext, type Capabilities, type GpuCanvas } from './capabilities.js';
import type { GpuContext } from './context.js';
import type { GpuObject, LiveCounts } from './counts.js';
import type { GpuProgram } from './program.js';
import { ProgramCache } from './program-cache.js';
import { GpuTarget, GpuTexture, type TextureOptions } from './texture.js';
import type { Uniforms } from './uniforms.js';

/** A rectangle of a target or of the canvas in pixels, y up from the bottom as GL has it. */
export type Viewport = readonly [x: number, y: number, width: number, height: number];

/** What can be drawn into: a target, or a scene's with depth. */
export interface DrawTarget {
  readonly width: number;
  readonly height: number;
  /** What OGL binds. */
  readonly ogl: { readonly buffer: WebGLFramebuffer };
}

/** One draw. */
export interface DrawOptions {
  program: GpuProgram;
  uniforms: Uniforms;
  /** Where to; `null` is the canvas. */
  target: DrawTarget | null;
  /** Which part; the whole target unless told. Nothing outside it is touched. */
  viewport?: Viewport;
  /** What to draw; one triangle that covers the viewport unless told. */
  geometry?: Geometry;
  mode?: number;
  /** Nearer hides farther: only for a target with depth. Off unless told. */
  depth?: boolean;
  /** `over`: premultiplied color over what is there; `add`: numbers are added up. What is there is replaced unless told. */
  blend?: 'over' | 'add';
}

/** A context and what belongs to it. */
export class Gpu implements GpuContext, Disposable {
  readonly canvas: GpuCanvas;
  readonly renderer: Renderer;
  readonly gl: WebGL2RenderingContext;
  readonly capabilities: Capabilities;
  readonly programs: ProgramCache;
  readonly #counts: LiveCounts;
  readonly #triangle: Triangle;
  #alive = true;

  /**
   * @throws CaError `capability` if there is no WebGL2
   */
  constructor(counts: LiveCounts) {
    this.#counts = counts;
    const attributes = {
      alpha: true,
      depth: false,
      stencil: false,
      antialias: false,
      premultipliedAlpha: true,
      powerPreference: 'high-performance',
    };
    // OGL falls back to WebGL1 and then fails on null: ask first, with the attributes that it will ask for again.
    const found = openContext(attributes as WebGLContextAttributes);
    if (!found) throw new CaError('capability', 'WebGL2 is not to be had', { expected: 'a browser and a graphics driver with WebGL2' });
    this.canvas = found.canvas;
    this.gl = found.gl;
    this.renderer = new Renderer({ canvas: this.canvas as HTMLCanvasElement, width: 1, height: 1, ...attributes });
    this.capabilities = capabilitiesOf(this.gl);
    this.programs = new ProgramCache(this);
    this.#triangle = new Triangle(this.ogl);
    counts.add('contexts');
    counts.add('geometries');
  }

  /** The context as OGL's constructors want it. */
  get ogl(): OGLRenderingContext {
    return this.gl as unknown as OGLRenderingContext;
  }

  /** Keeps the count of live objects. What belonged to a dead context was forgotten with it. */
  count(kind: GpuObject, change = 1): void {
    if (this.#alive) this.#counts.add(kind, change);
  }

  /** Whether the context is gone, by loss or by disposal. */
  get lost(): boolean {
    return !this.#alive || this.gl.isContextLost();
  }

  /** A new texture, all zero, for views, which are there before the GPU's part is. Whoever asks disposes it. */
  texture(format: TextureFormat, width: number, height: number, options?: TextureOptions): GpuTexture {
    return new GpuTexture(this, format, width, height, options);
  }

  /** A new target. Whoever asks disposes it. */
  target(format: TextureFormat, width: number, height: number): GpuTarget {
    return new GpuTarget(this, format, width, height);
  }

  /** Runs a program over a target. */
  draw(options: DrawOptions): void {
    const { program, uniforms, target, viewport, geometry = this.#triangle, mode = this.gl.TRIANGLES, depth, blend } = options;
    const { gl, renderer } = this;
    const [x, y, width, height] = viewport ?? [0, 0, target?.width ?? this.canvas.width, target?.height ?? this.canvas.height];
    // Not renderer.setViewport, which ignores a change of x and y alone.
    gl.viewport(x, y, width, height);
    program.use(uniforms);
    renderer.bindFramebuffer(target ? (target.ogl as RenderTarget) : undefined);
    if (depth) gl.enable(gl.DEPTH_TEST);
    if (blend) gl.enable(gl.BLEND);
    if (blend) gl.blendFunc(gl.ONE, blend === 'over' ? gl.ONE_MINUS_SRC_ALPHA : gl.ONE);
    geometry.draw({ program: program.ogl, mode });
    if (depth) gl.disable(gl.DEPTH_TEST);
    if (blend) gl.disable(gl.BLEND);
  }

  /** Fills a target with zeros. */
  clear(target: GpuTarget): void {
    const { gl, renderer } = this;
    renderer.bindFramebuffer(target.ogl);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }

  /** Fills a part of the canvas with nothing at all: transparent black. */
  clearCanvas([x, y, width, height]: Viewport): void {
    const { gl, renderer } = this;
    renderer.bindFramebuffer();
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(x, y, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.disable(gl.SCISSOR_TEST);
  }

  /** Gives the canvas a new size, in pixels. */
  resizeCanvas(width: number, height: number): void {
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
  }

  deleteTexture(texture: Texture): void {
    this.gl.deleteTexture(texture.texture);
    this.#forgetTextureUnits();
  }

  deleteTarget(target: RenderTarget): void {
    for (const { texture } of target.textures) this.gl.deleteTexture(texture);
    this.gl.deleteFramebuffer(target.buffer);
    if (this.renderer.state.framebuffer === target.buffer) this.renderer.bindFramebuffer();
    this.#forgetTextureUnits();
  }

  /** GL unbinds a deleted texture; OGL's cache of what is bound where must not say otherwise. */
  #forgetTextureUnits(): void {
    (this.renderer.state as { textureUnits: unknown[] }).textureUnits = [];
  }

  /** Gives the context back to the browser. Every object on it is gone too. */
  dispose(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#counts.add('contexts', -1);
    this.#counts.forgetObjects();
    this.gl.getExtension('WEBGL_lose_context')?.loseContext();
    this.canvas.width = this.canvas.height = 1;
  }
}
