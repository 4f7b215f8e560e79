// All kinds of rules, at hand or to be fetched. A grid that runs Life carries what Life needs; the first one that is asked for more
// fetches the rest, once for the page.

import { CaError } from '../../core/base/errors.js';
import type * as rules from '../../core/rules.js';

type AllRules = typeof rules;

let all: AllRules | null = null;

/** Whoever holds them already says so: then everything is read at once. */
export function holdRules(given: AllRules): void {
  all = given;
}

/** All kinds of rules if they are at hand. */
export const rulesAtHand = (): AllRules | null => all;

/** Says that something can be read once all kinds of rules are at hand. Nobody but a grid's own readers sees it. */
export class RulesNeeded extends Error {}

/** All kinds of rules. @throws RulesNeeded while they are not at hand: {@link fetchRules}, then try again */
export function needRules(): AllRules {
  if (all) return all;
  throw new RulesNeeded();
}

/** Fetches all kinds of rules. @throws CaError `source` if that cannot be done now */
export async function fetchRules(): Promise<void> {
  try {
    all ??= await import('../../core/rules.js');
  } catch (cause) {
    throw new CaError('source', 'the file with all kinds of rules cannot be fetched', { where: 'rule', got: String(cause), cause });
  }
}
