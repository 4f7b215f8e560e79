// Checks layers given as matrices before anything is made of them. Called by `check-network.ts`.

import { CaError } from '../base/errors.js';
import { MAX_WEIGHTS } from '../base/limits.js';
import { blockNumbers, countNumbers, unitCount } from './matrix.js';
import type { MatrixLayer } from './types.js';

/**
 * Checks a matrix layer's shape and numbers.
 * @param columns - units of the layer before it, or inputs
 * @param units - how many units it must have, where that is known
 * @param where - the layer's path, for errors
 * @returns how many numbers it holds
 * @throws CaError `size` over {@link MAX_WEIGHTS}, `rule` where shape or numbers are wrong
 */
export function checkMatrixLayer(layer: MatrixLayer, columns: number, units: number | undefined, where: string): number {
  const rows = units ?? unitCount(layer, columns);
  const check = (key: 'weights' | 'biases', expected: number, shape: string) => {
    const block = layer[key];
    if (!block) return 0;
    const count = countNumbers(block);
    if (count > MAX_WEIGHTS) throw new CaError('size', 'too many weights', { where, expected: `at most ${MAX_WEIGHTS}`, got: `${count}` });
    if (count !== expected) {
      throw new CaError('rule', `wrong number of ${key}`, {
        where: `${where}.${key}`,
        expected: `${Math.ceil(expected)} numbers (${shape})`,
        got: `${count}`,
      });
    }
    const numbers = blockNumbers(block);
    for (let i = 0; i < numbers.length; i++) {
      if (!Number.isFinite(numbers[i])) {
        throw new CaError('rule', 'wrong value', { where: `${where}.${key}`, expected: 'finite numbers', got: `${numbers[i]} at ${i}` });
      }
    }
    return count;
  };
  const total = check('weights', Math.ceil(rows) * columns, `[${Math.ceil(rows)}, ${columns}]`) + check('biases', rows, `[${rows}]`);
  if (typeof layer.weights !== 'string') {
    layer.weights.forEach((row, i) => {
      if (row.length !== columns) {
        throw new CaError('rule', 'wrong number of weights', {
          where: `${where}.weights[${i}]`,
          expected: `${columns} numbers`,
          got: `${row.length}`,
        });
      }
    });
  }
  if (layer.names && layer.names.length !== rows) {
    throw new CaError('rule', 'wrong number of names', { where: `${where}.names`, expected: `${rows}`, got: `${layer.names.length}` });
  }
  return total;
}
