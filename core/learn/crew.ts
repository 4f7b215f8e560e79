// A training in workers: starts them, links those who follow with the one who leads, and where one dies begins again from the last
// checkpoint, which it asks for every few seconds. It knows messages, not what is learned.

import { CaError } from '../base/errors.js';
import type { FromWorker, ToWorker } from './messages.js';
import type { Told, Training } from './session.js';
import { shareOut, type Task } from './task.js';
import type { Checkpoint } from './trainer.js';
import { WORKER } from './worker-text.js';

/** What a crew needs of a worker: a browser's has it, and Node's with a few lines. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): unknown;
}

/** Starts a worker that runs a classic script. */
export type StartWorker = (script: string) => WorkerLike;

/** How often everything is saved, in ms. */
const SAVE = 5000;
/** How often a training is begun again after a worker died. */
const MOST_DEATHS = 3;

/** A browser's worker. The script is a blob, so that it runs wherever the page's own scripts came from. */
export const startWebWorker: StartWorker = (script) => {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } finally {
    // A turn later: the address is read when the worker starts.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
};

/** What a crew is given. */
export interface CrewOptions {
  readonly task: Task;
  /** Workers at most; fewer where the batch is small. */
  readonly workers: number;
  readonly module: WebAssembly.Module | null;
  readonly checkpoint: Checkpoint | null;
  readonly start: StartWorker;
}

/** Workers at a training. */
export class Crew implements Training {
  readonly #options: CrewOptions;
  readonly #told: Told;
  readonly #waiting: { resolve(checkpoint: Checkpoint): void; reject(error: Error): void }[] = [];
  #workers: WorkerLike[] = [];
  #last: Checkpoint | null;
  #wanted = false;
  #deaths = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: CrewOptions, told: Told) {
    this.#options = options;
    this.#told = told;
    this.#last = options.checkpoint;
    this.#begin();
  }

  #begin(): void {
    const { task, workers, module, start } = this.#options;
    const shares = shareOut(task.shape.batch, workers);
    const fits = this.#last?.lessons.length === shares.length;
    if (this.#last && !fits) {
      const expected = `a checkpoint of ${shares.length} workers`;
      throw new CaError('argument', 'of another training', { where: 'checkpoint', expected, got: `${this.#last.lessons.length}` });
    }
    try {
      for (const _ of shares) this.#workers.push(start(WORKER));
    } catch (cause) {
      // Told a turn later, as an error in a worker would be: whoever makes a crew has it in hand by then.
      queueMicrotask(() => this.#die(String(cause)));
      return;
    }
    const channels = shares.slice(1).map(() => new MessageChannel());
    channels.forEach(({ port2: port }, i) => {
      const state = this.#last?.lessons[i + 1] ?? null;
      this.#send(i + 1, { kind: 'follow', task, share: shares[i + 1], module, port, state }, [port]);
    });
    const ports = channels.map(({ port1 }) => port1);
    this.#send(0, { kind: 'lead', task, share: shares[0], module, ports, checkpoint: this.#last }, ports);
    this.#workers.forEach((worker) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
      worker.onerror = ({ message }) => this.#revive(message);
    });
  }

  #send(worker: number, message: ToWorker, transfer: Transferable[] = []): void {
    this.#workers[worker]?.postMessage(message, transfer);
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'progress') this.#told.progress(message.standing);
    else if (message.kind === 'failed') this.#revive(message.message);
    else {
      this.#last = message.checkpoint;
      if (message.kind === 'saved') this.#waiting.shift()?.resolve(message.checkpoint);
      else {
        this.pause();
        this.#told.done(message.checkpoint);
      }
    }
  }

  /** A worker died: all begin again from the last checkpoint. */
  #revive(message: string): void {
    this.#stop();
    if (++this.#deaths > MOST_DEATHS) {
      this.#die(message);
      return;
    }
    this.#begin();
    if (this.#wanted) this.#send(0, { kind: 'run' });
    this.#waiting.forEach(() => this.#send(0, { kind: 'save' }));
  }

  #die(message: string): void {
    this.#stop();
    this.pause();
    this.#told.failed(new CaError('lost', 'training stopped', { where: 'learn', expected: 'workers that go on', got: message }));
  }

  #stop(): void {
    for (const worker of this.#workers.splice(0)) {
      worker.onmessage = worker.onerror = null;
      worker.terminate();
    }
  }

  run(): void {
    this.#wanted = true;
    this.#send(0, { kind: 'run' });
    this.#timer ??= setInterval(() => void this.save().catch(() => undefined), SAVE);
  }

  pause(): void {
    this.#wanted = false;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#send(0, { kind: 'pause' });
  }

  save(): Promise<Checkpoint> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#send(0, { kind: 'save' });
    });
  }

  dispose(): void {
    this.pause();
    this.#stop();
    for (const { reject } of this.#waiting.splice(0)) reject(new CaError('disposed', 'the training is over', { where: 'learn' }));
  }
}
