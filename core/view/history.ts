// The last generations of a grid as a volume: columns, rows, time. A ring of slices on the GPU; every generation is noted, also where
// many steps are taken between two pictures, because the engine tells of each. Nothing is ever moved.

import type { Layout } from '../compile/layout.js';
import { fragment } from '../compile/glsl.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuProgram } from '../gpu/program.js';
import { VolumeTexture } from '../gpu/volume-texture.js';
import { stateBounds } from '../rule/states.js';
import type { Engine } from '../simulation/engine.js';
import type { Simulation } from '../simulation/simulation.js';
import fullscreen from '../../shaders/fullscreen.vert';
import note from '../../shaders/volume-march-note.glsl';
import type { VolumeField, VolumeSource } from './volume-source.js';

/** What is on one context. */
interface Resources {
  readonly engine: Engine;
  readonly gpu: Gpu;
  readonly ring: VolumeTexture;
  layout: Layout;
  program: GpuProgram;
}

/** The past of one grid. Whoever makes it disposes it. */
export class History implements VolumeSource {
  readonly size: readonly [number, number, number];
  readonly #simulation: Simulation;
  readonly #offs: (() => void)[];
  #channel = 0;
  /** First and last generation in the ring; nothing is there while the last is below the first. */
  #first = 0;
  #last = -1;
  #stepped = false;
  #version = 0;
  #resources: Resources | null = null;

  /** @param simulation - of two dimensions; @param depth - generations that are kept, at least 2 */
  constructor(simulation: Simulation, depth: number) {
    this.#simulation = simulation;
    this.size = [simulation.size[0], simulation.size[1], depth];
    const { events } = simulation;
    this.#offs = [
      events.on('change', () => this.#onChange()),
      events.on('start', () => this.restart()),
      events.on('ready', () => this.restart()),
      events.on('release', () => this.release()),
      events.on('lost', () => this.forget()),
    ];
    this.restart();
  }

  get channel(): number {
    return this.#channel;
  }

  /** Another channel begins anew. */
  set channel(channel: number) {
    if (channel === this.#channel) return;
    this.#channel = channel;
    this.restart();
  }

  /** How many generations are in the ring. */
  get length(): number {
    return this.#last - this.#first + 1;
  }

  /** The first generation in the ring. */
  get first(): number {
    return this.#first;
  }

  /** The last generation in the ring. */
  get generation(): number {
    return this.#last;
  }

  /** Forgets the past and notes the present. */
  restart(): void {
    this.#last = this.#first - 1;
    for (const slab of this.#resources?.ring.slabs ?? []) this.#resources?.ring.clear(slab);
    this.#note(this.#simulation.generation);
  }

  prepare(_gpu: Gpu, _smooth: boolean): VolumeField | null {
    if (this.length <= 0) this.restart(); // the engine may have come since
    if (!this.#resources || this.length <= 0) return null;
    return { texture: this.#resources.ring, turn: this.#first % this.size[2], top: this.length, version: this.#version };
  }

  #onChange(): void {
    const { generation } = this.#simulation;
    // Steps were noted one by one. Anything else changed the present: a hand that paints, another rule.
    if (!this.#stepped || generation !== this.#last) this.#note(generation);
    this.#stepped = false;
  }

  #note(generation: number): void {
    const resources = this.#prepare();
    if (!resources) return;
    const { rule } = this.#simulation;
    const { gpu, engine, program, ring } = resources;
    const [x, y, depth] = this.size;
    if (this.length <= 0 || generation < this.#first || generation > this.#last + 1) this.#first = generation;
    gpu.draw({
      program,
      target: ring.slabs[generation % depth],
      uniforms: {
        tState: engine.texture,
        uSize: [x, y],
        uChannel: Math.min(this.#channel, rule.channels - 1),
        uRange: [...stateBounds(rule)],
      },
    });
    this.#last = generation;
    this.#version++;
    this.#first = Math.max(this.#first, generation - depth + 1);
  }

  #prepare(): Resources | null {
    const { engine } = this.#simulation;
    if (!engine || engine.gpu.lost) return null;
    if (this.#resources && this.#resources.engine !== engine) this.release();
    const { gpu, plan } = engine;
    const acquire = () => gpu.programs.acquire({ vertex: fullscreen, fragment: fragment(plan.layout.read, note) });
    const known = this.#resources;
    if (known && known.layout.key !== plan.layout.key) {
      gpu.programs.release(known.program);
      known.program = acquire();
      known.layout = plan.layout;
    }
    if (known) return known;
    engine.watchers.add(this.#onStep);
    const ring = new VolumeTexture(gpu, ...this.size, { ring: true });
    return (this.#resources = { engine, gpu, ring, layout: plan.layout, program: acquire() });
  }

  readonly #onStep = (generation: number): void => {
    this.#stepped = true;
    this.#note(generation);
  };

  release(): void {
    if (!this.#resources) return;
    const { engine, gpu, ring, program } = this.#resources;
    engine.watchers.delete(this.#onStep);
    gpu.programs.release(program);
    ring.dispose();
    this.forget();
  }

  forget(): void {
    this.#resources = null;
    this.#last = this.#first - 1;
  }

  dispose(): void {
    for (const off of this.#offs) off();
    this.release();
  }
}
