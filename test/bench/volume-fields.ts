// Fields of 128³ bytes that frames are drawn of: balls with empty space between them, and a pattern that is everywhere.

import { validateRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';

/** Cells on a side. */
export const SIDE = 128;

/** Numbers from 0 to 1 that are the same every time. */
function numbers(): () => number {
  let state = 7;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** A hundred and ten soft balls: two thirds of the blocks of 8³ cells hold nothing that a usual transfer function shows. */
export function balls(): Uint8Array {
  const [cells, next] = [new Uint8Array(SIDE ** 3), numbers()];
  for (let ball = 0; ball < 110; ball++) {
    const middle = [next(), next(), next()].map((share) => share * SIDE);
    const radius = 4 + next() * 7;
    const [low, high] = [middle.map((at) => Math.max(0, Math.floor(at - radius))), middle.map((at) => Math.min(SIDE, at + radius))];
    for (let z = low[2]; z < high[2]; z++)
      for (let y = low[1]; y < high[1]; y++)
        for (let x = low[0]; x < high[0]; x++) {
          const far = Math.hypot(x - middle[0], y - middle[1], z - middle[2]) / radius;
          const at = (z * SIDE + y) * SIDE + x;
          if (far < 1) cells[at] = Math.max(cells[at], 255 * (1 - far * far));
        }
  }
  return cells;
}

/** Waves: no block is empty. */
export function waves(): Uint8Array {
  const wave = (at: number) => Math.sin(0.7 * at + 0.3);
  return Uint8Array.from({ length: SIDE ** 3 }, (_, at) => {
    const [x, y, z] = [at % SIDE, Math.floor(at / SIDE) % SIDE, Math.floor(at / SIDE / SIDE)];
    return 127.5 * (1 + wave(x) * wave(y) * wave(z));
  });
}

/** A rule of continuous states that leaves cells as they are. */
const still = validateRule({
  name: 'still',
  channels: 1,
  states: 'continuous',
  inputs: [{ name: 'self', neighbourhood: { kind: 'self' } }],
  network: { layers: [{ activation: 'identity', units: [{ name: 'next', weights: { self: 1 } }] }] },
  update: { mode: 'replace' },
  boundary: 'torus',
  dimensions: [3],
});

/** A volume with such cells. */
export async function volumeOf(cells: Uint8Array): Promise<Simulation> {
  const simulation = await createSimulation({ rule: still, size: [SIDE, SIDE, SIDE], init: 'empty' });
  simulation.write(Float32Array.from(cells, (byte) => byte / 255));
  return simulation;
}
