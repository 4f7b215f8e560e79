// The histogram of a volume's field while somebody looks at it. Cells are read a few times a second at most, one reading at a time.

import { CaError } from '../../../core/base/errors.js';
import { Playback } from '../../../core/page/playback.js';
import { stateBounds } from '../../../core/rule/states.js';
import type { Simulation } from '../../../core/simulation/simulation.js';
import { histogramOf, logHeights } from '../../../core/view/histogram.js';

/** Shortest time between two readings while it runs, in milliseconds. */
const REST_MS = 600;
/** Bins of fields with more values. */
const MOST_BINS = 64;

/** Counts for one panel. */
export class HistogramController {
  readonly #changed: () => void;
  #simulation: Simulation | null = null;
  #channel = 0;
  #off: () => void = () => {};
  #reading = false;
  #stale = false;
  #readAt = -Infinity;
  #heights: readonly number[] = [];

  /** @param changed - told when there are other heights */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Heights of the bins, 0 to 1, by the logarithms of their counts; none before the first reading. */
  get heights(): readonly number[] {
    return this.#heights;
  }

  /** Counts the cells of an automaton from now on; `null` for none. */
  watch(simulation: Simulation | null, channel: number): void {
    if (simulation === this.#simulation && channel === this.#channel) return;
    this.#off();
    this.#off = () => {};
    this.#simulation = simulation;
    this.#channel = channel;
    this.#heights = [];
    this.#readAt = -Infinity;
    if (!simulation) return;
    const playback = Playback.of(simulation);
    const offs = [
      playback.events.on('steps', () => this.#ask(simulation)),
      playback.events.on('playing', () => this.#ask(simulation)),
      simulation.events.on('change', () => playback.playing || this.#ask(simulation, true)),
    ];
    this.#off = () => offs.forEach((off) => off());
    this.#ask(simulation);
  }

  #ask(simulation: Simulation, now = false): void {
    this.#stale = true;
    if (this.#reading || (!now && performance.now() - this.#readAt < REST_MS)) return;
    void this.#read(simulation);
  }

  async #read(simulation: Simulation): Promise<void> {
    this.#reading = true;
    try {
      while (this.#stale && simulation === this.#simulation) {
        this.#stale = false;
        this.#readAt = performance.now();
        const cells = await simulation.read();
        const { rule } = simulation;
        const range = stateBounds(rule);
        const bins = rule.states === 'continuous' ? MOST_BINS : Math.min(MOST_BINS, rule.states);
        const channel = Math.min(this.#channel, rule.channels - 1);
        this.#heights = logHeights(
          histogramOf(cells, { channels: rule.channels, channel, range: widened(range, bins, rule.states), bins }),
        );
        if (simulation === this.#simulation) this.#changed();
        if (Playback.of(simulation).playing) break; // the next steps ask again
      }
    } catch (error) {
      if (!(error instanceof CaError)) throw error; // lost or disposed: there will be word when it is back
    } finally {
      this.#reading = false;
    }
    if (this.#simulation && simulation !== this.#simulation) this.#ask(this.#simulation, true);
  }
}

/** Whole states stand in the middle of their bins. */
function widened([low, high]: readonly [number, number], bins: number, states: number | 'continuous'): readonly [number, number] {
  return states === bins ? [low - 0.5, high + 0.5] : [low, high];
}
