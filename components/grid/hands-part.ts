// Fetches what a reader's hands do on a grid when the grid is seen for the first time.

import { Part } from '../../core/base/part.js';
import type { HandContext, HandHost } from './hand.js';
import type { TransferContext, TransferController } from './transfer.controller.js';

/** What draws, and what takes in. */
export const handsPart = new Part('what a hand does on a grid', () => import('./hands.js'));

/** The hands on one grid. */
export class Hands {
  readonly #host: HandHost;
  readonly #context: HandContext & TransferContext;
  #transfer: TransferController | null = null;

  constructor(host: HandHost, context: HandContext & TransferContext) {
    this.#host = host;
    this.#context = context;
  }

  /** Lets the reader touch the grid from now on. Twice is once. */
  async lay(): Promise<TransferController> {
    const { GridHand, TransferController } = await handsPart.fetch();
    if (this.#transfer) return this.#transfer;
    new GridHand(this.#host, this.#context);
    this.#transfer = new TransferController(this.#host, this.#context);
    this.#host.requestUpdate(); // for the listeners
    return this.#transfer;
  }

  /** As {@link lay}, when the grid is seen. */
  async seen(): Promise<void> {
    if (this.#transfer) return;
    const result = await this.lay().then(
      () => () => {},
      (error: unknown) => () => {
        throw error;
      },
    );
    this.#context.attempt('hand', result);
  }
}
