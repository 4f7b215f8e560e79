// Brings grids some way into their run without a stalled page: one grid after the other, a few steps at a time, and the next few when
// the GPU has done these.

import type { CaGrid } from '../../components/grid/grid.js';

/** Longest stretch of work between two looks at the page, in milliseconds. */
const STRETCH_MS = 100;

/** Fewest steps at a time: asking whether they are done costs something as well. */
const LEAST = 8;
/** Longest turn of a grid, in milliseconds: a slow machine shows it as far as it got. */
const TURN_MS = 3000;

let queue: Promise<void> = Promise.resolve();

async function run(grid: CaGrid, steps: number): Promise<void> {
  const end = performance.now() + TURN_MS;
  let chunk = LEAST;
  let left = steps;
  while (left > 0 && grid.isConnected && grid.paused && performance.now() < end) {
    const now = Math.min(chunk, left);
    const began = performance.now();
    grid.step(now);
    await grid.snapshot(); // waits for the steps
    left -= now;
    chunk = Math.max(LEAST, performance.now() - began < STRETCH_MS ? chunk * 2 : chunk >> 1);
  }
}

/**
 * Takes up to a number of steps when it is this grid's turn, unless somebody has set it going meanwhile.
 * @param steps - whole, at least 0
 */
export function warmUp(grid: CaGrid, steps: number): void {
  queue = queue.then(() => run(grid, steps)).catch(() => {}); // a grid that was taken away has nothing to show
}
