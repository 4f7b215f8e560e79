// What a rule says for given inputs, on the CPU in float64: its outputs, every unit's value
// by name, and the state that a discrete rule decides for. The slow and exact twin of the
// shaders.

import { CaError, show } from '../base/errors.js';
import { flattenNetwork, runNetwork } from './network.js';
import { needRest } from './rest.js';
import type { Rule } from './rule.js';

/** Values of a rule's inputs: by name, or in the order of `rule.inputs`. */
export type InputValues = Readonly<Record<string, number>> | ArrayLike<number>;

/**
 * A function from inputs to outputs that uses one set of buffers again and again; `evaluate` for loops over cells.
 * @returns takes the inputs in order and gives the outputs: the last layer's units, or one number per expression. The array is
 * overwritten by the next call
 */
export function createEvaluator(rule: Rule): (inputs: ArrayLike<number>) => Float64Array {
  const count = rule.inputs.length;
  if (rule.formula) return needRest().formulaEvaluator(rule);
  const network = flattenNetwork(rule);
  const values = new Float64Array(count + network.units.length);
  const outputs = values.subarray(values.length - network.outputs.length);
  return (inputs) => {
    for (let i = 0; i < count; i++) values[i] = inputs[i];
    runNetwork(network, values);
    return outputs;
  };
}

/** The inputs in order. */
function inOrder(rule: Rule, inputs: InputValues): number[] {
  return rule.inputs.map(({ name }, i) => {
    const value = 'length' in inputs ? (inputs as ArrayLike<number>)[i] : inputs[name];
    if (typeof value === 'number') return value;
    throw new CaError('argument', 'missing input', { where: `inputs.${name}`, expected: 'a number', got: show(value) });
  });
}

/**
 * The rule's outputs for given inputs: what the last layer's units say, before the update.
 * @param inputs - one number per input
 * @returns `[outputs]`: one per channel; for a discrete rule 1 or one per state (see {@link decide})
 * @throws CaError `argument` if an input is missing
 */
export function evaluate(rule: Rule, inputs: InputValues): number[] {
  return [...createEvaluator(rule)(inOrder(rule, inputs))];
}

/**
 * The value of every input and unit by name; of a formula the inputs, the parameters, and each expression as `output0`, `output1`, ….
 * @param inputs - one number per input
 * @throws CaError `argument` if an input is missing
 */
export function trace(rule: Rule, inputs: InputValues): Record<string, number> {
  const given = inOrder(rule, inputs);
  const traced: Record<string, number> = Object.fromEntries(rule.inputs.map(({ name }, i) => [name, given[i]]));
  if (rule.formula) {
    for (const [name, { value }] of Object.entries(rule.formula.parameters ?? {})) traced[name] = value;
    createEvaluator(rule)(given).forEach((value, i) => (traced[`output${i}`] = value));
    return traced;
  }
  const network = flattenNetwork(rule);
  const values = new Float64Array(given.length + network.units.length);
  values.set(given);
  runNetwork(network, values);
  network.units.forEach((unit, i) => (traced[unit.name] = values[given.length + i]));
  return traced;
}

/**
 * The state that a discrete rule's outputs stand for. One output is the state's number: it is rounded (½ upwards: at two states, 0.5
 * and more is 1) and kept within 0 … states − 1. Several outputs are one per state: the largest wins, the first of equals.
 * @returns the state, or −1 if an output is not a number
 */
export function decide(outputs: ArrayLike<number>, states: number): number {
  if (outputs.length === 1) {
    const state = Math.min(states - 1, Math.max(0, Math.floor(outputs[0] + 0.5)));
    return Number.isNaN(state) ? -1 : state;
  }
  let best = 0;
  for (let i = 0; i < outputs.length; i++) {
    if (Number.isNaN(outputs[i])) return -1;
    if (outputs[i] > outputs[best]) best = i;
  }
  return best;
}

/** How far the outputs are from deciding otherwise: to the nearest rounding edge, or from the largest to the second largest. */
export function marginOf(outputs: ArrayLike<number>, states: number): number {
  if (outputs.length === 1) {
    const state = decide(outputs, states);
    const down = state > 0 ? outputs[0] - (state - 0.5) : Infinity;
    const up = state < states - 1 ? state + 0.5 - outputs[0] : Infinity;
    return Math.min(down, up);
  }
  const [first, second] = Array.from(outputs).sort((a, b) => b - a);
  return first - second;
}
