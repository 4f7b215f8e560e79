// Layers given as matrices: reads numbers from nested arrays or from base64, names their units, and checks
// their shape before anything is made of them. Called by the checks of `check-network.ts` and by
// `network.ts`.

import { CaError } from '../base/errors.js';
import { MAX_WEIGHTS } from '../base/limits.js';
import type { MatrixLayer } from './types.js';

/** Numbers of a block: how many, without decoding them. Base64 holds three bytes in four letters, a float32 is four bytes. */
function countNumbers(block: MatrixLayer['weights'] | readonly number[]): number {
  if (typeof block === 'string') return (block.length * 3) / 16 - (block.endsWith('==') ? 0.5 : block.endsWith('=') ? 0.25 : 0);
  return block.reduce((sum: number, row) => sum + (typeof row === 'number' ? 1 : row.length), 0);
}

/**
 * The numbers of a block, row after row.
 * @param block - a flat array, nested rows, or base64 of little-endian float32 (as `schema.ts` lets it through)
 */
export function blockNumbers(block: MatrixLayer['weights'] | readonly number[]): ArrayLike<number> {
  if (typeof block !== 'string') return block.flat();
  const bytes = Uint8Array.from(atob(block), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

/** How many units a matrix layer has, from whatever says so first: its names, its biases, its weights' rows. */
export function unitCount(layer: MatrixLayer, columns: number): number {
  if (layer.names) return layer.names.length;
  if (layer.biases) return countNumbers(layer.biases);
  return typeof layer.weights === 'string' ? countNumbers(layer.weights) / columns : layer.weights.length;
}

/** The names of a layer's units: its own, or `hidden0_3` for unit 3 of layer 0, `output` or `output2` in the last layer. */
export function unitNames(layer: MatrixLayer, index: number, last: boolean, count: number): readonly string[] {
  if (layer.names) return layer.names;
  if (last && count === 1) return ['output'];
  return Array.from({ length: count }, (_, i) => (last ? `output${i}` : `hidden${index}_${i}`));
}

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
