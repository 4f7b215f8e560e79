// What carries out an automaton's operations: the engine on the GPU, or, where there is no WebGL2, the one on the CPU. A simulation
// has one of them at a time and makes it from its journal; it must not matter to the journal which one it is.

import type { Disposable } from '../base/disposable.js';
import type { Plan } from '../compile/plan.js';
import type { Rule } from '../rule/rule.js';
import type { RawCells } from './field.js';
import type { Operation } from './operations.js';

/** An automaton that can be stepped, changed and read. */
export interface Machine extends Disposable {
  readonly rule: Rule;
  /** How it steps and why so, what a step costs, and how its cells lie when they are read. */
  readonly plan: Pick<Plan, 'path' | 'why' | 'layout' | 'cost'>;
  /** Carries out an operation. @throws CaError where it cannot; then nothing has happened */
  run(operation: Operation): void;
  /** Cells as they came from any machine. */
  load(raw: RawCells): void;
  /** The cells as they are now. @throws CaError `lost` */
  readRaw(): Promise<RawCells>;
}
