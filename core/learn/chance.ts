// Chance that can be put down and taken up again: random numbers by a running index, so that a checkpoint is one number.

import { randomAt } from '../base/random.js';

/** Random numbers of a seed and a stream. */
export class Chance {
  readonly #seed: number;
  readonly #stream: number;
  /** How many numbers have been drawn. */
  index: number;

  constructor(seed: number, stream: number, index = 0) {
    this.#seed = seed;
    this.#stream = stream;
    this.index = index;
  }

  /** In [0, 1). */
  next(): number {
    return randomAt(this.#seed, this.#stream, this.index++);
  }

  /** A whole number from 0 to n − 1. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** A seed for something else. */
  seed(): number {
    return this.below(0x1000000);
  }

  /** From the normal distribution with mean 0 and deviation 1. @see G. E. P. Box and M. E. Muller, 1958 */
  normal(): number {
    return Math.sqrt(-2 * Math.log(this.next() + 2 ** -25)) * Math.cos(2 * Math.PI * this.next());
  }
}
