// Pictures one after another as one array: what films, animations and scanned solids become, for a volume to start from or for
// something to learn from. This file owns the array and how pictures get into it, fitted to what there is room for. Knows no format.

import { CaError } from '../base/errors.js';
import { cellCount, MAX_PATTERN_CELLS } from '../base/limits.js';
import { addBrightness, makeSheet } from './brightness.js';

/** Numbers in a box. */
export interface Stack {
  readonly size: readonly [x: number, y: number, z: number];
  /** `[Z][Y][X]`: brightness from 0 to 1, or of an array's file the numbers that it holds. */
  readonly values: Float32Array;
  /** Whether the numbers are brightness. */
  readonly pictures: boolean;
  /** Pictures a second, where the file says. */
  readonly rate?: number;
}

/** The longest sides that there is room for; larger pictures are made smaller, of more pictures some are left out. */
export type StackLimits = readonly [width: number, height: number, depth: number];

/** Pictures that can be had one after another. */
export interface Pictures {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly rate?: number;
  /**
   * Some of the pictures.
   * @param indices - which, in rising order
   * @param width - as wide as they are wanted, in pixels; larger ones are drawn smaller
   */
  take(indices: readonly number[], width: number, height: number): AsyncIterable<CanvasImageSource>;
  /** Frees what the decoder holds. */
  dispose(): void;
}

/** Most bytes of a file: 256 MiB. */
const MAX_BYTES = 2 ** 28;

/** @throws CaError `size` for a file that is too large to be read */
export function checkFile({ name, size }: File): void {
  if (size > MAX_BYTES)
    throw new CaError('size', 'too large a file', { where: name, expected: `at most ${MAX_BYTES} bytes`, got: `${size}` });
}

/** @throws CaError `size` for an extent without an area, or of more cells than can be held */
export function checkStack(where: string, size: readonly [number, number, number]): void {
  const count = cellCount(size);
  if (size.every((side) => Number.isInteger(side) && side >= 1) && count <= MAX_PATTERN_CELLS) return;
  const expected = `at least one and at most ${MAX_PATTERN_CELLS} numbers`;
  throw new CaError('size', 'cannot be held', { where, expected, got: size.join(' × ') });
}

/** An extent as large as fits, of the same shape. */
function fitted(width: number, height: number, [most, tallest]: StackLimits): [number, number] {
  const scale = Math.min(1, most / width, tallest / height);
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** `count` of `all` numbers from 0, evenly spread, in rising order. */
export function spread(all: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * all) / count));
}

/** @throws CaError `size`; `source` where there is no picture */
export async function stackOf(name: string, pictures: Pictures, limits: StackLimits): Promise<Stack> {
  try {
    checkStack(name, [pictures.width, pictures.height, 1]);
    const [width, height] = fitted(pictures.width, pictures.height, limits);
    const depth = Math.min(pictures.count, limits[2]);
    checkStack(name, [width, height, depth]);
    const values = new Float32Array(width * height * depth);
    const sheet = makeSheet(width, height);
    let slice = 0;
    for await (const picture of pictures.take(spread(pictures.count, depth), width, height)) {
      addBrightness(sheet, picture, values.subarray(slice * width * height, (slice + 1) * width * height));
      slice++;
    }
    if (slice === 0) throw new CaError('source', 'holds no picture', { where: name });
    const held = slice === depth ? values : values.slice(0, slice * width * height);
    const rate = pictures.rate && (pictures.rate * depth) / pictures.count;
    return { size: [width, height, slice], values: held, pictures: true, rate };
  } finally {
    pictures.dispose();
  }
}
