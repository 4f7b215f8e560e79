// The check of a rule on its way in: the schema, then what one field says about another. What passes is a deeply
// frozen copy. Each error names its place as a path, what was expected and what was there. `rule.ts` wraps the
// result.

import * as v from 'valibot';
import { CaError, show } from '../base/errors.js';
import { checkNetwork, claim, outputsAllowed } from './check-network.js';
import { editBias, editWeight } from './edit.js';
import { explain } from './explain.js';
import { compileFormula } from './formula.js';
import { formulaEvaluator } from './formula-run.js';
import { freezeCopy } from './freeze.js';
import { perceive } from './neighbourhood.js';
import { ruleSchema } from './schema.js';
import { provideRest } from './rest.js';
import { Rule } from './rule.js';
import type { RuleData } from './types.js';

const fail = (what: string, where: string, expected: string, got: unknown): never => {
  throw new CaError('rule', what, { where: `rule.${where}`, expected, got: show(got) });
};

function checkInputs(rule: RuleData): string[] {
  const names = new Set<string>();
  rule.inputs.forEach((input, i) => {
    const at = `inputs[${i}]`;
    claim(names, input.name, `rule.${at}.name`);
    const { neighbourhood: n, channel = 0, of } = input;
    if (channel >= rule.channels) fail('no such channel', `${at}.channel`, `0 to ${rule.channels - 1}`, channel);
    if (of !== undefined && rule.states === 'continuous')
      fail('only for discrete rules', `${at}.of`, 'no "of" where states are continuous', of);
    if (of !== undefined && of >= (rule.states as number)) fail('no such state', `${at}.of`, `0 to ${Number(rule.states) - 1}`, of);
    if ('inner' in n && n.inner >= n.outer) fail('an empty ring', `${at}.neighbourhood`, 'inner under outer', [n.inner, n.outer]);
    for (const dimensions of rule.dimensions) perceive(input, dimensions, `rule.${at}`);
  });
  return [...names];
}

function checkUpdate({ update, states, channels, range }: RuleData): void {
  const discrete = states !== 'continuous';
  const { mode, dt, alive, clamp } = update;
  if (discrete && channels !== 1) fail('too many channels', 'channels', '1 for a discrete rule', channels);
  if (discrete && mode === 'add') fail('only for continuous rules', 'update.mode', '"replace" for a discrete rule', mode);
  if (discrete && alive) fail('only for continuous rules', 'update.alive', 'nothing', alive);
  if (discrete && clamp) fail('only for continuous rules', 'update.clamp', 'nothing', clamp);
  if (discrete && range) fail('only for continuous rules', 'range', 'nothing', range);
  if (mode !== 'add' && dt !== undefined) fail('only with mode "add"', 'update.dt', 'nothing', dt);
  if (alive && alive.channel >= channels) fail('no such channel', 'update.alive.channel', `0 to ${channels - 1}`, alive.channel);
  if (range && range[0] >= range[1]) fail('an empty range', 'range', 'the lower bound first', range);
  if (clamp && clamp[0] >= clamp[1]) fail('an empty range', 'update.clamp', 'the lower bound first', clamp);
}

function checkFormula(rule: RuleData, inputs: readonly string[]): void {
  const { expressions = [], parameters = {} } = rule.formula ?? {};
  const { counts, words } = outputsAllowed(rule);
  if (!counts.includes(expressions.length)) fail('wrong number of expressions', 'formula.expressions', words, expressions.length);
  if (Array.isArray(parameters)) fail('wrong value', 'formula.parameters', 'an object', parameters);
  const names = new Set(inputs);
  for (const [name, { value, min = -Infinity, max = Infinity }] of Object.entries(parameters)) {
    claim(names, name, `rule.formula.parameters.${name}`);
    if (value < min || value > max) fail('out of its range', `formula.parameters.${name}.value`, `${min} to ${max}`, value);
  }
  compileFormula(expressions, inputs, Object.keys(parameters), 'rule.formula');
}

/**
 * Checks a rule's JSON.
 * @param json - anything
 * @returns a frozen copy; parts that were frozen here before are shared
 * @throws CaError `rule` with the path of the first fault, `size` where a neighbourhood or network is over the limits
 */
function checkRule(json: unknown): RuleData {
  const { success, issues } = v.safeParse(ruleSchema, json);
  if (!success) throw explain(issues[0]);
  const rule = freezeCopy(json as RuleData, 'rule');
  if (!rule.network === !rule.formula) {
    const got = rule.network ? 'both' : 'neither';
    throw new CaError('rule', 'either a network or a formula', { where: 'rule', expected: 'one of the two', got });
  }
  if (new Set(rule.dimensions).size !== rule.dimensions.length) fail('listed twice', 'dimensions', 'each once', rule.dimensions);
  checkUpdate(rule);
  const inputs = checkInputs(rule);
  if (rule.formula) checkFormula(rule, inputs);
  else checkNetwork(rule, inputs);
  return rule;
}

provideRest({ checkRule, editBias, editWeight, formulaEvaluator });

/**
 * Checks a rule's JSON.
 * @param json - anything; a Rule is handed back as it is
 * @throws CaError `rule` with the path of the first fault, as in `rule.channels: wrong value; expected at least 1, got 0`
 */
export function validateRule(json: unknown): Rule {
  return json instanceof Rule ? json : new Rule(json);
}
