// What the units of a network say while the automaton runs: for one cell, or in the mean over the grid. Reads the cells at most ten
// times a second, and only while somebody looks; the network is evaluated on the CPU, cell by cell, for a sample of the cells.

import { CaError } from '../base/errors.js';
import { trace } from '../rule/evaluate.js';
import { perceive } from '../rule/neighbourhood.js';
import type { Rule } from '../rule/rule.js';
import { createSense, dimensionsOn, type Sense } from '../rule/sense.js';
import type { Cells, Simulation } from '../simulation/simulation.js';
import type { Probe } from './bus.js';

/** Shortest time between two readings, in milliseconds; and how much longer than a reading took at least, so that large grids run on. */
const REST_MS = 100;
const REST_SHARE = 4;
/** Most cells that a mean is taken over, and most cell states that are read for it. */
const MOST_SAMPLES = 240;
const MOST_READS = 60_000;

/**
 * Steps of Kronecker's sequences, which fill a square and a cube evenly: powers of the plastic number, and of the one for three sides.
 * @see https://extremelearning.com.au/unreasonable-effectiveness-of-quasirandom-sequences/
 */
const IN_PLANE = [0.7548776662466927, 0.5698402909980532, 0];
const IN_SPACE = [0.8191725133961645, 0.6710436067037893, 0.5497004779019703];

/** The place of a sequence's member along a side. */
const along = (i: number, step: number, side: number) => Math.floor(((0.5 + i * step) % 1) * side);

/** Values of all inputs and units by name. */
export type Activity = Readonly<Record<string, number>>;

/** Reads what the units say. */
export class ActivityWatch {
  readonly #simulation: Simulation;
  readonly #onActivity: (activity: Activity) => void;
  readonly #offs: (() => void)[];
  #probe: Probe | null = null;
  #awake = false;
  #reading = false;
  #stale = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #readAt = -Infinity;
  #restMs = REST_MS;
  #stopped = false;
  #cells: Cells | null = null;
  #sense: { rule: Rule; run: Sense } | null = null;

  /** @param onActivity - hears the values by name, some time after the cells, the rule or the probe changed */
  constructor(simulation: Simulation, onActivity: (activity: Activity) => void) {
    this.#simulation = simulation;
    this.#onActivity = onActivity;
    this.#offs = [
      simulation.events.on('change', () => this.#soon()),
      simulation.events.on('rule', () => this.#soon()),
      simulation.events.on('ready', () => this.#soon()),
    ];
  }

  /** The cell to look at; `null` for the mean over the grid. */
  set probe(probe: Probe | null) {
    this.#probe = probe;
    if (this.#cells && this.#awake) this.#tell(this.#cells);
  }

  /** Whether somebody looks. */
  set awake(awake: boolean) {
    this.#awake = awake;
    if (awake && this.#stale) this.#soon();
  }

  #soon(): void {
    this.#stale = true;
    if (!this.#awake || this.#reading || this.#stopped || !this.#simulation.attached) return;
    this.#timer ??= setTimeout(() => void this.#read(), Math.max(0, this.#restMs - (performance.now() - this.#readAt)));
  }

  async #read(): Promise<void> {
    this.#timer = undefined;
    if (!this.#awake || this.#stopped) return;
    this.#reading = true;
    this.#stale = false;
    this.#readAt = performance.now();
    try {
      this.#cells = await this.#simulation.read();
      this.#restMs = Math.max(REST_MS, REST_SHARE * (performance.now() - this.#readAt));
    } catch (error) {
      if (!(error instanceof CaError)) throw error;
      this.#stale = false; // lost or disposed: there will be word when it is back
      return;
    } finally {
      this.#reading = false;
    }
    if (this.#stopped) return;
    this.#tell(this.#cells);
    if (this.#stale) this.#soon();
  }

  #senseFor(rule: Rule): Sense {
    if (this.#sense?.rule.inputs !== rule.inputs || this.#sense.rule.boundary !== rule.boundary) {
      this.#sense = { rule, run: createSense(rule, this.#simulation.size, rule.boundary) };
    }
    return this.#sense.run;
  }

  #tell(cells: Cells): void {
    const { rule, size } = this.#simulation;
    const [width, height] = size;
    if (cells.length !== width * height * (size[2] ?? 1) * rule.channels) return; // of a rule before this one
    const values = this.#probe ? this.#at(rule, cells, this.#probe) : this.#mean(rule, cells);
    this.#onActivity(values);
  }

  #at(rule: Rule, cells: Cells, { x, y, z = 0 }: Probe): Activity {
    const sums = new Float64Array(rule.inputs.length);
    this.#senseFor(rule)(cells, x, y, z, sums);
    const scales = this.#scales(rule);
    return trace(
      rule,
      sums.map((sum, i) => sum * scales[i]),
    );
  }

  #scales(rule: Rule): number[] {
    const dimensions = dimensionsOn(rule, this.#simulation.size);
    return rule.inputs.map((input) => perceive(input, dimensions).scale);
  }

  /** A mean over cells that lie evenly spread, however large the grid or volume. */
  #mean(rule: Rule, cells: Cells): Activity {
    const [width, height, slices = 1] = this.#simulation.size;
    const sense = this.#senseFor(rule);
    const scales = this.#scales(rule);
    const dimensions = dimensionsOn(rule, this.#simulation.size);
    const taps = rule.inputs.reduce((sum, input) => sum + perceive(input, dimensions).lists.flat().length, 0);
    const all = width * height * slices;
    const count = Math.min(all, Math.max(8, Math.min(MOST_SAMPLES, Math.floor(MOST_READS / taps))));
    const steps = slices > 1 ? IN_SPACE : IN_PLANE;
    const sums = new Float64Array(rule.inputs.length);
    const mean: Record<string, number> = {};
    for (let i = 0; i < count; i++) {
      // All cells of a small grid; else a sequence that fills it evenly.
      const x = count === all ? i % width : along(i, steps[0], width);
      const y = count === all ? Math.floor(i / width) % height : along(i, steps[1], height);
      const z = count === all ? Math.floor(i / width / height) : along(i, steps[2], slices);
      sense(cells, x, y, z, sums);
      const values = trace(
        rule,
        sums.map((sum, input) => sum * scales[input]),
      );
      for (const name of Object.keys(values)) mean[name] = (mean[name] ?? 0) + values[name] / count;
    }
    return mean;
  }

  /** Looks no more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const off of this.#offs) off();
  }
}
