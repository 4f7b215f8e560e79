// What the pointer is at in a volume: the first cell on the line of sight that is seen. Of a grid's past, the cell now where the line
// meets the plane of the present. Cells are read when the pointer asks and the volume has changed, one reading at a time.

import type { Simulation } from '../../core/simulation/simulation.js';
import { stateBounds } from '../../core/rule/states.js';
import type { Probe } from '../../core/page/bus.js';
import type { Point } from '../shared/orbit-hand.js';
import type { VolumeStage } from './stage.controller.js';
import { words } from './words.js';

/** What the reading needs of the element. */
export interface ReadingContext {
  readonly stage: VolumeStage;
  /** Another cell is looked at, or none; with the words beside the pointer. */
  readonly probed: (probe: Probe | null, text: string) => void;
}

/** Reads cells for one volume. */
export class VolumeReading {
  readonly #context: ReadingContext;
  #simulation: Simulation | null = null;
  #off: () => void = () => {};
  #cells: Awaited<ReturnType<Simulation['read']>> | null = null;
  #reading = false;
  #point: Point | null = null;

  constructor(context: ReadingContext) {
    this.#context = context;
  }

  set simulation(simulation: Simulation | null) {
    if (simulation === this.#simulation) return;
    this.#off();
    this.#simulation = simulation;
    this.#cells = null;
    this.#off = simulation?.events.on('change', () => (this.#cells = null)) ?? (() => {});
    this.hover(null);
  }

  /** The pointer rests over a point of the stage, or left. */
  hover(point: Point | null): void {
    if (!point && !this.#point) return;
    this.#point = point;
    const { view } = this.#context.stage;
    if (!point || !view || !this.#simulation) return this.#context.probed(null, '');
    if (view.history) this.#probeNow(point);
    else if (this.#cells) this.#probe(point, this.#cells);
    else void this.#read(this.#simulation);
  }

  async #read(simulation: Simulation): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      const cells = await simulation.read();
      if (simulation !== this.#simulation) return;
      this.#cells = cells;
      if (this.#point) this.#probe(this.#point, cells);
    } catch {
      // It was disposed, or cannot run here: its element says so.
    } finally {
      this.#reading = false;
    }
  }

  #probe(point: Point, cells: ArrayLike<number>): void {
    const { view, rays } = this.#context.stage;
    const size = view?.extent;
    const rule = this.#simulation?.rule;
    if (!view || !rays || !size || !rule) return;
    const { isovalue, channel, clip, mode, planes } = view.content;
    const [low, high] = stateBounds(rule);
    const value = (x: number, y: number, z: number) => cells[((z * size[1] + y) * size[0] + x) * rule.channels + channel];
    const level = low + isovalue * (high - low);
    const cut = planes.map((share, axis) => Math.min(size[axis] - 1, Math.floor(share * size[axis])));
    const isSeen = (x: number, y: number, z: number) =>
      mode === 'slice' ? x === cut[0] || y === cut[1] || z === cut[2] : value(x, y, z) >= level;
    const cell = rays.firstCell(rays.rayThrough(view.camera, size, point), size, clip, isSeen);
    if (!cell) return this.#context.probed(null, '');
    const [x, y, z] = cell;
    const state = value(x, y, z);
    this.#context.probed({ x, y, z }, words.cell(x, y, z, rule.states === 'continuous' ? state.toFixed(3) : String(state)));
  }

  #probeNow(point: Point): void {
    const { view, rays } = this.#context.stage;
    const size = view?.extent;
    const history = view?.history;
    if (!view || !rays || !size || !history) return;
    const [x0, x1, y0, y1, z0, z1] = view.content.clip;
    const top = Math.min(z1 * size[2], history.length);
    let isFirst = true;
    const cell = rays.firstCell(rays.rayThrough(view.camera, size, point), size, [x0, x1, y0, y1, z0, top / size[2]], (_x, _y, z) => {
      const found = isFirst && z === history.length - 1;
      isFirst = false;
      return found;
    });
    if (cell) this.#context.probed({ x: cell[0], y: cell[1] }, words.cellThen(cell[0], cell[1], history.generation));
    else this.#context.probed(null, '');
  }

  dispose(): void {
    this.simulation = null;
  }
}
