// Measures of a field on a torus: pieces, middle, way. Used by the tests of presets; plain and slow.
import type { Cells } from '../../core/compile/layout.js';

type Grid = readonly number[];

/** One channel of cells. @param cells - `[Y][X][C]` */
export const channelOf = (cells: Cells, channels: number, channel: number): Float64Array =>
  Float64Array.from({ length: cells.length / channels }, (_, i) => cells[i * channels + channel]);

/** How many pieces the cells over a threshold form; cells touch by their sides. @param field - `[Y][X]` */
export function countPieces(field: ArrayLike<number>, [width]: Grid, threshold = 0.5): number {
  const seen = new Uint8Array(field.length);
  let pieces = 0;
  for (let start = 0; start < field.length; start++) {
    if (seen[start] || !(field[start] > threshold)) continue;
    pieces++;
    seen[start] = 1;
    const queue = [start];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const x = at % width;
      const row = at - x;
      const beside = [row + ((x + 1) % width), row + ((x + width - 1) % width)];
      const above = [(at + width) % field.length, (at + field.length - width) % field.length];
      for (const next of [...beside, ...above]) {
        if (seen[next] || !(field[next] > threshold)) continue;
        seen[next] = 1;
        queue.push(next);
      }
    }
  }
  return pieces;
}

/** The middle of what a field holds, as the mean of angles round each axis. @returns 0 ≤ x < width, 0 ≤ y < height */
export function middleOf(field: ArrayLike<number>, [width, height]: Grid): [x: number, y: number] {
  const along = (length: number, place: (i: number) => number) => {
    let [cos, sin] = [0, 0];
    for (let i = 0; i < field.length; i++) {
      const angle = (2 * Math.PI * place(i)) / length;
      cos += field[i] * Math.cos(angle);
      sin += field[i] * Math.sin(angle);
    }
    return ((Math.atan2(sin, cos) / (2 * Math.PI)) * length + length) % length;
  };
  return [along(width, (i) => i % width), along(height, (i) => Math.floor(i / width))];
}

/** The shortest way from one place to another. */
export const wayBetween = (from: Grid, to: Grid, size: Grid): number[] =>
  size.map((length, axis) => to[axis] - from[axis] - length * Math.round((to[axis] - from[axis]) / length));
