// Follows one cell through time: what it perceived in each of the last generations, in a ring on the GPU. Every generation is noted,
// also where many steps are taken between two pictures, because the engine tells of each.

import type { Disposable } from '../base/disposable.js';
import type { Gpu } from '../gpu/gpu.js';
import { readTexels } from '../gpu/read-back.js';
import type { GpuTarget, GpuTexture } from '../gpu/texture.js';
import type { Engine } from '../simulation/engine.js';
import type { Simulation } from '../simulation/simulation.js';
import record from '../../shaders/trace-record.glsl';
import { Perceived } from './perceived.js';

/** Generations that are kept. */
export const TRACE_LENGTH = 2048;

/** A cell by its column and row, in a volume its slice too. */
export interface TracedCell {
  readonly x: number;
  readonly y: number;
  readonly z?: number;
}

/** What a cell perceived in one generation, in the order of the rule's inputs. */
export interface TraceSample {
  readonly generation: number;
  readonly inputs: readonly number[];
}

/** What is on one context. */
interface Resources {
  readonly engine: Engine;
  readonly gpu: Gpu;
  readonly perceived: Perceived;
  readonly ring: GpuTarget;
  readonly inputs: number;
}

/** Follows a cell of one simulation. Whoever makes it disposes it. */
export class Trace implements Disposable {
  readonly #simulation: Simulation;
  readonly #offs: (() => void)[];
  #cell: TracedCell | null = null;
  #structure: string;
  /** First and last generation in the ring; nothing is there while the last is below the first. */
  #first = 0;
  #last = -1;
  #stepped = false;
  #resources: Resources | null = null;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    this.#structure = simulation.rule.structureKey;
    const { events } = simulation;
    this.#offs = [
      events.on('change', () => this.#onChange()),
      events.on('start', () => this.restart()),
      events.on('rule', ({ structureKey }) => structureKey !== this.#structure && this.restart()),
      events.on('ready', () => this.restart()),
      events.on('release', () => this.#release()),
      events.on('lost', () => this.#forget()),
    ];
  }

  /** The cell that is followed; another one begins anew. */
  get cell(): TracedCell | null {
    return this.#cell;
  }

  set cell(cell: TracedCell | null) {
    if (cell?.x === this.#cell?.x && cell?.y === this.#cell?.y && cell?.z === this.#cell?.z) return;
    this.#cell = cell;
    this.restart();
  }

  /** How many generations are in the ring. */
  get length(): number {
    return this.#last - this.#first + 1;
  }

  /** The last generation in the ring. */
  get generation(): number {
    return this.#last;
  }

  /** The ring: column generation mod {@link TRACE_LENGTH}, four inputs a texel from the bottom up; `null` while nothing is in it. */
  get texture(): GpuTexture | null {
    return this.length > 0 ? (this.#resources?.ring.texture ?? null) : null;
  }

  /** Forgets the path so far and notes the present. */
  restart(): void {
    this.#structure = this.#simulation.rule.structureKey;
    this.#last = this.#first - 1;
    this.#note(this.#simulation.generation);
  }

  #onChange(): void {
    const { generation } = this.#simulation;
    // Steps were noted one by one. Anything else changed the present: a hand that paints, another rule, a start.
    if (!this.#stepped || generation !== this.#last) this.#note(generation);
    this.#stepped = false;
  }

  #note(generation: number): void {
    const resources = this.#cell && this.#prepare();
    if (!resources || !this.#cell) return;
    const taken = resources.perceived.take(this.#simulation);
    if (!taken) return;
    const { x, y, z = 0 } = this.#cell;
    const viewport = [generation % TRACE_LENGTH, 0, 1, resources.ring.height] as const;
    const uniforms = { ...taken.uniforms, uCell: this.#simulation.size.length === 3 ? [x, y, z] : [x, y] };
    this.#resources?.gpu.draw({ program: taken.program, target: resources.ring, viewport, uniforms });
    if (this.length <= 0 || generation < this.#first || generation > this.#last + 1) this.#first = generation;
    this.#last = generation;
    this.#first = Math.max(this.#first, generation - TRACE_LENGTH + 1);
  }

  #prepare(): Resources | null {
    const { engine, rule } = this.#simulation;
    if (!engine || engine.gpu.lost) return null;
    const inputs = rule.inputs.length;
    if (this.#resources && (this.#resources.engine !== engine || this.#resources.inputs !== inputs)) this.#release();
    if (this.#resources) return this.#resources;
    const { gpu } = engine;
    const { float32, float16 } = gpu.capabilities;
    if (!float32 && !float16) return null;
    const ring = gpu.target(float32 ? 'RGBA32F' : 'RGBA16F', TRACE_LENGTH, Math.ceil(inputs / 4));
    engine.watchers.add(this.#onStep);
    return (this.#resources = { engine, gpu, perceived: new Perceived(gpu, record, true), ring, inputs });
  }

  readonly #onStep = (generation: number): void => {
    this.#stepped = true;
    this.#note(generation);
  };

  /**
   * The path as it is now, oldest first.
   * @param most - how many generations, from the present back
   * @throws CaError `lost`
   */
  async read(most = TRACE_LENGTH): Promise<TraceSample[]> {
    const resources = this.#resources;
    const [last, count] = [this.#last, Math.min(most, this.length)];
    if (!resources || count <= 0) return [];
    const { ring, gpu, inputs } = resources;
    const whole = count > 1;
    const x = whole ? 0 : last % TRACE_LENGTH;
    const width = whole ? TRACE_LENGTH : 1;
    const texels = await readTexels(gpu, ring, { x, y: 0, width, height: ring.height });
    return Array.from({ length: count }, (_, i) => {
      const generation = last - count + 1 + i;
      const column = (generation % TRACE_LENGTH) - x;
      const at = (input: number) => texels[4 * ((input >> 2) * width + column) + (input & 3)];
      return { generation, inputs: Array.from({ length: inputs }, (_, input) => at(input)) };
    });
  }

  #release(): void {
    if (!this.#resources) return;
    const { engine, perceived, ring } = this.#resources;
    engine.watchers.delete(this.#onStep);
    perceived.dispose();
    ring.dispose();
    this.#forget();
  }

  #forget(): void {
    this.#resources = null;
    this.#last = this.#first - 1;
  }

  dispose(): void {
    for (const off of this.#offs) off();
    this.#release();
  }
}
