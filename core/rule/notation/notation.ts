// Which notation a text is in. Each gives a rule's data by its own documented construction. A notation is a
// test for its first letters and a function from text to data; a new one is a line here and a file beside
// this one.

import { Rule } from '../rule.js';
import type { RuleData } from '../types.js';
import { isBirthSurvival } from './birth-survival.js';
import { elementaryRule, isElementary } from './elementary.js';
import { isLargerThanLife, largerThanLifeRule } from './larger-than-life.js';
import { lifeLikeRule } from './life-like.js';
import { isSolid, solidRule } from './solid.js';
import { NotationText } from './text.js';

const NOTATIONS: readonly [(text: string) => boolean, (from: NotationText) => RuleData][] = [
  [isElementary, elementaryRule],
  [isSolid, solidRule],
  [isLargerThanLife, largerThanLifeRule],
  [isBirthSurvival, lifeLikeRule],
];

/** Most characters of a notation: a Larger than Life rule may list its counts one by one. */
const MAX_NOTATION = 20000;

/**
 * The rule of a notation: B/S in its spellings, Generations, isotropic letters, Larger than Life, elementary, Life in three
 * dimensions.
 * @param text - without blanks at its ends
 * @returns the rule, or `undefined` if the text begins like none of them
 * @throws CaError `rule` where it begins like one and goes wrong: the message names the character
 */
export function parseNotation(text: string): Rule | undefined {
  const read = text.length <= MAX_NOTATION ? NOTATIONS.find(([is]) => is(text)) : undefined;
  return read && new Rule(read[1](new NotationText(text)));
}
