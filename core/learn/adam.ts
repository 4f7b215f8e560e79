// Adam, with the gradient of each matrix divided by its length first: the cure for gradients that explode over many steps.

/** What Adam remembers. */
export interface AdamState {
  readonly mean: Float32Array;
  readonly square: Float32Array;
  readonly step: number;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
/** Keeps a division by 0 away; gradients have length 1, so it disturbs nothing. */
const EPSILON = 1e-8;

/**
 * Adam over parameters in several parts.
 * @see D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1
 */
export class Adam {
  readonly #parts: readonly number[];
  #mean: Float32Array;
  #square: Float32Array;
  #step = 0;

  /** @param parts - how many numbers each matrix has, one after the other */
  constructor(parts: readonly number[]) {
    const count = parts.reduce((sum, part) => sum + part, 0);
    this.#parts = parts;
    this.#mean = new Float32Array(count);
    this.#square = new Float32Array(count);
  }

  /** Moves `params` against `grads`. @param rate - how far, > 0 */
  update(params: Float32Array, grads: Float32Array, rate: number): void {
    this.#step++;
    const [mean, square] = [this.#mean, this.#square];
    const unbias1 = 1 / (1 - BETA1 ** this.#step);
    const unbias2 = 1 / (1 - BETA2 ** this.#step);
    let i = 0;
    for (const part of this.#parts) {
      const end = i + part;
      let length = 0;
      for (let j = i; j < end; j++) length += grads[j] * grads[j];
      const scale = 1 / (Math.sqrt(length) + EPSILON);
      for (; i < end; i++) {
        const g = grads[i] * scale;
        mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
        square[i] = BETA2 * square[i] + (1 - BETA2) * g * g;
        params[i] -= (rate * mean[i] * unbias1) / (Math.sqrt(square[i] * unbias2) + EPSILON);
      }
    }
  }

  /** A copy of what it remembers. */
  save(): AdamState {
    return { mean: this.#mean.slice(), square: this.#square.slice(), step: this.#step };
  }

  /** Goes on from there. */
  load({ mean, square, step }: AdamState): void {
    this.#mean = mean.slice();
    this.#square = square.slice();
    this.#step = step;
  }
}
