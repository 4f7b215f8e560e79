// What can be taken from a volume: the cells of a box, or of a ball.

import { CaError } from '../../core/base/errors.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import type { Region } from '../../core/simulation/operations.js';

/** A ball of cells. */
export interface Ball {
  /** Its middle; the volume's unless told. */
  readonly x?: number;
  readonly y?: number;
  readonly z?: number;
  /** In cells; a quarter of the shortest side unless told. */
  readonly radius?: number;
}

/** Every cell of a box becomes 0; the others stay, and time goes on. @throws CaError `argument` unless it lies inside */
export function clearRegion(simulation: Simulation, region: Region): void {
  const { rule } = simulation;
  const count = region.width * region.height * (region.depth ?? 1) * rule.channels;
  if (!(Number.isSafeInteger(count) && count > 0 && count < 2 ** 31))
    throw new CaError('argument', 'cannot be used', {
      where: 'clear, region',
      expected: 'a box of whole cells',
      got: JSON.stringify(region),
    });
  simulation.write(rule.states === 'continuous' ? new Float32Array(count) : new Uint8Array(count), region);
}

/** The half with the higher columns. */
export function halfOf({ size: [x, y, z] }: Simulation): Region {
  const width = Math.ceil(x / 2);
  const deep = z === undefined ? {} : { z: 0, depth: z };
  return { x: x - width, y: 0, width, height: y, ...deep };
}

/** Every cell of a ball becomes 0. @throws CaError `argument` for what is no ball */
export function wound(simulation: Simulation, { x, y, z, radius }: Ball = {}): void {
  const [width, height, depth] = simulation.size;
  const deep = depth === undefined ? {} : { z: z ?? (depth - 1) / 2 };
  const reach = radius ?? Math.min(width, height, depth ?? Infinity) / 4;
  simulation.paint({ x: x ?? (width - 1) / 2, y: y ?? (height - 1) / 2, ...deep, radius: reach, value: 0 });
}
