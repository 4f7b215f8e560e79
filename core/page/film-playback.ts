// Plays a volume's slices as a film, in place of its steps: whoever plays, pauses or steps the element that shows a film moves through
// the slices. The volume's own playback goes on by itself.

import type { Film } from '../view/film.js';
import type { Simulation } from '../simulation/simulation.js';
import { Playback } from './playback.js';

/** Slices per second unless told. */
const USUAL_RATE = 12;
/** Longest time between two pictures that counts, in milliseconds: what a hidden page slept through is not caught up with. */
const LONGEST_MS = 250;

/** What a film tells. */
export interface FilmContext {
  /** Another slice is to be shown: the picture is old. */
  readonly moved: () => void;
  /** It was paused or stepped: the slice rests. */
  readonly rested: () => void;
}

/** Plays one film. Its rate is slices per second. */
export class FilmPlayback extends Playback {
  readonly film: Film;
  readonly #context: FilmContext;
  #running = false;
  #last = 0;

  constructor(simulation: Simulation, film: Film, context: FilmContext) {
    super(simulation, { rate: USUAL_RATE });
    this.film = film;
    this.#context = context;
  }

  override get playing(): boolean {
    return this.#running;
  }

  override play(): void {
    if (this.#running) return;
    this.#running = true;
    this.#last = performance.now();
    this.events.emit('playing', true);
    this.#context.moved();
  }

  /** Stops on a whole slice. */
  override pause(): void {
    if (!this.#running) return;
    this.#running = false;
    this.events.emit('playing', false);
    this.go(this.film.slice);
  }

  /** Pauses, and goes a number of slices on. */
  override step(count = 1): void {
    this.pause();
    this.film.move(count);
    this.go(this.film.slice);
  }

  /** Pauses, and goes a number of slices back. */
  override back(count = 1): boolean {
    this.step(-count);
    return true;
  }

  /** Shows a slice at once. */
  go(slice: number): void {
    this.film.position = slice;
    this.#context.moved();
    if (!this.#running) this.#context.rested();
  }

  /** Lets time pass; called before each picture. */
  advance(): void {
    if (!this.#running) return;
    const now = performance.now();
    this.film.advance((Math.min(now - this.#last, LONGEST_MS) * this.rate) / 1000);
    this.#last = now;
    this.#context.moved();
  }
}
