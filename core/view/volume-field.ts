// The cells of a volume as a texture that can be sampled smoothly, whatever layout they run in. Filled only when a picture is to be
// drawn and cells have changed.

import type { Layout } from '../compile/layout.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import type { Uniforms } from '../gpu/uniforms.js';
import { VolumeTexture } from '../gpu/volume-texture.js';
import { stateBounds } from '../rule/states.js';
import type { Engine } from '../simulation/engine.js';
import type { Simulation } from '../simulation/simulation.js';
import fullscreen from '../../shaders/fullscreen.vert';
import fill from '../../shaders/volume-march-fill.glsl';
import smoothen from '../../shaders/volume-march-smooth.glsl';
import header from '../../shaders/volume-header.glsl';
import type { VolumeField, VolumeSource } from './volume-source.js';

/** Slices that one draw fills where the machine can: more gain nothing. */
const TOGETHER = 8;

/** A shader that fills several slices in one draw. Outputs need constant places, so each has its line. */
export function severalSlices(shader: string, together: number): string {
  const lines = Array.from({ length: together }, (_, i) => `  oSlices[${i}] = shareAt(${i});`);
  return `${shader.replaceAll('SLICES', String(together))}\nvoid main() {\n${lines.join('\n')}\n}\n`;
}

/** What is on one context. */
interface Resources {
  readonly engine: Engine;
  readonly gpu: Gpu;
  readonly layout: Layout;
  readonly together: number;
  readonly fill: GpuProgram;
  readonly cells: VolumeTexture;
  /** The rounded field, with mips; made when it is first asked for. */
  smooth: { readonly program: GpuProgram; readonly texture: VolumeTexture } | null;
}

/** The cells of one volume. Whoever makes it disposes it. */
export class StateField implements VolumeSource {
  readonly size: readonly [number, number, number];
  readonly #simulation: Simulation;
  readonly #offs: (() => void)[];
  #channel = 0;
  #resources: Resources | null = null;
  #stale = true;
  #smoothStale = true;
  #version = 0;

  /** @param simulation - of three dimensions */
  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    const [x, y, z = 1] = simulation.size;
    this.size = [x, y, z];
    this.#offs = [simulation.events.on('change', () => (this.#stale = true)), simulation.events.on('rule', () => (this.#stale = true))];
  }

  get channel(): number {
    return this.#channel;
  }

  set channel(channel: number) {
    this.#stale ||= channel !== this.#channel;
    this.#channel = channel;
  }

  prepare(gpu: Gpu, smooth: boolean): VolumeField | null {
    const { engine } = this.#simulation;
    if (!engine) return null;
    const resources = this.#prepare(engine, gpu);
    if (this.#stale) {
      this.#fill(resources.cells, resources.fill, {
        tState: engine.texture,
        uSize: [...this.size],
        uChannel: Math.min(this.#channel, this.#simulation.rule.channels - 1),
        uRange: [...stateBounds(this.#simulation.rule)],
      });
      this.#stale = false;
      this.#version++;
      this.#smoothStale = true;
    }
    const texture = smooth ? this.#smoothed(resources) : resources.cells;
    return { texture, turn: 0, top: this.size[2], version: this.#version };
  }

  #smoothed(resources: Resources): VolumeTexture {
    const { gpu, together, cells } = resources;
    if (!resources.smooth) {
      const program = gpu.programs.acquire({ vertex: fullscreen, fragment: severalSlices(smoothen, together) });
      resources.smooth = { program, texture: new VolumeTexture(gpu, ...this.size, { together, mips: true }) };
      this.#smoothStale = true;
    }
    const { program, texture } = resources.smooth;
    if (this.#smoothStale) this.#fill(texture, program, { tField: cells, uExtent: this.size.map((side) => side) });
    this.#smoothStale = false;
    return texture;
  }

  #fill(texture: VolumeTexture, program: GpuProgram, uniforms: Uniforms): void {
    for (const target of texture.slabs) this.#resources?.gpu.draw({ program, target, uniforms: { ...uniforms, uFirst: target.first } });
    texture.refine();
  }

  #prepare(engine: Engine, gpu: Gpu): Resources {
    const { layout } = engine.plan;
    const known = this.#resources;
    if (known && (known.engine !== engine || known.layout.key !== layout.key)) this.release();
    if (this.#resources) return this.#resources;
    const together = Math.min(TOGETHER, gpu.capabilities.maxDrawBuffers);
    const source = severalSlices([header, layout.read, fill].join('\n'), together);
    this.#stale = true;
    return (this.#resources = {
      ...{ engine, gpu, layout, together, smooth: null },
      fill: gpu.programs.acquire({ vertex: fullscreen, fragment: source }),
      cells: new VolumeTexture(gpu, ...this.size, { together, mips: true }),
    });
  }

  release(): void {
    if (!this.#resources) return;
    const { gpu, fill: program, cells, smooth } = this.#resources;
    gpu.programs.release(program);
    cells.dispose();
    if (smooth) gpu.programs.release(smooth.program);
    smooth?.texture.dispose();
    this.forget();
  }

  forget(): void {
    this.#resources = null;
    this.#stale = true;
  }

  dispose(): void {
    for (const off of this.#offs) off();
    this.release();
  }
}
