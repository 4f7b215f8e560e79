// What of a rule can be plotted, by name and by number. Apart from the GLSL, so that a tag can check a name before anything is drawn.

import { CaError, show } from '../base/errors.js';
import { flattenNetwork } from '../rule/network.js';
import type { Rule } from '../rule/rule.js';

/** `uUnit` for what the rule says as a whole. */
const WHOLE = -1;

/** What of a rule can be plotted, by name: its units in order, or a formula's expressions as `output0`, `output1`, …, as `trace` names them. */
export function heightNames(rule: Rule): readonly string[] {
  if (rule.formula) return rule.formula.expressions.map((_, i) => `output${i}`);
  return flattenNetwork(rule).units.map(({ name }) => name);
}

/** Whether a rule has a unit of this name; `null`, the rule as a whole, it always has. */
export const hasHeight = (rule: Rule, unit: string | null): boolean => unit === null || heightNames(rule).includes(unit);

/**
 * The number of a unit for `uUnit`.
 * @param unit - a name out of {@link heightNames}; `null` for the rule as a whole
 * @throws CaError `argument` if there is no such unit
 */
export function heightIndex(rule: Rule, unit: string | null): number {
  if (unit === null) return WHOLE;
  const names = heightNames(rule);
  const index = names.indexOf(unit);
  if (index >= 0) return index;
  throw new CaError('argument', 'no such unit', { where: 'unit', expected: names.join(', '), got: show(unit) });
}

/** What to call the rule as a whole: its one output by name, else what becomes of several. */
export function wholeName(rule: Rule): string {
  const names = heightNames(rule);
  if (rule.formula) return names[0];
  const { outputs, inputs } = flattenNetwork(rule);
  if (outputs.length > 1 && rule.states !== 'continuous') return 'state';
  return names[outputs[0] - inputs.length] ?? 'output';
}
