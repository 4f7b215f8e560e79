// Looks at what a rule is and picks the cheapest path that is exact for it (or keeps within its stated bound).

import { CaError } from '../base/errors.js';
import type { Rule } from '../rule/rule.js';
import { bitsPath, hasBitsPath } from './bits-path.js';
import { bytesPath, hasBytesPath } from './bytes-path.js';
import { cellPath } from './cell-path.js';
import { hasQuadsPath, quadsPath } from './quads-path.js';
import type { Plan, PlanOptions } from './plan.js';

/**
 * Compiles a rule for an extent and a machine.
 * @throws CaError `capability` if no path here runs it
 */
export function planFor(rule: Rule, options: PlanOptions): Plan {
  if (options.size.length !== 2)
    throw new CaError('capability', 'not an extent that this rule runs in', {
      where: 'size',
      expected: 'two numbers',
      got: options.size.join(' × '),
    });
  if (hasBitsPath(rule)) return bitsPath(rule, options);
  if (hasBytesPath(rule)) return bytesPath(rule, options);
  if (hasQuadsPath(rule)) return quadsPath(rule, options);
  return cellPath(rule, options);
}
