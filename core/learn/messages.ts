// What page and worker, and worker and worker, say to each other. Plain data that can be sent.

import type { LessonState } from './lesson.js';
import type { Standing } from './session.js';
import type { Share, Task } from './task.js';
import type { Checkpoint } from './trainer.js';

/** What both kinds of worker begin with. */
interface Beginning {
  readonly task: Task;
  readonly share: Share;
  /** The compiled kernel, or `null` for plain JavaScript. */
  readonly module: WebAssembly.Module | null;
}

/** To a worker. The first leads: it changes the weights; others follow it through a port. */
export type ToWorker =
  | (Beginning & { readonly kind: 'lead'; readonly ports: readonly MessagePort[]; readonly checkpoint: Checkpoint | null })
  | (Beginning & { readonly kind: 'follow'; readonly port: MessagePort; readonly state: LessonState | null })
  | { readonly kind: 'run' | 'pause' | 'save' };

/** From a worker. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly standing: Standing }
  | { readonly kind: 'saved' | 'done'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'failed'; readonly message: string };

/** From the one who leads to one who follows, and back. */
export type ToFollower =
  | { readonly kind: 'practise'; readonly params: Float32Array; readonly step: number }
  | { readonly kind: 'settle'; readonly sane: boolean }
  | { readonly kind: 'save' };
export type FromFollower =
  | { readonly kind: 'practised'; readonly loss: number; readonly grads: Float32Array }
  | { readonly kind: 'saved'; readonly state: LessonState }
  | { readonly kind: 'failed'; readonly message: string };
