// Where the neighbours of each cell are: a table of places by cell and tap, made once for a grid. Both machines read it.

import type { Size } from '../base/limits.js';
import type { Tap } from '../rule/neighbourhood.js';
import { createReader } from '../rule/sense.js';
import type { Boundary } from '../rule/types.js';

type Offset = Pick<Tap, 'dx' | 'dy' | 'dz'>;

/** The 9 or 27 cells round a cell with itself, in the order z, y, x. */
export function mooreOffsets(dimensions: 2 | 3): Offset[] {
  const steps = [-1, 0, 1];
  return (dimensions === 3 ? steps : [0]).flatMap((dz) => steps.flatMap((dy) => steps.map((dx) => ({ dx, dy, dz }))));
}

/**
 * Fills a table of neighbours.
 * @param into - `[cells of the grid][offsets]`: the neighbour's place, (z · Y + y) · X + x, or −1 beyond a dead border
 */
export function fillNeighbours(into: Int32Array, offsets: readonly Offset[], size: Size, boundary: Boundary): void {
  const [X, Y, Z = 1] = size;
  const reach = offsets.reduce((most, { dx, dy, dz }) => Math.max(most, Math.abs(dx), Math.abs(dy), Math.abs(dz)), 0);
  const reader = createReader(size, reach, boundary);
  let at = 0;
  for (let z = 0; z < Z; z++)
    for (let y = 0; y < Y; y++)
      for (let x = 0; x < X; x++) for (const { dx, dy, dz } of offsets) into[at++] = reader.at(x + dx, y + dy, z + dz);
}
