// Learning as a program uses it: `createTrainer` for one that shows what happens, `learnRule` for one that waits for the rule. Trains in
// workers where there are some, else beside the caller in slices.

import { checkSize, type Size } from '../base/limits.js';
import { Emitter, type Unsubscribe } from '../base/emitter.js';
import type { Rule } from '../rule/rule.js';
import { Crew, startWebWorker, type StartWorker } from './crew.js';
import { seedState } from './grow.js';
import { loadKernel } from './kernel.js';
import { ruleOf } from './learned-rule.js';
import { Session, type Standing, type Told, type Training } from './session.js';
import { rangeOf, taskFor, type LearnSettings } from './targets.js';
import { shareOut, type Task } from './task.js';
import { createLesson, firstWeights, Trainer, type Checkpoint } from './trainer.js';

/** How and where it is learned. */
export interface LearnOptions extends LearnSettings {
  /** The rule's name. */
  readonly name?: string;
  /** Workers at most, 1 unless told; 0 trains beside the caller, as happens where there are no workers. */
  readonly workers?: number;
  /** Goes on from here: a checkpoint of a trainer with the same settings and workers. */
  readonly checkpoint?: Checkpoint;
  /** Starts a worker, for environments with workers of another kind. */
  readonly startWorker?: StartWorker;
}

/** What a trainer tells. */
export interface TrainerEvents {
  /** A few times a second. */
  progress: Omit<Standing, 'params'>;
  /** Once, when the last step is done or the loss is low enough. */
  done: Checkpoint;
  /** It stopped for good. */
  error: Error;
}

/** A training in the hands of a program. */
export class RuleTrainer {
  readonly #events = new Emitter<TrainerEvents>();
  readonly #task: Task;
  readonly #name: string;
  readonly #range: readonly [number, number];
  readonly #begin: (beside: boolean) => Training;
  #training: Training;
  #beside = false;
  #started = false;
  #heard = false;
  #params: Float32Array;
  #standing: Omit<Standing, 'params'>;

  /** Called by `createTrainer`. @param module - the kernel, or `null` */
  constructor(options: LearnOptions, task: Task, module: WebAssembly.Module | null) {
    const { name = `Learned ${options.target.kind}`, target, checkpoint = null } = options;
    this.#task = task;
    this.#name = name;
    this.#range = rangeOf(target);
    this.#standing = { step: checkpoint?.step ?? 0, count: task.count, loss: checkpoint?.loss ?? null, rateHz: 0 };
    const told = {
      progress: (standing: Standing) => this.#progress(standing),
      done: (result: Checkpoint) => {
        this.#params = result.params;
        this.#events.emit('done', result);
      },
      failed: (error: Error) => this.#failed(error),
    };
    this.#params = checkpoint?.params ?? firstWeights(task);
    this.#begin = (beside) => startTraining(beside ? { ...options, workers: 0 } : options, task, module, told);
    this.#training = this.#begin(false);
  }

  /** Workers that fail before they did anything are forbidden, as a page's policy may have it: then it is slower, not impossible. */
  #failed(error: Error): void {
    if (this.#heard || this.#beside) {
      this.#events.emit('error', error);
      return;
    }
    this.#beside = true;
    this.#training.dispose();
    try {
      this.#training = this.#begin(true);
      if (this.#started) this.#training.run();
    } catch (cause) {
      this.#events.emit('error', cause as Error); // a checkpoint of several workers
    }
  }

  #progress({ params, ...standing }: Standing): void {
    this.#heard = true;
    this.#params = params;
    this.#standing = standing;
    this.#events.emit('progress', standing);
  }

  /** Listens. */
  on<K extends keyof TrainerEvents>(topic: K, listener: (value: TrainerEvents[K]) => void): Unsubscribe {
    return this.#events.on(topic, listener);
  }

  /** Trains on, until it is done or paused. */
  start(): void {
    this.#started = true;
    this.#training.run();
  }

  pause(): void {
    this.#started = false;
    this.#training.pause();
  }

  /** How it stands: as of the last `progress`. */
  get standing(): Omit<Standing, 'params'> {
    return this.#standing;
  }

  /** The rule as it is now, as of the last `progress`. */
  get rule(): Rule {
    return ruleOf(this.#params, this.#task.shape, { name: this.#name, range: this.#range });
  }

  /** Everything, to go on from: plain data with typed arrays, as IndexedDB keeps them. Trained on from here, the result is equal to the bit. */
  checkpoint(): Promise<Checkpoint> {
    return this.#training.save();
  }

  /** Ends workers and frees memory. */
  dispose(): void {
    this.#training.dispose();
    this.#events.dispose();
  }
}

/** In workers if they are asked for and there are some. */
function startTraining(
  { workers = 1, checkpoint, startWorker }: LearnOptions,
  task: Task,
  module: WebAssembly.Module | null,
  told: Told,
): Training {
  const start = startWorker ?? (typeof Worker === 'function' ? startWebWorker : null);
  if (workers > 0 && start) {
    return new Crew({ task, workers, module, checkpoint: checkpoint ?? null, start }, told);
  }
  const trainer = new Trainer(createLesson(task, shareOut(task.shape.batch, 1)[0], module), task);
  if (checkpoint) trainer.load(checkpoint);
  return new Session(trainer, task, told);
}

/**
 * A training that waits for `start()`. Whoever made it disposes it.
 * @throws CaError `argument` or `size` where the settings cannot be trained
 */
export async function createTrainer(options: LearnOptions): Promise<RuleTrainer> {
  const task = taskFor(options);
  return new RuleTrainer(options, task, await loadKernel());
}

/** What came of learning. */
export interface Learned {
  readonly rule: Rule;
  /** The smoothed loss at the end. */
  readonly loss: number;
  /** Steps of training. */
  readonly steps: number;
}

/** How a program waits. */
export interface LearnRuleOptions extends LearnOptions {
  /** Cancels: the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (standing: TrainerEvents['progress']) => void;
}

/**
 * Learns a rule and hands it over.
 * @throws CaError as {@link createTrainer} does, or `lost` where workers die again and again
 */
export async function learnRule(options: LearnRuleOptions): Promise<Learned> {
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  const trainer = await createTrainer(options);
  try {
    if (onProgress) trainer.on('progress', onProgress);
    const { loss, step } = await new Promise<Checkpoint>((resolve, reject) => {
      trainer.on('done', resolve);
      trainer.on('error', reject);
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      trainer.start();
    });
    return { rule: trainer.rule, loss: loss ?? NaN, steps: step };
  } finally {
    trainer.dispose();
  }
}

/**
 * What a rule that was learned from an image or a volume grows from: one cell in the middle, whose channel that says who lives and all
 * after it are 1.
 * @returns `[Z][Y][X][C]`, for `write`
 */
export function seedFor(rule: Rule, size: Size): Float32Array {
  return seedState(checkSize(size), rule.channels, rule.update.alive?.channel ?? 0);
}
