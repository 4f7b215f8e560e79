// Looks at what a rule is and picks the cheapest path that is exact for it (or keeps within its stated bound).

import { CaError } from '../base/errors.js';
import type { Rule } from '../rule/rule.js';
import { bitsPath, hasBitsPath } from './bits-path.js';
import { bytesPath, hasBytesPath } from './bytes-path.js';
import { cellPath } from './cell-path.js';
import { hasQuadsPath, quadsPath } from './quads-path.js';
import { hasRowsPath, rowsPath } from './rows-path.js';
import type { Plan, PlanOptions } from './plan.js';

/** Most numbers of a cell: one texel's. */
const MAX_CHANNELS = 4;

/** Refuses what would be run wrong. */
function checkRuns({ channels, dimensions }: Rule): void {
  if (channels > MAX_CHANNELS)
    throw new CaError('size', 'too many to run', { where: 'rule.channels', expected: `at most ${MAX_CHANNELS}`, got: `${channels}` });
  if (!dimensions.includes(1) && !dimensions.includes(2))
    throw new CaError('argument', 'not one for a flat grid', { where: 'rule.dimensions', expected: '1 or 2', got: dimensions.join(', ') });
}

/**
 * Compiles a rule for an extent and a machine.
 * @throws CaError `capability` if no path here runs it; `size`, `argument` if none could
 */
export function planFor(rule: Rule, options: PlanOptions): Plan {
  if (options.size.length !== 2)
    throw new CaError('capability', 'not an extent that this rule runs in', {
      where: 'size',
      expected: 'two numbers',
      got: options.size.join(' × '),
    });
  checkRuns(rule);
  if (hasBitsPath(rule)) return bitsPath(rule, options);
  if (hasBytesPath(rule)) return bytesPath(rule, options);
  if (hasRowsPath(rule)) return rowsPath(rule, options);
  if (hasQuadsPath(rule)) return quadsPath(rule, options);
  return cellPath(rule, options);
}
