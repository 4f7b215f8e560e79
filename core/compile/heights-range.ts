// How far the axes of a height map reach: the values that an input can take, and those that a unit takes over the plot. Numbers only.

import { CaError, show } from '../base/errors.js';
import { createEvaluator } from '../rule/evaluate.js';
import { perceive } from '../rule/neighbourhood.js';
import { flattenNetwork, runNetwork } from '../rule/network.js';
import type { Rule } from '../rule/rule.js';
import { stateBounds } from '../rule/states.js';
import type { ActivationName } from '../rule/types.js';

/** Lowest and highest value. */
export type Range = readonly [low: number, high: number];

/** Which inputs a height map lies over. */
export interface HeightAxes {
  /** Name of the input to the right. */
  readonly x: string;
  /** Name of the input to the back; `null` where the rule has but one. */
  readonly y: string | null;
  /** Values of the other inputs, by name. */
  readonly at: Readonly<Record<string, number>>;
}

/** An input as an axis. */
export interface InputAxis {
  readonly name: string;
  readonly range: Range;
  /** Between two values that the input can take, for discrete rules; 0 where it can take any. */
  readonly step: number;
}

/** Places along each axis at which a unit without bounds is measured. */
const SAMPLES = 25;

/** What bounded activations stay between. */
const BOUNDS: Partial<Record<ActivationName, Range>> = { sigmoid: [0, 1], tanh: [-1, 1], gaussian: [0, 1], step: [0, 1], sin: [-1, 1] };

const known = new WeakMap<Rule, Map<string, InputAxis>>();

/**
 * An input as an axis: from the least to the greatest value that any states of the cells can give.
 * @throws CaError `argument` if the rule has no such input
 */
export function inputAxis(rule: Rule, name: string): InputAxis {
  const axes = known.get(rule) ?? new Map<string, InputAxis>();
  const axis = axes.get(name) ?? measuredAxis(rule, name);
  known.set(rule, axes.set(name, axis));
  return axis;
}

function measuredAxis(rule: Rule, name: string): InputAxis {
  const input = rule.inputs.find((each) => each.name === name);
  const names = rule.inputs.map((each) => each.name).join(', ');
  if (!input) throw new CaError('argument', 'no such input', { where: 'axes', expected: names, got: show(name) });
  const { lists, combine, scale } = perceive(input, rule.dimensions.includes(2) ? 2 : rule.dimensions[0]);
  const [low, high] = input.of === undefined ? stateBounds(rule) : [0, 1];
  const sums = lists.map((taps) => taps.reduce<Range>(([least, most], { weight }) => widened(least, most, weight, low, high), [0, 0]));
  const whole = rule.states !== 'continuous' && combine === 'sum' && lists[0].every(({ weight }) => Number.isInteger(weight));
  if (combine === 'sum') return { name, range: [sums[0][0] * scale, sums[0][1] * scale], step: whole ? scale : 0 };
  return { name, range: [0, Math.hypot(...sums.map(([least, most]) => Math.max(-least, most))) * scale], step: 0 };
}

function widened(least: number, most: number, weight: number, low: number, high: number): Range {
  return [least + Math.min(weight * low, weight * high), most + Math.max(weight * low, weight * high)];
}

/** The values that an input can take. @throws CaError `argument` if the rule has no such input */
export const inputRange = (rule: Rule, name: string): Range => inputAxis(rule, name).range;

/** Axes that a rule has: what is missing or is not an input of it is replaced, by the first inputs and by the middle of their ranges. */
export function settledAxes(rule: Rule, { x, y, at = {} }: Partial<HeightAxes>): HeightAxes {
  const names = rule.inputs.map(({ name }) => name);
  const isInput = (name: string | null | undefined): name is string => typeof name === 'string' && names.includes(name);
  const first = isInput(x) ? x : (names.find((name) => name !== y) as string);
  const second = isInput(y) && y !== first ? y : (names.find((name) => name !== first) ?? null);
  const others = names.filter((name) => name !== first && name !== second);
  const middle = ([low, high]: Range) => (low + high) / 2;
  return { x: first, y: second, at: Object.fromEntries(others.map((name) => [name, at[name] ?? middle(inputRange(rule, name))])) };
}

/**
 * Where the plot lies in the space of the inputs.
 * @returns `[inputs, 3]`: an input's value at the plot's corner, and how much it grows along x and along y
 */
export function planeOf(rule: Rule, axes: Partial<HeightAxes>): Float32Array {
  const { x, y, at } = settledAxes(rule, axes);
  const plane = new Float32Array(3 * rule.inputs.length);
  rule.inputs.forEach(({ name }, i) => {
    const [low, high] = inputRange(rule, name);
    if (name === x) plane.set([low, high - low, 0], 3 * i);
    else if (name === y) plane.set([low, 0, high - low], 3 * i);
    else plane[3 * i] = at[name];
  });
  return plane;
}

/** What the range of a unit follows from: bounds of its own, or `null` where it must be measured. */
function boundsOf(rule: Rule, unit: string | null): Range | null {
  if (rule.formula) return null;
  const { units, outputs, inputs } = flattenNetwork(rule);
  if (unit === null && outputs.length > 1 && rule.states !== 'continuous') return [0, rule.states - 1];
  const found = unit === null ? units[outputs[0] - inputs.length] : units.find(({ name }) => name === unit);
  return (found && BOUNDS[found.activation]) ?? null;
}

/**
 * The values that a unit takes over a plot: the bounds of its activation, or where it has none, as measured.
 * @param unit - a unit's name; `null` for the rule as a whole
 */
export function heightRange(rule: Rule, unit: string | null, axes: Partial<HeightAxes>): Range {
  const bounds = boundsOf(rule, unit);
  if (bounds) return bounds;
  const heightAt = heightFunction(rule, unit);
  const { x, y, at } = settledAxes(rule, axes);
  const xs = places(inputRange(rule, x));
  const ys = y === null ? [0] : places(inputRange(rule, y));
  let [least, most] = [Infinity, -Infinity];
  for (const valueX of xs)
    for (const valueY of ys) {
      const height = heightAt(rule.inputs.map(({ name }) => (name === x ? valueX : name === y ? valueY : at[name])));
      if (height < least) least = height;
      if (height > most) most = height;
    }
  if (!(least <= most)) return [0, 1]; // nowhere a number
  return most - least > 1e-9 ? [least, most] : [least - 0.5, most + 0.5];
}

const places = ([low, high]: Range) => Array.from({ length: SAMPLES }, (_, i) => low + ((high - low) * i) / (SAMPLES - 1));

/**
 * What a unit says, on the CPU in float64: the twin of `heightAt`.
 * @returns takes the inputs in the rule's order
 */
export function heightFunction(rule: Rule, unit: string | null): (inputs: ArrayLike<number>) => number {
  const run = createEvaluator(rule);
  if (rule.formula) {
    const index = unit === null ? 0 : Number(unit.replace('output', ''));
    return (inputs) => run(inputs)[index];
  }
  const network = flattenNetwork(rule);
  if (unit === null && network.outputs.length > 1 && rule.states !== 'continuous') {
    return (inputs) => {
      const outputs = run(inputs);
      return outputs.indexOf(Math.max(...outputs));
    };
  }
  const { inputs: names, units, outputs } = network;
  const values = new Float64Array(names.length + units.length);
  const place = unit === null ? outputs[0] : names.length + units.findIndex(({ name }) => name === unit);
  return (inputs) => {
    for (let i = 0; i < names.length; i++) values[i] = inputs[i];
    runNetwork(network, values);
    return values[place];
  };
}
