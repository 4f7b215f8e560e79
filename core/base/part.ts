// A part of the suite that a page fetches when it needs it, or has from the start: bundles for pages are split along these.

import { CaError } from './errors.js';

/** A module that comes later. */
export class Part<T> {
  readonly #what: string;
  #load: () => Promise<T>;
  #module: T | null = null;

  /**
   * @param what - what is in it, for the error
   * @param load - a dynamic import
   */
  constructor(what: string, load: () => Promise<T>) {
    this.#what = what;
    this.#load = load;
  }

  /** The module, if it is there. */
  get atHand(): T | null {
    return this.#module;
  }

  /** Whoever loads the module anyway says so: then nobody waits for it. */
  hold(module: T): void {
    this.#module = module;
  }

  /** Has something else fetched with it. @param load - a dynamic import */
  with(load: () => Promise<unknown>): void {
    const first = this.#load;
    this.#load = async () => (await Promise.all([first(), load()]))[0];
  }

  /** Fetches it. @throws CaError `source` if that cannot be done now */
  async fetch(): Promise<T> {
    try {
      return (this.#module ??= await this.#load());
    } catch (cause) {
      const expected = 'the files beside the script that this page loaded';
      throw new CaError('source', `${this.#what} cannot be fetched`, { where: 'script', expected, got: String(cause), cause });
    }
  }
}
