// Elementary rules, `W0` … `W255`: one dimension, two states, a cell and its two neighbours. Each row of a grid is an automaton of
// its own; the picture that people know is its history.
// @see S. Wolfram, "Statistical mechanics of cellular automata", Reviews of Modern Physics 55, 1983: the numbering

import type { RuleData } from '../types.js';
import { codedRule } from './coded.js';
import type { NotationText } from './text.js';

/** Whether a text is meant as an elementary rule. */
export const isElementary = (text: string): boolean => /^w\d/i.test(text);

/**
 * An elementary rule: with code = 4 left + 2 middle + right, bit `code` of the rule's number is the state that follows.
 * @throws CaError `rule` if the number is not 0 … 255
 */
export function elementaryRule(from: NotationText): RuleData {
  const number = from.number(from.text.slice(1), 1, 'rule number', 0, 255);
  const outcomes = Array.from({ length: 8 }, (_, code) => ((number >> code) & 1) === 1);
  return codedRule(`W${number}`, [[4, 2, 1]], outcomes, [1]);
}
