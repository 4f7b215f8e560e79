// What the pointer is at in a volume: the first cell on the line of sight that is seen. Of a grid's past, the cell now where the line
// meets the plane of the present. Cells are read when somebody asks and the volume has changed, one reading at a time.

import type { Cells, Simulation } from '../../core/simulation/simulation.js';
import type { Point } from '../shared/orbit-hand.js';
import { presentCell, seenCell, type Cell } from './picking.js';
import type { VolumeStage } from './stage.controller.js';

/** What the reading needs of the hand. */
export interface ReadingContext {
  readonly stage: VolumeStage;
  /** The pointer is over another cell, or over none. */
  readonly found: (cell: Cell | null) => void;
}

/** Reads cells for one volume. */
export class VolumeReading {
  readonly #context: ReadingContext;
  #simulation: Simulation | null = null;
  #off: () => void = () => {};
  #cells: Cells | null = null;
  #coming: Promise<Cells | null> | null = null;
  #point: Point | null = null;

  constructor(context: ReadingContext) {
    this.#context = context;
  }

  set simulation(simulation: Simulation | null) {
    if (simulation === this.#simulation) return;
    this.#off();
    this.#simulation = simulation;
    this.#cells = null;
    this.#coming = null;
    this.#off = simulation?.events.on('change', () => (this.#cells = null)) ?? (() => {});
    this.hover(null);
  }

  /** The cells as they were read last, if nothing has changed since. */
  get cells(): Cells | null {
    return this.#cells;
  }

  /** The cells as they are now; `null` where they cannot be read. */
  current(): Promise<Cells | null> {
    return this.#cells ? Promise.resolve(this.#cells) : (this.#coming ??= this.#read());
  }

  /** The pointer rests over a point of the stage, or left. */
  hover(point: Point | null): void {
    if (!point && !this.#point) return;
    this.#point = point;
    const { stage, found } = this.#context;
    if (!point || !stage.view || !this.#simulation) return found(null);
    if (stage.view.history) return found(presentCell(stage, point));
    if (this.#cells) return this.#find(point, this.#cells);
    void this.current().then((cells) => cells && this.#point && this.#find(this.#point, cells));
  }

  async #read(): Promise<Cells | null> {
    const simulation = this.#simulation;
    try {
      const cells = (await simulation?.read()) ?? null;
      if (simulation !== this.#simulation) return null;
      return (this.#cells = cells);
    } catch {
      return null; // it was disposed, or cannot run here: its element says so
    } finally {
      if (simulation === this.#simulation) this.#coming = null;
    }
  }

  #find(point: Point, cells: Cells): void {
    const rule = this.#simulation?.rule;
    if (rule) this.#context.found(seenCell(this.#context.stage, rule, cells, point));
  }
}
