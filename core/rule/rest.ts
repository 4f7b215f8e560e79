// The part of this room that most pages do without: the check of foreign JSON, changes to it, and formulas, with the libraries that they rest on. A
// page that runs Life alone does not fetch it. It comes in with `validate.ts`, and no rule that needs it can be made without that.

import { CaError } from '../base/errors.js';
import type { Network, RuleData } from './types.js';

/** What `validate.ts` brings. */
export interface Rest {
  /** A frozen copy of a rule's JSON. @throws CaError `rule`, `size` */
  checkRule(json: unknown): RuleData;
  /** A network with one weight changed. @throws CaError `argument` if there is no such weight */
  editWeight(rule: RuleData, unit: string, source: string, value: number): Network;
  /** A network with one bias changed. @throws CaError `argument` if there is no such unit */
  editBias(rule: RuleData, unit: string, value: number): Network;
  /** A formula rule's expressions as one function; as `createEvaluator` gives for a network. */
  formulaEvaluator(rule: RuleData): (inputs: ArrayLike<number>) => Float64Array;
}

let rest: Rest | undefined;

/** Called once, by `validate.ts`. */
export function provideRest(given: Rest): void {
  rest = given;
}

/** The rest. @throws CaError `rule` before it is there */
export function needRest(): Rest {
  if (rest) return rest;
  const expected = 'all kinds of rules to be loaded first: `await import("…/core/rules.js")`, or the whole suite instead of the grid alone';
  throw new CaError('rule', 'cannot be checked yet', { where: 'rule', expected });
}
