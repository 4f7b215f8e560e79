// A 2D texture, and a render target that owns its textures. Both wrap OGL's, which allocate and bind but never free: who makes one
// disposes it. Texels are addressed with (0, 0) first in memory; this suite puts row 0 at the top of a grid.

import { RenderTarget, Texture } from 'ogl';
import type { Disposable } from '../base/disposable.js';
import { formats, type TextureFormat } from '../compile/formats.js';
import { glFormat } from './formats.js';
import type { GpuContext } from './context.js';

/** How a texture is sampled. */
export interface TextureOptions {
  /** `linear` needs a filterable format. */
  filter?: 'nearest' | 'linear';
  wrap?: 'clamp' | 'repeat';
}

/** A rectangle in texels. */
export interface TexelRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Options for OGL's constructors, shared by textures and targets. */
function oglOptions(
  gpu: GpuContext,
  format: TextureFormat,
  width: number,
  height: number,
  { filter = 'nearest', wrap = 'clamp' }: TextureOptions,
) {
  const { gl } = gpu;
  const filtered = filter === 'linear' ? gl.LINEAR : gl.NEAREST;
  const wrapped = wrap === 'repeat' ? gl.REPEAT : gl.CLAMP_TO_EDGE;
  return {
    width,
    height,
    ...glFormat(gl, format),
    minFilter: filtered,
    magFilter: filtered,
    wrapS: wrapped,
    wrapT: wrapped,
    generateMipmaps: false,
    flipY: false,
    premultiplyAlpha: false,
    unpackAlignment: 1,
  };
}

/** A texture that shaders read: a table, a colour map, weights, cells on their way in. */
export class GpuTexture implements Disposable {
  readonly ogl: Texture;
  readonly #gpu: GpuContext;
  readonly #owned: boolean;
  #alive = true;

  /** @param wrapped - an OGL texture that a target owns; left out, one is made here, all zero */
  constructor(
    gpu: GpuContext,
    readonly format: TextureFormat,
    readonly width: number,
    readonly height: number,
    options: TextureOptions = {},
    wrapped?: Texture,
  ) {
    this.#gpu = gpu;
    this.#owned = !wrapped;
    this.ogl = wrapped ?? new Texture(gpu.ogl, oglOptions(gpu, format, width, height, options));
    if (this.#owned) {
      this.ogl.update(0); // allocates: OGL's image stays null
      gpu.count('textures');
    }
  }

  /**
   * Writes texels.
   * @param texels - as `formats[format].array`, row by row, no padding
   * @param region - where; the whole texture unless told
   */
  upload(texels: ArrayBufferView, region: TexelRegion = { x: 0, y: 0, width: this.width, height: this.height }): void {
    const { gl, renderer } = this.#gpu;
    const { format, type } = glFormat(gl, this.format);
    renderer.activeTexture(0);
    this.ogl.bind();
    // OGL keeps these three in its state cache, and only sets them when it uploads itself.
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    Object.assign(renderer.state, { unpackAlignment: 1, flipY: false, premultiplyAlpha: false });
    gl.texSubImage2D(gl.TEXTURE_2D, 0, region.x, region.y, region.width, region.height, format, type, texels);
  }

  dispose(): void {
    if (!this.#alive || !this.#owned) return;
    this.#alive = false;
    this.#gpu.deleteTexture(this.ogl);
    this.#gpu.count('textures', -1);
  }
}

/** Something to draw into: a framebuffer with one texture or several of one format. */
export class GpuTarget implements Disposable {
  readonly ogl: RenderTarget;
  /** The textures drawn into, `[count]`. */
  readonly textures: readonly GpuTexture[];
  readonly #gpu: GpuContext;
  #alive = true;

  constructor(
    gpu: GpuContext,
    readonly format: TextureFormat,
    readonly width: number,
    readonly height: number,
    { count = 1, ...options }: TextureOptions & { count?: number } = {},
  ) {
    this.#gpu = gpu;
    this.ogl = new RenderTarget(gpu.ogl, { ...oglOptions(gpu, format, width, height, options), color: count, depth: false });
    this.textures = this.ogl.textures.map((texture) => new GpuTexture(gpu, format, width, height, options, texture));
    gpu.count('targets');
    gpu.count('textures', count);
  }

  /** The first texture, which is the only one in most cases. */
  get texture(): GpuTexture {
    return this.textures[0];
  }

  /** How many bytes its textures take. */
  get bytes(): number {
    return this.width * this.height * this.textures.length * formats[this.format].bytesPerTexel;
  }

  dispose(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#gpu.deleteTarget(this.ogl);
    this.#gpu.count('targets', -1);
    this.#gpu.count('textures', -this.textures.length);
  }
}
