// The garden: nine small automata, each a mutant of one rule, that run beside each other. Those in which nothing lives, or everything,
// make room for other mutants. Owns its simulations, which share the page's context, and frees them.

import { Playback } from '../../core/page/playback.js';
import { mutateRule } from '../../core/rule/explore.js';
import type { Rule } from '../../core/rule/rule.js';
import { Simulation, type Cells } from '../../core/simulation/simulation.js';
import { stateBounds } from '../../core/rule/states.js';
import { freshSeed } from './seeds.js';

/** How many mutants grow. */
export const PLANTS = 9;
/** Their side in cells, and steps per second. */
const [SIDE, RATE] = [64, 12];
/** Steps before a mutant is judged. */
const TRIAL_STEPS = 24;
/** How often a place is given to another mutant until one of them lives. */
const TRIALS = 5;
/** Least share of cells away from the rest, and least variance of their states in units of the range, of a mutant that lives. */
const [LEAST_SHARE, LEAST_VARIANCE] = [0.004, 0.0008];

/** A mutant. */
export interface Plant {
  readonly simulation: Simulation;
  readonly rule: Rule;
  readonly seed: number;
  /** It is not judged yet. */
  readonly growing: boolean;
}

/** What all mutants have in common. */
export interface Soil {
  readonly rule: Rule;
  readonly strength: number;
  readonly locked: ReadonlySet<string>;
}

/** How alive cells are: their share away from the lower bound, and the variance over the grid, both of the first channel. */
export function activityOf(cells: Cells, rule: Rule): { share: number; variance: number } {
  const [low, high] = stateBounds(rule);
  let [count, sum, squares, live] = [0, 0, 0, 0];
  for (let i = 0; i < cells.length; i += rule.channels) {
    const level = (cells[i] - low) / (high - low);
    count++;
    sum += level;
    squares += level * level;
    live += +(level > 0.1);
  }
  return { share: live / count, variance: squares / count - (sum / count) ** 2 };
}

/** Whether a mutant lives: neither empty nor full nor of one grey. */
function lives(cells: Cells, rule: Rule): boolean {
  const { share, variance } = activityOf(cells, rule);
  return share > LEAST_SHARE && !(share > 1 - LEAST_SHARE && variance < LEAST_VARIANCE) && variance > LEAST_VARIANCE;
}

const reducedMotion = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

/** Grows mutants until it is disposed. */
export class Garden {
  #plants: readonly Plant[] = [];
  #soil: Soil | null = null;
  readonly #like: Simulation;
  readonly #onChange: () => void;
  /** Which sowing runs; an older one ends by itself. */
  #sowing = 0;

  /** @param like - an automaton whose start the mutants take, as far as it fits; @param onChange - hears of other plants */
  constructor(like: Simulation, onChange: () => void) {
    this.#like = like;
    this.#onChange = onChange;
  }

  get plants(): readonly Plant[] {
    return this.#plants;
  }

  /** What the present mutants come from. */
  get soil(): Soil | null {
    return this.#soil;
  }

  /** Other mutants in all places. */
  sow(soil: Soil): void {
    const before = this.#plants;
    this.#soil = soil;
    this.#plants = Array.from({ length: PLANTS }, () => this.#plant(soil));
    before.forEach(clear);
    this.#onChange();
    void this.#tend(++this.#sowing);
  }

  /** Frees all. */
  dispose(): void {
    this.#sowing++;
    this.#plants.forEach(clear);
    this.#plants = [];
    this.#soil = null;
  }

  #plant({ rule, strength, locked }: Soil): Plant {
    const seed = freshSeed();
    const mutant = mutateRule(rule, { seed, strength, locked });
    const { pattern, ...start } = this.#like.start;
    const side = Math.max(SIDE, ...(pattern ? [pattern.width, pattern.height].map((length) => length + 16) : []));
    const small = side <= 2 * SIDE;
    const simulation = new Simulation({
      ...start,
      ...(pattern && small ? { pattern } : {}),
      init: start.init === 'pattern' && !small ? 'random' : start.init,
      rule: mutant,
      size: small ? [side, side] : [SIDE, SIDE],
    });
    Playback.of(simulation).rate = RATE;
    return { simulation, rule: mutant, seed, growing: true };
  }

  /** Judges the plants one after the other, so that the page keeps its frames. */
  async #tend(sowing: number): Promise<void> {
    for (let place = 0; place < PLANTS; place++) {
      for (let trial = 1; sowing === this.#sowing; trial++) {
        const { simulation, rule } = this.#plants[place];
        simulation.step(TRIAL_STEPS);
        const alive = await simulation.read().then(
          (cells) => lives(cells, rule),
          () => true, // the context is away: it will be judged by whoever looks
        );
        if (sowing !== this.#sowing) return;
        if (alive || trial >= TRIALS || !this.#soil) break;
        const next = this.#plant(this.#soil);
        clear(this.#plants[place]);
        this.#replace(place, next);
      }
      if (sowing !== this.#sowing) return;
      this.#replace(place, { ...this.#plants[place], growing: false });
      if (!reducedMotion()) Playback.of(this.#plants[place].simulation).play();
    }
  }

  #replace(place: number, plant: Plant): void {
    this.#plants = this.#plants.map((each, i) => (i === place ? plant : each));
    this.#onChange();
  }
}

function clear({ simulation }: Plant): void {
  Playback.of(simulation).dispose();
  simulation.dispose();
}
