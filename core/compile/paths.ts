// The paths that are there, and the choice among them: the first that takes a rule. The bit-sliced one is always there; `choose.ts`
// brings the others, which a page that runs Life alone does not fetch.

import { CaError } from '../base/errors.js';
import type { Rule } from '../rule/rule.js';
import { bitsPath, hasBitsPath } from './bits-path.js';
import type { Plan, PlanOptions } from './plan.js';

/** A way to run rules. */
export interface Path {
  /** Whether it runs a rule exactly, or within its stated bound. */
  takes(rule: Rule, options: PlanOptions): boolean;
  plan(rule: Rule, options: PlanOptions): Plan;
}

/** Cheapest first. */
const paths: Path[] = [
  { takes: (rule, { size }) => size.length === 2 && rule.dimensions.some((d) => d < 3) && hasBitsPath(rule), plan: bitsPath },
];

/** Adds paths behind those that are there. */
export function offerPaths(more: readonly Path[]): void {
  paths.push(...more);
}

/**
 * Compiles a rule for an extent and a machine.
 * @throws CaError `capability` if no path here runs it; `size`, `argument` if none could
 */
export function planFor(rule: Rule, options: PlanOptions): Plan {
  const path = paths.find(({ takes }) => takes(rule, options));
  if (path) return path.plan(rule, options);
  throw new CaError('capability', 'no way to run it is loaded', { where: `rule ${rule.name}`, expected: 'two states and a count' });
}
