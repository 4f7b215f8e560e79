// The cells of an automaton on the GPU: two targets that take turns. One holds the cells now, the other is drawn into and becomes
// the cells next.

import type { Disposable } from '../base/disposable.js';
import { CaError } from '../base/errors.js';
import type { Size } from '../base/limits.js';
import type { Cells, Layout } from '../compile/layout.js';
import type { Gpu } from '../gpu/gpu.js';
import { readTexels } from '../gpu/read-back.js';
import { GpuTarget, type GpuTexture } from '../gpu/texture.js';

/** Texels of a field as they were read, with the layout that they are in. */
export interface RawCells {
  readonly layout: Layout;
  readonly texels: Uint8Array | Uint32Array | Float32Array;
}

/** Ping-pong targets in a layout. */
export class Field implements Disposable {
  readonly layout: Layout;
  readonly size: Size;
  readonly #gpu: Gpu;
  #now: GpuTarget;
  #next: GpuTarget;

  /** @throws CaError `size` if the machine's textures are too small */
  constructor(gpu: Gpu, layout: Layout, size: Size) {
    const [width, height] = layout.extent(size);
    const most = gpu.capabilities.maxTextureSize;
    if (width > most || height > most)
      throw new CaError('size', 'too large for this machine', {
        where: 'size',
        expected: `sides up to ${most} texels`,
        got: `${width} × ${height}`,
      });
    this.#gpu = gpu;
    this.layout = layout;
    this.size = size;
    this.#now = new GpuTarget(gpu, layout.format, width, height);
    this.#next = new GpuTarget(gpu, layout.format, width, height);
  }

  /** The cells now. */
  get texture(): GpuTexture {
    return this.#now.texture;
  }

  /** What a pass draws into; {@link swap} makes it the cells. */
  get next(): GpuTarget {
    return this.#next;
  }

  swap(): void {
    [this.#now, this.#next] = [this.#next, this.#now];
  }

  /** Replaces all cells. */
  load(cells: Cells): void {
    this.#now.texture.upload(this.layout.pack(cells, this.size));
  }

  /** Replaces all cells with texels that were read from a field of the same layout. */
  loadRaw({ texels }: RawCells): void {
    this.#now.texture.upload(texels);
  }

  /** The cells as they are now, without stopping the page. */
  async readRaw(): Promise<RawCells> {
    return { layout: this.layout, texels: await readTexels(this.#gpu, this.#now) };
  }

  dispose(): void {
    this.#now.dispose();
    this.#next.dispose();
  }
}
