// How programs outside a page get an automaton.

import { CaError } from '../base/errors.js';
import { Simulation, type SimulationOptions } from './simulation.js';

/**
 * Makes an automaton whose GPU part is there.
 * @throws CaError `capability` without WebGL2; `size`, `argument`, `pattern` for options that cannot be used
 */
export async function createSimulation(options: SimulationOptions): Promise<Simulation> {
  const simulation = new Simulation(options);
  try {
    if (!simulation.attach()) throw new CaError('lost', 'the GPU context is away; try again in a moment', { where: 'createSimulation' });
    return simulation;
  } catch (error) {
    simulation.dispose();
    throw error;
  }
}
