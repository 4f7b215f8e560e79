// The worker: leads a training or follows one. Bundled into one script by build.mjs, so it and all that it imports know no page.

import type { LessonState } from './lesson.js';
import type { FromFollower, FromWorker, ToFollower, ToWorker } from './messages.js';
import { Session } from './session.js';
import { createLesson, Trainer, type Peer, type Practised } from './trainer.js';

interface Scope {
  onmessage: ((event: { data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
}
const scope = globalThis as unknown as Scope;

/** One who follows, as the leader sees it. Answers come in the order of the questions. */
class FarPeer implements Peer {
  readonly #port: MessagePort;
  readonly #waiting: { resolve(answer: never): void; reject(error: Error): void }[] = [];

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<FromFollower>) => {
      const waiting = this.#waiting.shift();
      if (data.kind === 'failed') waiting?.reject(new Error(data.message));
      else waiting?.resolve((data.kind === 'saved' ? data.state : data) as never);
    };
  }

  #ask<T>(question: ToFollower): Promise<T> {
    this.#port.postMessage(question);
    return new Promise<T>((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  practise(params: Float32Array, step: number): Promise<Practised> {
    return this.#ask({ kind: 'practise', params, step });
  }

  settle(sane: boolean): void {
    this.#port.postMessage({ kind: 'settle', sane } satisfies ToFollower);
  }

  save(): Promise<LessonState> {
    return this.#ask({ kind: 'save' });
  }
}

function lead({ task, share, module, ports, checkpoint }: ToWorker & { kind: 'lead' }): Session {
  const peers = ports.map((port) => new FarPeer(port));
  const trainer = new Trainer(createLesson(task, share, module), task, peers);
  if (checkpoint) trainer.load(checkpoint);
  return new Session(trainer, task, {
    progress: (standing) => scope.postMessage({ kind: 'progress', standing }),
    done: (result) => scope.postMessage({ kind: 'done', checkpoint: result }),
    failed: ({ message }) => scope.postMessage({ kind: 'failed', message }),
  });
}

function follow({ task, share, module, port, state }: ToWorker & { kind: 'follow' }): void {
  const lesson = createLesson(task, share, module);
  if (state) lesson.load(state);
  const answer = (message: FromFollower) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<ToFollower>) => {
    try {
      if (data.kind === 'settle') lesson.settle(data.sane);
      else if (data.kind === 'save') answer({ kind: 'saved', state: lesson.save() });
      else {
        lesson.machine.params.set(data.params);
        const loss = lesson.practise(data.step);
        answer({ kind: 'practised', loss, grads: lesson.machine.grads.slice() });
      }
    } catch (error) {
      answer({ kind: 'failed', message: String(error) });
    }
  };
}

let session: Session | undefined;

scope.onmessage = ({ data }) => {
  try {
    if (data.kind === 'lead') session = lead(data);
    else if (data.kind === 'follow') follow(data);
    else if (data.kind === 'run') session?.run();
    else if (data.kind === 'pause') session?.pause();
    else void session?.save().then((checkpoint) => scope.postMessage({ kind: 'saved', checkpoint }));
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: String(error) });
  }
};
