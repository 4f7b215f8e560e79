// Where WebGL2 is there, but drawn by a program on the CPU: small discrete rules move to the CPU's own stepper if that is faster here. It
// is measured, once for a kind of rule and an extent, when an automaton has been changing for a while.

import type { Size } from '../base/limits.js';
import type { Rule } from '../rule/rule.js';
import type { Engine, EngineOptions } from './engine.js';
import { cpuPart, gpuPart } from './parts.js';

/** Whether automata move at all. Tests and benches of the GPU's paths say no. */
export const software = { movesToCpu: true };

/** Whether an automaton is known to step faster on the CPU: nothing is fetched or measured for the answer. */
export function isFasterOnCpu(rule: Rule, size: Size): boolean {
  return software.movesToCpu && cpuPart.atHand?.knownFaster(rule, size) === true;
}

/** Finds out whether the CPU would step an automaton faster than the context that it runs on; never on a real GPU. */
export async function measureOnCpu({ gpu, rule }: Engine, options: EngineOptions): Promise<boolean> {
  const { size } = options;
  if (!software.movesToCpu || !gpu.capabilities.software || size.length === 3) return false;
  const [part, { Engine }] = await Promise.all([cpuPart.fetch().catch(() => null), gpuPart.fetch()]);
  return part !== null && part.measureFaster(rule, size, () => new Engine(gpu, rule, options));
}
