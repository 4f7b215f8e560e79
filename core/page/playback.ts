// Whether and how fast an automaton runs on a page. Every element that shows one simulation shares its playback, so that pause in
// one is pause in all. The loop asks it for the steps that are due.

import { ReplayEmitter } from '../base/emitter.js';
import { CaError } from '../base/errors.js';
import type { Simulation } from '../simulation/simulation.js';
import { StepClock } from './budget.js';
import { pageLoop, type LoopRunner, type PageLoop } from './loop.js';

/** What a playback tells; a late subscriber hears the last value. */
export interface PlaybackEvents {
  playing: boolean;
  /** Steps per second. */
  rate: number;
  /** After steps, at most once a tick, and after a start anew. */
  generation: number;
  /** The generation after steps, at most ten times a second, and always the last one. */
  steps: number;
}

/** Shortest time between two `steps`, in milliseconds. */
const STEPS_MS = 100;

/** Highest rate, in steps per second. */
const MAX_RATE = 100_000;

/** Checks a rate. @throws CaError `argument` unless it is over 0 and at most {@link MAX_RATE} */
export function checkRate(rate: number): number {
  if (rate > 0 && rate <= MAX_RATE) return rate;
  throw new CaError('argument', 'not a rate', {
    where: 'rate',
    expected: `steps per second over 0, at most ${MAX_RATE}`,
    got: String(rate),
  });
}

const known = new WeakMap<Simulation, Playback>();

/** Runs one simulation on the page's loop. */
export class Playback implements LoopRunner {
  readonly events = new ReplayEmitter<PlaybackEvents>();
  readonly simulation: Simulation;
  readonly clock = new StepClock();
  readonly #loop: PageLoop;
  readonly #offs: (() => void)[];
  #playing = false;
  #rate: number;
  #told = -1;
  #stepsAt = -Infinity;
  #stepsTimer: ReturnType<typeof setTimeout> | undefined;

  /** The playback that everybody on the page shares for a simulation. */
  static of(simulation: Simulation): Playback {
    let playback = known.get(simulation);
    if (!playback) known.set(simulation, (playback = new Playback(simulation)));
    return playback;
  }

  constructor(simulation: Simulation, { rate = 30, loop = pageLoop }: { rate?: number; loop?: PageLoop } = {}) {
    this.simulation = simulation;
    this.#loop = loop;
    this.#rate = checkRate(rate);
    this.#offs = [simulation.events.on('change', () => this.#onChange()), simulation.events.on('ready', () => loop.wake())];
    this.events.emit('playing', false);
    this.events.emit('rate', rate);
    this.tell();
  }

  get playing(): boolean {
    return this.#playing;
  }

  get rate(): number {
    return this.#rate;
  }

  set rate(rate: number) {
    if (checkRate(rate) === this.#rate) return;
    this.#rate = rate;
    this.events.emit('rate', rate);
  }

  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.clock.reset();
    this.#loop.add(this);
    this.events.emit('playing', true);
  }

  pause(): void {
    if (!this.#playing) return;
    this.#playing = false;
    this.#loop.remove(this);
    this.events.emit('playing', false);
    this.tell();
    void this.simulation.keep();
  }

  /** Pauses, and goes a number of steps on. */
  step(count = 1): void {
    this.pause();
    this.simulation.step(count);
    this.tell();
  }

  /** Pauses, and goes a number of steps back. @returns whether that generation is remembered */
  back(count = 1): boolean {
    this.pause();
    if (!this.simulation.back(count)) return false;
    this.tell();
    this.#tellSteps();
    return true;
  }

  /** Tells the generation if it is another than was told last. */
  tell(): void {
    const { generation } = this.simulation;
    if (generation === this.#told) return;
    const stepped = generation > this.#told && this.#told >= 0;
    this.#told = generation;
    this.events.emit('generation', generation);
    if (stepped) this.#stepsTimer ??= setTimeout(() => this.#tellSteps(), Math.max(0, STEPS_MS - (performance.now() - this.#stepsAt)));
  }

  #tellSteps(): void {
    this.#stepsTimer = undefined;
    this.#stepsAt = performance.now();
    this.events.emit('steps', this.simulation.generation);
  }

  #onChange(): void {
    if (!this.#playing) this.tell();
    this.#loop.wake();
  }

  /** Stops for good. The simulation is its owner's to dispose. */
  dispose(): void {
    this.pause();
    clearTimeout(this.#stepsTimer);
    for (const off of this.#offs) off();
    this.events.dispose();
  }
}
