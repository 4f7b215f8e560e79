// Another start, as the button and the key ask for it.

import type { Simulation } from '../../core/simulation/simulation.js';

/** Seeds are below this, so that one can be read out and typed again. */
const SEEDS = 1_000_000;

/** Starts anew: a soup from another seed, anything else as it was. */
export function reseed(simulation: Simulation): void {
  simulation.reset(simulation.start.init === 'random' ? Math.floor(Math.random() * SEEDS) : undefined);
}
