// The headless core: rules, patterns and simulations, for programs that need no tag.

import { Part } from './base/part.js';

export { CaError, type CaErrorCode } from './base/errors.js';
export type { Size } from './base/limits.js';
export type { Cells } from './compile/layout.js';
export { sharedGpu } from './gpu/share.js';
export { pageLoop } from './page/loop.js';
export { formatPattern, parsePattern, patternFromCells, type Pattern } from './pattern/index.js';
export {
  evaluate,
  formatRule,
  parseRule,
  presets,
  Rule,
  toExpression,
  trace,
  validateRule,
  type Boundary,
  type Preset,
  type RuleData,
} from './rule/index.js';
export { createSimulation } from './simulation/create.js';
export type { Region, Stroke } from './simulation/operations.js';
export type { Simulation, SimulationEvents, SimulationOptions } from './simulation/simulation.js';
export type { Init, Start } from './simulation/start.js';

const learning = new Part('what learns rules', () => import('./learn/index.js'));

/**
 * Loads what learns rules from pictures, textures, movies, volumes and recordings: the same module as `ca-elements/learn`.
 * @throws CaError `source` if it cannot be fetched
 */
export const learn = () => learning.fetch();
