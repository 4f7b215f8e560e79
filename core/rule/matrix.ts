// Layers given as matrices: reads numbers from nested arrays or from base64, and names their units. `check-matrix.ts` has checked
// their shape before.

import type { MatrixLayer } from './types.js';

/** Numbers of a block: how many, without decoding them. Base64 holds three bytes in four letters, a float32 is four bytes. */
export function countNumbers(block: MatrixLayer['weights'] | readonly number[]): number {
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
