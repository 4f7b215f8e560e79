// The activations of a unit in float64, the formulas that the shaders repeat. Knows nothing of networks.
// Called by `network.ts` for every unit of every cell, so each is a plain function of two or three
// numbers.

import type { ActivationName } from './types.js';

/**
 * The logistic function 1 / (1 + exp(−k x)), the unit of this house.
 * @param x - weighted sum and bias
 * @param steepness - k; negative turns it round
 */
export function sigmoid(x: number, steepness = 1): number {
  return 1 / (1 + Math.exp(-steepness * x));
}

/** An activation with its parameters, all there. */
export interface ActivationParameters {
  readonly activation: ActivationName;
  /** k of the sigmoid. */
  readonly steepness: number;
  /** Where the gaussian is 1. */
  readonly centre: number;
  /** How far from the centre the gaussian is 1/e; over 0. */
  readonly width: number;
}

/**
 * What a unit says for a weighted sum.
 *
 * - `sigmoid` 1 / (1 + exp(−k x))
 * - `tanh` hyperbolic tangent
 * - `relu` max(0, x)
 * - `identity` x
 * - `gaussian` exp(−((x − centre) / width)²)
 * - `step` 1 where x > 0, else 0 (so 0 gives 0)
 * - `sin` sine of x in radians
 *
 * @param x - weighted sum of the unit's inputs, plus its bias
 */
export function activate({ activation, steepness, centre, width }: ActivationParameters, x: number): number {
  switch (activation) {
    case 'sigmoid':
      return sigmoid(x, steepness);
    case 'tanh':
      return Math.tanh(x);
    case 'relu':
      return Math.max(0, x);
    case 'identity':
      return x;
    case 'gaussian':
      return Math.exp(-(((x - centre) / width) ** 2));
    case 'step':
      return x > 0 ? 1 : 0;
    case 'sin':
      return Math.sin(x);
  }
}
