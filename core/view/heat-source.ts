// Keeps the heat of a plot up to date: all cells in the present generation, all cells over time with a half-life, or one cell over
// time. One count is on its way at a time, so a busy machine counts less often and never falls behind.

import type { Disposable } from '../base/disposable.js';
import type { HeightAxes } from '../compile/heights-range.js';
import type { Gpu } from '../gpu/gpu.js';
import type { Simulation } from '../simulation/simulation.js';
import { HeatCounter } from './heat.js';
import { binAt, binsOf, heatOf, type Bins, type Heat } from './heat-bins.js';
import type { SurfaceLayer } from './surface-view.js';
import type { Trace } from './trace.js';

/** `cells`: all, now; `recent`: all, over time; `probe`: the followed cell, over time. */
export type HeatKind = 'cells' | 'recent' | 'probe';

/** What is counted. */
export interface HeatOptions {
  readonly kind: HeatKind;
  /** Of `recent`, in generations. */
  readonly halfLife: number;
  readonly axes: Partial<HeightAxes>;
}

/** Counts for one plot of one simulation. Whoever makes it disposes it. */
export class HeatSource implements SurfaceLayer, Disposable {
  readonly live = true;
  readonly #simulation: Simulation;
  readonly #trace: Trace;
  readonly #onHeat: (heat: Heat | null) => void;
  readonly #offs: (() => void)[];
  #options: HeatOptions;
  #counter: HeatCounter | null = null;
  #stale = true;
  #counting: Promise<void> | null = null;
  /** What `recent` has so far. */
  #past: { key: string; counts: Float64Array; generation: number } | null = null;
  /** Counts that were asked for under other circumstances are thrown away. */
  #era = 0;

  constructor(simulation: Simulation, trace: Trace, options: HeatOptions, onHeat: (heat: Heat | null) => void) {
    this.#simulation = simulation;
    this.#trace = trace;
    this.#options = options;
    this.#onHeat = onHeat;
    const { events } = simulation;
    this.#offs = [
      events.on('change', () => (this.#stale = true)),
      events.on('rule', () => (this.#stale = true)),
      events.on('start', () => this.#restart()),
      events.on('release', () => this.#release()),
      events.on('lost', () => this.#forget()),
    ];
  }

  set options(options: HeatOptions) {
    if (JSON.stringify(options) === JSON.stringify(this.#options)) return;
    this.#options = options;
    this.#restart();
  }

  /** The counts that are on their way, for whoever wants to wait; `null` when there are none. */
  get counting(): Promise<void> | null {
    return this.#counting;
  }

  /** Says that the followed cell or its path is another. */
  invalidate(): void {
    this.#stale = true;
  }

  /** Begins to count if the counts are old and none are on their way. Called when a picture is drawn. */
  prepare(gpu: Gpu): void {
    if (!this.#stale || this.#counting) return;
    if (this.#counter && this.#counter.gpu !== gpu) this.#forget();
    const bins = binsOf(this.#simulation.rule, this.#options.axes);
    const { generation } = this.#simulation;
    const counts = this.#options.kind === 'probe' ? this.#countTrace(bins) : this.#countCells(gpu, bins);
    if (!counts) return;
    this.#stale = false;
    const era = this.#era;
    this.#counting = counts
      .then((counted) => {
        if (era === this.#era) this.#onHeat(heatOf(bins, this.#kept(bins, counted, generation)));
      })
      .catch(() => {
        this.#stale = true; // the context went away meanwhile: the next picture asks again
      })
      .finally(() => (this.#counting = null));
  }

  #countCells(gpu: Gpu, bins: Bins): Promise<Float64Array> | null {
    return (this.#counter ??= new HeatCounter(gpu)).count(this.#simulation, bins);
  }

  async #countTrace(bins: Bins): Promise<Float64Array> {
    const counts = new Float64Array(bins.x.count * bins.y.count);
    for (const { inputs } of await this.#trace.read()) counts[binAt(bins, inputs[bins.x.input], inputs[bins.y.input] ?? 0)]++;
    return counts;
  }

  /** The counts with what is left of earlier ones. */
  #kept(bins: Bins, counts: Float64Array, generation: number): Float64Array {
    const { kind, halfLife } = this.#options;
    if (kind !== 'recent') return counts;
    const key = JSON.stringify(bins);
    const past = this.#past?.key === key ? this.#past : null;
    const passed = generation - (past?.generation ?? generation);
    if (!past || passed < 0) this.#past = { key, counts, generation };
    else if (passed > 0) {
      const keep = 0.5 ** (passed / halfLife);
      this.#past = { key, counts: counts.map((count, bin) => count + keep * past.counts[bin]), generation };
    }
    // Cells that changed within a generation, by a hand that paints, are counted with the next one.
    return (this.#past as { counts: Float64Array }).counts;
  }

  #restart(): void {
    this.#era++;
    this.#past = null;
    this.#stale = true;
  }

  #release(): void {
    this.#counter?.dispose();
    this.#forget();
  }

  #forget(): void {
    this.#counter = null;
    this.#stale = true;
  }

  dispose(): void {
    this.#era++;
    for (const off of this.#offs) off();
    this.#release();
  }
}
