// A training that runs: step after step, letting others have their turn, until it is done or paused. The same in a worker and beside
// the caller; it is told what to do by method and tells what happened by a function.

import type { Task } from './task.js';
import type { Checkpoint, Trainer } from './trainer.js';

/** How a training stands. */
export interface Standing {
  /** Steps of training done, and in all. */
  readonly step: number;
  readonly count: number;
  /** The smoothed loss; null before the first step. */
  readonly loss: number | null;
  /** Steps a second, over the last stretch. */
  readonly rateHz: number;
  /** The weights as they are: a copy. */
  readonly params: Float32Array;
}

/** What a training tells. */
export interface Told {
  progress(standing: Standing): void;
  /** After the last step. */
  done(checkpoint: Checkpoint): void;
  /** It cannot go on. */
  failed(error: Error): void;
}

/** A training that somebody controls, wherever it runs. */
export interface Training {
  run(): void;
  pause(): void;
  /** Everything, as after some step. */
  save(): Promise<Checkpoint>;
  dispose(): void;
}

/** How long it works before others have a turn, in ms: a browser's timer takes four of them. */
const SLICE = 100;
/** How often progress is told, in ms. */
const TELL = 250;

/** Runs a trainer. */
export class Session implements Training {
  readonly #trainer: Trainer;
  readonly #task: Task;
  readonly #told: Told;
  readonly #asked: ((checkpoint: Promise<Checkpoint>) => void)[] = [];
  #wanted = false;
  #active = false;

  constructor(trainer: Trainer, task: Task, told: Told) {
    this.#trainer = trainer;
    this.#task = task;
    this.#told = told;
  }

  run(): void {
    this.#wanted = true;
    if (!this.#active) void this.#work();
  }

  pause(): void {
    this.#wanted = false;
  }

  save(): Promise<Checkpoint> {
    return this.#active ? new Promise((resolve) => this.#asked.push(resolve)) : this.#trainer.save();
  }

  dispose(): void {
    this.pause();
  }

  get #over(): boolean {
    const { done, loss } = this.#trainer;
    return done >= this.#task.count || (loss !== null && loss < this.#task.until);
  }

  #answer(): void {
    for (const resolve of this.#asked.splice(0)) resolve(this.#trainer.save());
  }

  /** @param since - when the last was told, and after how many steps */
  #tell(since: { at: number; step: number }): void {
    const { done: step, loss, params } = this.#trainer;
    const now = performance.now();
    const rateHz = ((step - since.step) * 1000) / Math.max(1, now - since.at);
    this.#told.progress({ step, count: this.#task.count, loss, rateHz, params: params.slice() });
    Object.assign(since, { at: now, step });
  }

  async #work(): Promise<void> {
    this.#active = true;
    try {
      let rested = performance.now();
      const since = { at: rested, step: this.#trainer.done };
      while (this.#wanted && !this.#over) {
        await this.#trainer.step();
        this.#answer();
        const now = performance.now();
        if (now - since.at > TELL) this.#tell(since);
        if (now - rested < SLICE) continue;
        await new Promise((resolve) => setTimeout(resolve));
        rested = performance.now();
      }
      if (since.step < this.#trainer.done) this.#tell(since);
    } catch (error) {
      this.#wanted = false;
      this.#told.failed(error as Error);
    } finally {
      this.#active = false;
      this.#answer();
    }
    if (this.#wanted && this.#over) {
      this.#wanted = false;
      this.#told.done(await this.#trainer.save());
    }
  }
}
