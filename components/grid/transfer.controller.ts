// What a reader drops on a grid or pastes into it. Noticed here, with an outline while something is dragged over; read and put in
// place by `given.ts`, which a page fetches with the first of it.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Part } from '../../core/base/part.js';
import type { GivenContext } from './given.js';

/** What reads it. */
const reading = new Part('what reads files', () => import('./given.js'));

/** What the controller needs of the element. */
export interface TransferContext extends GivenContext {
  readonly stage: () => HTMLElement | null;
  /** Whether cells may be changed by hand. */
  readonly drawable: () => boolean;
}

/** Listens on the stage; for what is pasted on the document, since browsers do not agree where that is told, while the stage has the keyboard. */
export class TransferController implements ReactiveController {
  readonly #context: TransferContext;
  #stage: HTMLElement | null = null;
  /** The grid has the focus: what is pasted is meant for it. */
  #hears = false;
  /** Of several that come one after another, the newest counts. */
  #turn = 0;

  constructor(host: ReactiveControllerHost, context: TransferContext) {
    this.#context = context;
    host.addController(this);
  }

  hostUpdated(): void {
    const stage = this.#context.stage();
    if (!stage || stage === this.#stage) return;
    this.#stage = stage;
    stage.addEventListener('dragover', this.#onOver);
    stage.addEventListener('dragleave', () => this.#outline(false));
    stage.addEventListener('drop', this.#onDrop);
    stage.addEventListener('focus', this.#hear);
    stage.addEventListener('blur', this.#deaf);
  }

  hostDisconnected(): void {
    this.#deaf();
  }

  readonly #hear = (): void => {
    this.#hears = true;
    document.addEventListener('paste', this.#onPaste);
  };

  readonly #deaf = (): void => {
    if (this.#hears) document.removeEventListener('paste', this.#onPaste);
    this.#hears = false;
  };

  #outline(on: boolean): void {
    this.#stage?.classList.toggle('over', on);
  }

  /** Where drawing is refused, dropping is too: the file is not opened in place of the page either. */
  readonly #onOver = (event: DragEvent): void => {
    const data = event.dataTransfer;
    if (!data?.types.some((type) => type === 'Files' || type === 'text/plain')) return;
    event.preventDefault();
    const takes = this.#context.drawable();
    data.dropEffect = takes ? 'copy' : 'none';
    this.#outline(takes);
  };

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.#outline(false);
    this.#take(event.dataTransfer);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    if (this.#take(event.clipboardData)) event.preventDefault();
  };

  /** What was given can be read only now: an event's data is gone when its listeners are done. */
  #take(data: DataTransfer | null): boolean {
    const given = data?.files[0] ?? data?.getData('text/plain');
    if (!given || !this.#context.drawable()) return false;
    void this.#put(given);
    return true;
  }

  /** Puts in place what a program gives. @throws CaError `pattern`, `rule`, `size`, `source` where it cannot be read */
  async load(given: File | string): Promise<void> {
    const { readGiven } = await reading.fetch();
    const put = await readGiven(given, this.#context);
    put();
  }

  async #put(given: File | string): Promise<void> {
    const turn = ++this.#turn;
    const result = await reading
      .fetch()
      .then((module) => module.readGiven(given, this.#context))
      .catch((error: unknown) => () => {
        throw error;
      });
    if (turn === this.#turn) this.#context.attempt('given', result);
  }
}
