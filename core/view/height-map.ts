// The heights of one unit over two inputs as a texture of nodes, which meshes and maps fetch from. Baked by the network's own
// GLSL; baked anew only when the rule, the unit or the axes are others.

import type { Disposable } from '../base/disposable.js';
import { CaError } from '../base/errors.js';
import { fragment } from '../compile/glsl.js';
import { hasHeight, heightIndex } from '../compile/height-names.js';
import { heightRange, planeOf, type HeightAxes, type Range } from '../compile/heights-range.js';
import type { Gpu } from '../gpu/gpu.js';
import { readTexels } from '../gpu/read-back.js';
import type { GpuTarget, GpuTexture } from '../gpu/texture.js';
import type { Rule } from '../rule/rule.js';
import fullscreen from '../../shaders/fullscreen.vert';
import bake from '../../shaders/bake-heights.glsl';
import { Heights } from './heights.js';

const shaders = (heights: string) => ({ vertex: fullscreen, fragment: fragment(heights, bake) });

/** A baked height map on one context. */
export class HeightMap implements Disposable {
  /** Heights along x and along y. */
  readonly nodes: readonly [number, number];
  readonly #gpu: Gpu;
  readonly #heights: Heights;
  readonly #target: GpuTarget;
  #rule: Rule | null = null;
  #key = '';
  #range: Range = [0, 1];

  /** @throws CaError `capability` if the machine cannot draw into float textures */
  constructor(gpu: Gpu, nodes: readonly [number, number]) {
    const { float32, float16 } = gpu.capabilities;
    if (!float32 && !float16)
      throw new CaError('capability', 'heights cannot be computed here', { where: 'surface', expected: 'float targets', got: 'none' });
    this.nodes = nodes;
    this.#gpu = gpu;
    this.#heights = new Heights(gpu, shaders);
    this.#target = gpu.target(float32 ? 'R32F' : 'R16F', ...nodes);
  }

  /** Heights, `[nodes along y][nodes along x]`: the first row at the lowest y. */
  get texture(): GpuTexture {
    return this.#target.texture;
  }

  /** Lowest and highest height of what was baked last. */
  get range(): Range {
    return this.#range;
  }

  /**
   * Computes the heights if they are others than those that are there. While the program of another structure compiles, they stay those
   * of the rule before.
   * @returns whether that is so: then ask again with the next picture
   */
  bake(rule: Rule, unit: string | null, axes: Partial<HeightAxes>): boolean {
    const { program, uniforms, rule: shown, pending } = this.#heights.take(rule);
    const key = JSON.stringify([unit, axes]);
    if ((shown === this.#rule && key === this.#key) || !hasHeight(shown, unit)) return pending;
    const own = { uPlane: planeOf(shown, axes), uUnit: heightIndex(shown, unit), uNodes: [...this.nodes] };
    this.#gpu.draw({ program, target: this.#target, uniforms: { ...uniforms, ...own } });
    this.#range = heightRange(shown, unit, axes);
    this.#rule = shown;
    this.#key = key;
    return pending;
  }

  /** The heights, `[nodes along y][nodes along x]`. @throws CaError `lost` */
  async read(): Promise<Float32Array> {
    return (await readTexels(this.#gpu, this.#target)) as Float32Array;
  }

  dispose(): void {
    this.#heights.dispose();
    this.#target.dispose();
  }
}
