// A training: practises with the weights, changes them, and can be put down and taken up again to the last bit. The batch may be split:
// each worker practises its part, and gradients are added in their order, so that the sum never depends on who was first. It
// knows no workers, only who practises; crew.ts knows where they are.

import { CaError } from '../base/errors.js';
import { Adam, type AdamState } from './adam.js';
import { Chance } from './chance.js';
import { Growth } from './grow.js';
import { kernelMachine } from './kernel-machine.js';
import type { Lesson, LessonState } from './lesson.js';
import type { Machine } from './machine.js';
import { MoviePractice } from './movie.js';
import { PlainMachine } from './plain-machine.js';
import { extentsOf, type Shape } from './shape.js';
import type { Share, Task } from './task.js';
import { TexturePractice } from './texture.js';

/** Everything that a training is, as plain data. */
export interface Checkpoint {
  readonly version: 1;
  readonly step: number;
  /** The loss, smoothed; null before the first step. */
  readonly loss: number | null;
  readonly params: Float32Array;
  readonly adam: AdamState;
  /** One for each worker. */
  readonly lessons: readonly LessonState[];
}

/** What a step of practice gives. */
export interface Practised {
  readonly loss: number;
  readonly grads: Float32Array;
}

/** Who practises a part of the batch somewhere else. */
export interface Peer {
  practise(params: Float32Array, step: number): Promise<Practised>;
  settle(sane: boolean): void;
  save(): Promise<LessonState>;
}

/** Beyond this a loss is a blow-up. */
const MAX_LOSS = 1e3;
/** How much of the smoothed loss is the newest. */
const NEWEST = 0.05;
/** From which share of the training on the rate is a third, a tenth. */
const SLOWER = { grow: [0.5, 0.8], texture: [0.5, 0.8], movie: [0.6, 0.85] } as const;
/** The stream of chance that first weights come from. */
const WEIGHTS = 0x40000;

/** A machine for a part of a batch. @param module - the kernel, or `null` */
function machineFor(module: WebAssembly.Module | null, shape: Shape): Machine {
  return module ? kernelMachine(module, shape) : new PlainMachine(shape);
}

/** The practice of one worker. */
export function createLesson(task: Task, share: Share, module: WebAssembly.Module | null): Lesson {
  const machine = machineFor(module, { ...task.shape, batch: share.batch });
  if (task.lesson === 'grow') return new Growth(machine, task, share);
  return task.lesson === 'texture' ? new TexturePractice(machine, task, share, module) : new MoviePractice(machine, task, share);
}

/** Those that are given; else the first layer at random and all else 0: the rule begins as one that does nothing. What is filled up stays 0. */
export function firstWeights({ shape, seed, start }: Task): Float32Array {
  if (start) return start.slice();
  const chance = new Chance(seed, WEIGHTS);
  const { C, H, features, parts } = extentsOf(shape);
  const reach = 1 / Math.sqrt(features * shape.channels);
  const params = new Float32Array(parts.reduce((sum, part) => sum + part, 0));
  for (let f = 0; f < features; f++)
    for (let c = 0; c < shape.channels; c++)
      for (let j = 0; j < shape.hidden; j++) params[(f * C + c) * H + j] = (chance.next() * 2 - 1) * reach;
  return params;
}

/** A training. */
export class Trainer {
  readonly lesson: Lesson;
  readonly #task: Task;
  readonly #peers: readonly Peer[];
  readonly #adam: Adam;
  #step = 0;
  #loss: number | null = null;

  /** @param peers - the other workers, in order */
  constructor(lesson: Lesson, task: Task, peers: readonly Peer[] = []) {
    this.lesson = lesson;
    this.#task = task;
    this.#peers = peers;
    this.#adam = new Adam(lesson.machine.extents.parts);
    this.params.set(firstWeights(task));
  }

  /** Steps of training done. */
  get done(): number {
    return this.#step;
  }

  /** The smoothed loss, or null before the first step. */
  get loss(): number | null {
    return this.#loss;
  }

  get params(): Float32Array {
    return this.lesson.machine.params;
  }

  /** Practises once and changes the weights. @returns this step's loss; not a number where it blew up */
  async step(): Promise<number> {
    const { machine } = this.lesson;
    const asked = this.#peers.map((peer) => peer.practise(machine.params.slice(), this.#step));
    let loss = this.lesson.practise(this.#step);
    for (const { loss: part, grads } of await Promise.all(asked)) {
      loss += part;
      for (let i = 0; i < grads.length; i++) machine.grads[i] += grads[i];
    }
    let length = 0;
    for (const g of machine.grads) length += g * g;
    const sane = loss < MAX_LOSS && Number.isFinite(length);
    if (sane) this.#adam.update(machine.params, machine.grads, this.#rate());
    for (const one of [this.lesson, ...this.#peers]) one.settle(sane);
    this.#step++;
    if (sane) this.#loss = this.#loss === null ? loss : this.#loss + NEWEST * (loss - this.#loss);
    return loss;
  }

  #rate(): number {
    const { rate, lesson, count } = this.#task;
    const progress = this.#step / count;
    const [third, tenth] = SLOWER[lesson];
    return rate * (progress < third ? 1 : progress < tenth ? 0.3 : 0.1);
  }

  /** A copy of everything. Between two steps only. */
  async save(): Promise<Checkpoint> {
    const lessons = [this.lesson.save(), ...(await Promise.all(this.#peers.map((peer) => peer.save())))];
    return { version: 1, step: this.#step, loss: this.#loss, params: this.params.slice(), adam: this.#adam.save(), lessons };
  }

  /**
   * Goes on from a checkpoint of the same task. Peers are given theirs by whoever made them.
   * @throws CaError `argument` where it is of another task
   */
  load({ step, loss, params, adam, lessons }: Checkpoint): void {
    if (params.length !== this.params.length || lessons.length !== this.#peers.length + 1) {
      const expected = `${this.params.length} parameters and ${this.#peers.length + 1} workers`;
      throw new CaError('argument', 'of another training', {
        where: 'checkpoint',
        expected,
        got: `${params.length} and ${lessons.length}`,
      });
    }
    this.params.set(params);
    this.#adam.load(adam);
    this.lesson.load(lessons[0]);
    [this.#step, this.#loss] = [step, loss];
  }
}
