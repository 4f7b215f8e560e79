// The sunlight in a cloud: how much of it reaches each place, half as fine as the cells. Worked out once for a field and a sun, where
// every sample of every ray would else do it again.

import type { Disposable } from '../base/disposable.js';
import { fragment } from '../compile/glsl.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import type { Uniforms } from '../gpu/uniforms.js';
import { VolumeTexture } from '../gpu/volume-texture.js';
import fullscreen from '../../shaders/fullscreen.vert';
import light from '../../shaders/volume-light.glsl';
import sampling from '../../shaders/volume-march-field.glsl';
import { severalSlices } from './volume-field.js';
import type { Extent3 } from './volume-rays.js';
import type { VolumeField } from './volume-source.js';

/** Cells that share a number of light, along each side. */
const COARSENESS = 2;
/** Slices that one draw fills where the machine can. */
const TOGETHER = 8;

/** The light in one field. */
export class VolumeLight implements Disposable {
  readonly #gpu: Gpu;
  readonly #size: Extent3;
  readonly #program: GpuProgram;
  readonly #texture: VolumeTexture;
  #field: VolumeField | null = null;
  #key = '';

  /** @param size - of the field, in cells; @param ring - whether its slices are one */
  constructor(gpu: Gpu, size: Extent3, ring: boolean) {
    const together = Math.min(TOGETHER, gpu.capabilities.maxDrawBuffers);
    const [x, y, z] = size.map((side) => Math.ceil(side / COARSENESS));
    this.#gpu = gpu;
    this.#size = size;
    this.#program = gpu.programs.acquire({
      vertex: fullscreen,
      fragment: severalSlices(fragment(`#define RING ${Number(ring)}`, sampling, light), together),
    });
    this.#texture = new VolumeTexture(gpu, x, y, z, { together });
  }

  /**
   * The light in a field as it is.
   * @param uniforms - those of the field and its box
   * @param sun - direction towards it, of unit length
   */
  texture(field: VolumeField, uniforms: Uniforms, sun: readonly number[]): VolumeTexture {
    const { width, height, depth, slabs } = this.#texture;
    const key = JSON.stringify([sun, uniforms.uLow, uniforms.uHigh]);
    if (key === this.#key && field.texture === this.#field?.texture && field.version === this.#field.version) return this.#texture;
    const uScale = [width, height, depth].map((side, axis) => this.#size[axis] / side);
    for (const target of slabs)
      this.#gpu.draw({ program: this.#program, target, uniforms: { ...uniforms, uScale, uSun: [...sun], uFirst: target.first } });
    this.#field = field;
    this.#key = key;
    return this.#texture;
  }

  dispose(): void {
    this.#gpu.programs.release(this.#program);
    this.#texture.dispose();
  }
}
