// The states of a rule as numbers.

import type { RuleData } from './types.js';

/** Lowest and highest state of a rule. */
export function stateBounds(rule: Pick<RuleData, 'states' | 'range'>): readonly [low: number, high: number] {
  return rule.states === 'continuous' ? (rule.range ?? [0, 1]) : [0, rule.states - 1];
}
