// A 3D texture of bytes that can be sampled smoothly, and drawn into a few slices at a time. Whoever makes one disposes it.

import { Texture } from 'ogl';
import type { Disposable } from '../base/disposable.js';
import type { GpuContext } from './context.js';
import type { DrawTarget } from './gpu.js';

/** How it is made. */
export interface VolumeTextureOptions {
  /** Slices that one draw fills, at most what the machine's draws can write; 1 unless told. */
  readonly together?: number;
  /** Coarser and coarser copies are kept too: {@link VolumeTexture.refine} makes them anew. */
  readonly mips?: boolean;
  /** What lies beyond the last slice is the first: a ring. */
  readonly ring?: boolean;
}

/** Some slices, as a draw fills them. */
export interface Slab extends DrawTarget {
  readonly first: number;
  readonly count: number;
}

/** One byte for each of `[depth][height][width]` cells, 0 to 1 in a shader; all zero at first. */
export class VolumeTexture implements Disposable {
  readonly ogl: Texture;
  /** Its slices, from the first to the last. */
  readonly slabs: readonly Slab[];
  /** Whether what lies beyond the last slice is the first. */
  readonly ring: boolean;
  readonly #gpu: GpuContext;
  readonly #mips: boolean;
  #alive = true;

  constructor(
    gpu: GpuContext,
    readonly width: number,
    readonly height: number,
    readonly depth: number,
    { together = 1, mips = false, ring = false }: VolumeTextureOptions = {},
  ) {
    const { gl } = gpu;
    this.#gpu = gpu;
    this.#mips = mips;
    this.ring = ring;
    this.ogl = new Texture(gpu.ogl, {
      ...{ target: gl.TEXTURE_3D, width, height, length: depth, internalFormat: gl.R8, format: gl.RED, type: gl.UNSIGNED_BYTE },
      // One level at a time: software takes both where it could mix two, also where the first alone is asked for.
      ...{ minFilter: mips ? gl.LINEAR_MIPMAP_NEAREST : gl.LINEAR, magFilter: gl.LINEAR, wrapR: ring ? gl.REPEAT : gl.CLAMP_TO_EDGE },
      ...{ generateMipmaps: false, flipY: false, unpackAlignment: 1 },
    });
    this.ogl.update(0);
    gpu.count('textures');
    this.slabs = Array.from({ length: Math.ceil(depth / together) }, (_, i) => this.#slab(i * together, together));
    gpu.count('targets', this.slabs.length);
  }

  /** The highest mip that there is. */
  get coarsest(): number {
    return this.#mips ? Math.floor(Math.log2(Math.max(this.width, this.height, this.depth))) : 0;
  }

  #slab(first: number, together: number): Slab {
    const { gl, renderer } = this.#gpu;
    const { width, height } = this;
    const count = Math.min(together, this.depth - first);
    const slab = { first, count, width, height, ogl: { buffer: gl.createFramebuffer() } };
    renderer.bindFramebuffer(slab.ogl as never);
    const attachments = Array.from({ length: count }, (_, i) => gl.COLOR_ATTACHMENT0 + i);
    attachments.forEach((at, i) => gl.framebufferTextureLayer(gl.FRAMEBUFFER, at, this.ogl.texture, 0, first + i));
    gl.drawBuffers(attachments);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    return slab;
  }

  /** Makes the coarser copies, after slices were drawn. */
  refine(): void {
    const { gl, renderer } = this.#gpu;
    if (!this.#mips) return;
    renderer.activeTexture(0);
    this.ogl.bind();
    gl.generateMipmap(gl.TEXTURE_3D);
  }

  /** Fills a slab with zeros. */
  clear({ ogl }: Slab): void {
    const { gl, renderer } = this.#gpu;
    renderer.bindFramebuffer(ogl as never);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }

  dispose(): void {
    if (!this.#alive) return;
    this.#alive = false;
    const { gl, renderer } = this.#gpu;
    for (const { ogl } of this.slabs) {
      gl.deleteFramebuffer(ogl.buffer);
      if (renderer.state.framebuffer === ogl.buffer) renderer.bindFramebuffer();
    }
    this.#gpu.deleteTexture(this.ogl);
    this.#gpu.count('targets', -this.slabs.length);
    this.#gpu.count('textures', -1);
  }
}
