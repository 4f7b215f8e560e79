// All kinds of rules, at hand or to be fetched. A grid that runs Life carries what Life needs; the first one that is asked for more
// fetches the rest, once for the page.

import { Part } from '../../core/base/part.js';

/** All kinds of rules. */
export const allRules = new Part('all kinds of rules', () => import('../../core/rules.js'));

/** Says that something can be read once all kinds of rules are at hand. Nobody but a grid's own readers sees it. */
export class RulesNeeded extends Error {}

/** All kinds of rules. @throws RulesNeeded while they are not at hand: fetch them, then try again */
export function needRules() {
  if (allRules.atHand) return allRules.atHand;
  throw new RulesNeeded();
}
