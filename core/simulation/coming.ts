// A part of an automaton that is on its way: the GPU's or the CPU's, which a page fetches when it needs it. There is one at a time.

import type { CaError } from '../base/errors.js';

/** What is waited for. */
export class Coming {
  readonly #failed: (error: CaError) => void;
  #now: Promise<void> | null = null;

  /** @param failed - hears why it did not come, or could not be used */
  constructor(failed: (error: CaError) => void) {
    this.#failed = failed;
  }

  /** Settles when it is there or has failed; `null` while nothing is waited for. */
  get promise(): Promise<void> | null {
    return this.#now;
  }

  /** Waits for a part. @param arrived - takes it, unless nobody waits for it any more */
  expect<T>(part: Promise<T>, arrived: (part: T) => void): void {
    const now = part.then((got) => {
      if (this.#now !== now) return;
      this.#now = null;
      arrived(got);
    });
    this.#now = now;
    now.catch((error: CaError) => {
      if (this.#now === now) this.#now = null;
      this.#failed(error);
    });
  }

  /** Waits no more. */
  forget(): void {
    this.#now = null;
  }
}
