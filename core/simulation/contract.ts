// What a simulation is made from and what it tells: the types that `simulation.ts` and its listeners agree on.

import type { CaError } from '../base/errors.js';
import type { Size } from '../base/limits.js';
import type { GpuShare } from '../gpu/share.js';
import type { Rule } from '../rule/rule.js';
import type { Boundary } from '../rule/types.js';
import type { Start } from './start.js';

/** What a simulation tells. */
export interface SimulationEvents {
  /** Cells changed, for whatever reason: pictures of them are old. */
  change: undefined;
  /** Another rule is in force. */
  rule: Rule;
  /** The GPU's part is there (again), or the path changed. */
  ready: undefined;
  /** The GPU's part is about to go away because nobody needs it: views free what they have beside it. */
  release: undefined;
  /** The GPU's part went away with its context; it will come back by itself. */
  lost: undefined;
  /** It started anew, perhaps from another seed. */
  start: Start;
  /** Something went wrong that no caller can be told of. */
  error: CaError;
}

/** How to make a simulation. */
export interface SimulationOptions extends Partial<Start> {
  readonly rule: Rule;
  readonly size: Size | readonly number[];
  /** The rule's own unless told. */
  readonly boundary?: Boundary;
  /** Bits of a continuous state. `auto` takes what the rule needs and the machine can draw into. */
  readonly precision?: 'auto' | 8 | 16 | 32;
  /** Whose context to use; the page's unless told. */
  readonly share?: GpuShare;
}
