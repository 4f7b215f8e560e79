// How programs outside a page get an automaton.

import { CaError } from '../base/errors.js';
import { gpuPart, volumePart } from './parts.js';
import { Simulation, type SimulationOptions } from './simulation.js';

// A program may bring any rule: with the engine come all ways to run one.
gpuPart.with(() => import('../compile/choose.js'));

/**
 * Makes an automaton whose part on the GPU (without WebGL2: on the CPU) is there, and stays there.
 * @throws CaError `capability` without WebGL2 for a rule that needs it; `size`, `argument`, `pattern` for options that cannot be used
 */
export async function createSimulation(options: SimulationOptions): Promise<Simulation> {
  if (options.size.length === 3) await volumePart.fetch();
  const simulation = new Simulation(options);
  try {
    if (!(await simulation.whenAttached(true)))
      throw new CaError('lost', 'the GPU context is away; try again in a moment', { where: 'createSimulation' });
    return simulation;
  } catch (error) {
    simulation.dispose();
    throw error;
  }
}
