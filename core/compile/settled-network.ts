// A network with its numbers written into the shader, for a rule that rests: zero weights vanish, and units of the first kind that
// differ in their bias only (thresholds on one count) share one exponential: 1 / (1 + e^(−k w·x) · e^(−k b)).

import { perceive, type Dimensions } from '../rule/neighbourhood.js';
import { flattenNetwork, type FlatUnit } from '../rule/network.js';
import type { Rule } from '../rule/rule.js';
import { stateBounds } from '../rule/states.js';
import { float } from './glsl.js';
import { activate, type GlslType, type NetworkGlsl } from './network.js';
import { flatDimensions } from './perceive.js';

/** Largest exponent: e^±80 is an ordinary 32-bit float, so that no product of two is undefined. */
const MAX_EXPONENT = 80;

/** How large each input can get, from the bounds of the state. */
function inputBounds(rule: Rule, dimensions: Dimensions): number[] {
  const largest = Math.max(...stateBounds(rule).map(Math.abs));
  return rule.inputs.map((input) => {
    const { lists, scale } = perceive(input, dimensions);
    const sums = lists.map((taps) => taps.reduce((sum, { weight }) => sum + Math.abs(weight), 0) * (input.of === undefined ? largest : 1));
    return Math.hypot(...sums) * Math.abs(scale);
  });
}

const product = (weight: number, name: string) => (weight === 1 ? name : weight === -1 ? `-${name}` : `${float(weight)} * ${name}`);

/** Emits a rule's network with its numbers. @param inputName - the GLSL expression of an input by its index */
export function emitSettledNetwork(
  rule: Rule,
  inputName: (index: number) => string,
  type: GlslType,
  dimensions: Dimensions = flatDimensions(rule),
): NetworkGlsl {
  const { units, inputs, outputs } = flattenNetwork(rule);
  const bounds = inputBounds(rule, dimensions);
  const sourceName = (index: number) => (index < inputs.length ? inputName(index) : `unit${index - inputs.length}`);
  const weighted = (unit: FlatUnit) =>
    unit.terms
      .filter(({ weight }) => weight)
      .map(({ weight, source }) => product(weight, sourceName(source)))
      .join(' + ') || '0.0';
  const shareable = (unit: FlatUnit) => {
    if (unit.activation !== 'sigmoid' || unit.terms.some(({ source }) => source >= inputs.length)) return false;
    const reach = unit.terms.reduce((sum, { weight, source }) => sum + Math.abs(weight) * bounds[source], 0);
    return Math.abs(unit.steepness) * reach < MAX_EXPONENT && Math.abs(unit.steepness * unit.bias) < MAX_EXPONENT;
  };
  const groups = new Map<string, number>();
  for (const unit of units.filter(shareable)) {
    const key = `${unit.steepness}: ${weighted(unit)}`;
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  const shared = new Map<string, string>();
  const lines = units.flatMap((unit, index) => {
    const sum = weighted(unit);
    const key = `${unit.steepness}: ${sum}`;
    if (!shareable(unit) || (groups.get(key) ?? 0) < 2) {
      const parameters = unit.activation === 'sigmoid' ? [unit.steepness] : [unit.centre, unit.width];
      const biased = `${type}(${sum} + ${float(unit.bias)})`;
      return [`  ${type} unit${index} = ${activate(unit.activation, biased, () => float(parameters.shift() ?? 0))};`];
    }
    const name = shared.get(key) ?? `grown${shared.size}`;
    const first = shared.has(key) ? [] : [`  ${type} ${name} = exp(${float(-unit.steepness)} * ${type}(${sum}));`];
    shared.set(key, name);
    return [...first, `  ${type} unit${index} = 1.0 / (1.0 + ${float(Math.exp(-unit.steepness * unit.bias))} * ${name});`];
  });
  return { declarations: '', body: lines.join('\n'), outputs: outputs.map(sourceName) };
}
