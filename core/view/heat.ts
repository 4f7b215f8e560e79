// Counts in which bins of a plot the cells are, now: a pass writes each cell's bin, from the cells as the GPU holds them; then points
// add themselves up into the bins (on a GPU), or the bins' numbers come to the CPU, which is quicker where the GPU is a program.

import type { Disposable } from '../base/disposable.js';
import type { Size } from '../base/limits.js';
import { fragment } from '../compile/glsl.js';
import { GpuGeometry } from '../gpu/geometry.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import { readTexels } from '../gpu/read-back.js';
import type { GpuTarget } from '../gpu/texture.js';
import type { Simulation } from '../simulation/simulation.js';
import bins from '../../shaders/heat-bins.glsl';
import one from '../../shaders/heat-one.glsl';
import scatter from '../../shaders/heat-scatter.vert';
import type { Bins } from './heat-bins.js';
import { Perceived } from './perceived.js';

/** Copies of the bins, and up to how many bins there are copies: with hundreds of bins points seldom meet. */
const COPIES = 16;
const FEW_BINS = 1024;

/** What the points need. */
interface Scatter {
  readonly key: string;
  readonly program: GpuProgram;
  readonly points: GpuGeometry;
  readonly counts: GpuTarget;
  readonly copies: number;
}

/** Columns and rows of a target with a texel for each cell, and how many slices of a volume stand in a row. */
function extentFor([columns, rows, slices = 1]: Size): readonly [width: number, height: number, across: number] {
  const across = Math.ceil(Math.sqrt(slices));
  return [columns * across, rows * Math.ceil(slices / across), across];
}

/** Counts the cells of simulations on one context. */
export class HeatCounter implements Disposable {
  readonly gpu: Gpu;
  readonly #perceived: Perceived;
  readonly #scatters: boolean;
  #cells: GpuTarget | null = null;
  #scatter: Scatter | null = null;

  /** @param where - who adds up; whoever is quicker here unless told */
  constructor(gpu: Gpu, where?: 'gpu' | 'cpu') {
    this.gpu = gpu;
    this.#perceived = new Perceived(gpu, bins, true);
    const { software, float32 } = gpu.capabilities;
    const able = float32 && gpu.gl.getExtension('EXT_float_blend') !== null;
    this.#scatters = able && (where === 'gpu' || (where === undefined && !software));
  }

  /**
   * Counts the cells as they are now.
   * @returns `[y][x]`, or `null` while the cells are not on this context
   * @throws CaError `lost`
   */
  count(simulation: Simulation, into: Bins): Promise<Float64Array> | null {
    const taken = this.#perceived.take(simulation);
    if (!taken) return null;
    const [width, height, uAcross] = extentFor(simulation.size);
    if (this.#cells && (this.#cells.width !== width || this.#cells.height !== height)) {
      this.#cells.dispose();
      this.#cells = null;
    }
    this.#cells ??= this.gpu.target('RGBA8', width, height);
    const { x, y } = into;
    const own = {
      uAxes: [x.input, y.input],
      uLow: [x.low, y.low],
      uPerStep: [x.perStep, y.perStep],
      uHalf: [x.half, y.half],
      uBins: [x.count, y.count],
      uAcross,
    };
    this.gpu.draw({ program: taken.program, target: this.#cells, uniforms: { ...taken.uniforms, ...own } });
    return this.#scatters ? this.#countOnGpu(this.#cells, into, width * height) : this.#countHere(this.#cells, into);
  }

  async #countHere(cells: GpuTarget, { x, y }: Bins): Promise<Float64Array> {
    const counts = new Float64Array(x.count * y.count);
    const texels = await readTexels(this.gpu, cells);
    for (let i = 0; i < texels.length; i += 4) if (texels[i + 3]) counts[texels[i] + 256 * texels[i + 1]]++;
    return counts;
  }

  async #countOnGpu(cells: GpuTarget, { x, y }: Bins, points: number): Promise<Float64Array> {
    const { program, counts, copies, points: geometry } = this.#scatterFor(x.count, y.count, points);
    this.gpu.clear(counts);
    const uniforms = { tBins: cells.texture, uCells: [cells.width, cells.height], uBins: [x.count, y.count], uCopies: copies };
    this.gpu.draw({ program, target: counts, geometry: geometry.ogl, mode: this.gpu.gl.POINTS, blend: 'add', uniforms });
    const texels = await readTexels(this.gpu, counts);
    const sums = new Float64Array(x.count * y.count);
    texels.forEach((count, i) => (sums[i % sums.length] += count));
    return sums;
  }

  #scatterFor(columns: number, rows: number, points: number): Scatter {
    const key = [columns, rows, points].join();
    if (this.#scatter?.key === key) return this.#scatter;
    this.#releaseScatter();
    const copies = columns * rows <= FEW_BINS ? COPIES : 1;
    return (this.#scatter = {
      key,
      program: this.gpu.programs.acquire({ vertex: scatter, fragment: fragment(one) }),
      points: new GpuGeometry(this.gpu, points),
      counts: this.gpu.target('R32F', columns, rows * copies),
      copies,
    });
  }

  #releaseScatter(): void {
    if (!this.#scatter) return;
    this.gpu.programs.release(this.#scatter.program);
    this.#scatter.points.dispose();
    this.#scatter.counts.dispose();
    this.#scatter = null;
  }

  dispose(): void {
    this.#perceived.dispose();
    this.#cells?.dispose();
    this.#cells = null;
    this.#releaseScatter();
  }
}
