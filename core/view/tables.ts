// The tables of a piece of GLSL as textures: made, filled and freed together.

import type { Disposable } from '../base/disposable.js';
import type { TableData } from '../compile/plan.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuTexture } from '../gpu/texture.js';

/** Textures by sampler name. */
export class Tables implements Disposable {
  readonly #gpu: Gpu;
  #textures = new Map<string, GpuTexture>();

  constructor(gpu: Gpu) {
    this.#gpu = gpu;
  }

  /** Uploads the tables; those of a name and an extent that are there are written over, others go. @returns textures by sampler name */
  upload(tables: Readonly<Record<string, TableData>>): Readonly<Record<string, GpuTexture>> {
    const before = this.#textures;
    this.#textures = new Map();
    for (const [name, { format, width, height, texels }] of Object.entries(tables)) {
      const known = before.get(name);
      const fits = known?.format === format && known.width === width && known.height === height;
      const texture = fits ? known : this.#gpu.texture(format, width, height);
      if (fits) before.delete(name);
      texture.upload(texels);
      this.#textures.set(name, texture);
    }
    for (const texture of before.values()) texture.dispose();
    return Object.fromEntries(this.#textures);
  }

  dispose(): void {
    for (const texture of this.#textures.values()) texture.dispose();
    this.#textures.clear();
  }
}
