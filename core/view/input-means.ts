// The mean over all cells of each of a rule's inputs, now. Blocks of cells are summed on the GPU, the blocks' sums on the CPU.

import type { Disposable } from '../base/disposable.js';
import { cellCount } from '../base/limits.js';
import type { Gpu } from '../gpu/gpu.js';
import { readTexels } from '../gpu/read-back.js';
import type { GpuTarget } from '../gpu/texture.js';
import type { Simulation } from '../simulation/simulation.js';
import sums from '../../shaders/input-sums.glsl';
import { Perceived } from './perceived.js';

/** Blocks along each side, at most: enough for a GPU to be busy, and few to read. */
const BLOCKS = 64;

/** Averages what the cells of simulations on one context perceive. */
export class InputMeans implements Disposable {
  readonly gpu: Gpu;
  readonly #perceived: Perceived;

  constructor(gpu: Gpu) {
    this.gpu = gpu;
    this.#perceived = new Perceived(gpu, sums);
  }

  /**
   * The means as they are now.
   * @returns `[inputs]`, or `null` while the cells are not on this context
   * @throws CaError `lost`
   */
  read(simulation: Simulation): Promise<Float64Array> | null {
    const taken = this.#perceived.take(simulation);
    const { float32, float16 } = this.gpu.capabilities;
    if (!taken || (!float32 && !float16)) return null;
    const { size, rule } = simulation;
    const uBlock = [Math.ceil(size[0] / BLOCKS), Math.ceil(size[1] / BLOCKS)];
    const extent = [Math.ceil(size[0] / uBlock[0]), Math.ceil(size[1] / uBlock[1])];
    const fours = Array.from({ length: Math.ceil(rule.inputs.length / 4) }, (_, four) => {
      const target = this.gpu.target(float32 ? 'RGBA32F' : 'RGBA16F', extent[0], extent[1]);
      this.gpu.draw({ program: taken.program, target, uniforms: { ...taken.uniforms, uFirst: 4 * four, uBlock } });
      return target;
    });
    return this.#collect(fours, rule.inputs.length, cellCount(size));
  }

  async #collect(fours: readonly GpuTarget[], inputs: number, cells: number): Promise<Float64Array> {
    const means = new Float64Array(inputs);
    try {
      const texels = await Promise.all(fours.map((target) => readTexels(this.gpu, target)));
      texels.forEach((values, four) => values.forEach((sum, i) => (means[4 * four + (i & 3)] += sum / cells)));
    } finally {
      for (const target of fours) target.dispose();
    }
    return means.subarray(0, inputs);
  }

  dispose(): void {
    this.#perceived.dispose();
  }
}
