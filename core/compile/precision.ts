// How many bits a continuous state gets.

import type { Precision } from './layout.js';
import type { PlanOptions } from './plan.js';

/** What was asked for where the machine can draw into it, else the next best; `auto` takes the most that there is. */
export function precisionOf({ precision, machine }: PlanOptions): Precision {
  if (precision === 8) return 8;
  if (precision === 16 && machine.float16) return 16;
  return machine.float32 ? 32 : machine.float16 ? 16 : 8;
}
