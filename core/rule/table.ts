// A discrete rule is a finite table: its inputs are whole numbers in known bounds, so every outcome can be
// computed beforehand in float64. The CPU stepper looks states up here, and the compiler turns the same table
// into shaders.

import { CaError } from '../base/errors.js';
import { createEvaluator, decide, marginOf } from './evaluate.js';
import { perceive, type Dimensions } from './neighbourhood.js';
import type { Rule } from './rule.js';

/** Most entries of a table: 2²². */
const MAX_TABLE = 2 ** 22;

/** One input as an axis of the table. Its whole number (the weighted sum before `mean` divides) runs from `min` in steps of 1. */
export interface TableAxis {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** How many entries lie between two neighbouring values of this input. */
  readonly stride: number;
  /** The input's value is the whole number times this: 1, or for `mean` 1 / (sum of weights). */
  readonly scale: number;
}

/** Every outcome of a discrete rule. The entry for whole numbers n₀, n₁, … is Σ (nᵢ − minᵢ) · strideᵢ; the first input runs slowest. */
export interface DiscreteTable {
  readonly axes: readonly TableAxis[];
  /** `[entries]` the state that follows. */
  readonly states: Uint8Array;
}

/** The axis of an input, or `undefined` where its sums are no whole numbers. */
function axisOf(rule: Rule, index: number, dimensions: Dimensions): Omit<TableAxis, 'stride'> | undefined {
  const input = rule.inputs[index];
  const { lists, combine, scale } = perceive(input, dimensions);
  if (combine !== 'sum' || !lists[0].every((tap) => Number.isInteger(tap.weight))) return undefined;
  const most = input.of === undefined ? (rule.states as number) - 1 : 1;
  let [min, max] = [0, 0];
  for (const { weight } of lists[0]) {
    if (weight < 0) min += weight * most;
    else max += weight * most;
  }
  return { name: input.name, min, max, scale };
}

/** The axes of a rule's table; `undefined` if it has none: continuous, or perceiving numbers that are not whole, or too large. */
export function tableAxes(rule: Rule, dimensions: Dimensions = defaultDimensions(rule)): readonly TableAxis[] | undefined {
  if (rule.states === 'continuous') return undefined;
  const axes: TableAxis[] = [];
  let stride = 1;
  for (let i = rule.inputs.length - 1; i >= 0; i--) {
    const axis = axisOf(rule, i, dimensions);
    if (!axis) return undefined;
    axes.unshift({ ...axis, stride });
    stride *= axis.max - axis.min + 1;
    if (stride > MAX_TABLE) return undefined;
  }
  return axes;
}

/** The dimensions that a rule is looked at in where nobody says: 2 if it has them, else the first that it lists. */
function defaultDimensions(rule: Rule): Dimensions {
  return rule.dimensions.includes(2) ? 2 : rule.dimensions[0];
}

/** Calls `visit` for each entry with its outputs (overwritten each time). */
function eachEntry(rule: Rule, axes: readonly TableAxis[], visit: (entry: number, outputs: Float64Array) => void): void {
  const run = createEvaluator(rule);
  const size = axes.reduce((product, axis) => product * (axis.max - axis.min + 1), 1);
  const numbers = axes.map((axis) => axis.min);
  const inputs = Float64Array.from(axes, (axis) => axis.min * axis.scale);
  for (let entry = 0; entry < size; entry++) {
    visit(entry, run(inputs));
    for (let i = axes.length - 1; i >= 0; i--) {
      numbers[i] = numbers[i] < axes[i].max ? numbers[i] + 1 : axes[i].min;
      inputs[i] = numbers[i] * axes[i].scale;
      if (numbers[i] > axes[i].min) break;
    }
  }
}

const known = new WeakMap<Rule, Map<Dimensions, DiscreteTable | undefined>>();

/**
 * The table of a discrete rule, or `undefined` if it has none (see {@link tableAxes}). Called again it gives the same object.
 * @param dimensions - the automaton's; they set how many cells a neighbourhood holds
 * @throws CaError `rule` where an output is not a number
 */
export function discreteTable(rule: Rule, dimensions: Dimensions = defaultDimensions(rule)): DiscreteTable | undefined {
  const cache = known.get(rule) ?? new Map<Dimensions, DiscreteTable | undefined>();
  if (cache.has(dimensions)) return cache.get(dimensions);
  const axes = tableAxes(rule, dimensions);
  const table = axes && { axes, states: tableStates(rule, axes) };
  known.set(rule, cache.set(dimensions, table));
  return table;
}

function tableStates(rule: Rule, axes: readonly TableAxis[]): Uint8Array {
  const states = new Uint8Array(axes.reduce((product, axis) => product * (axis.max - axis.min + 1), 1));
  eachEntry(rule, axes, (entry, outputs) => {
    const state = decide(outputs, rule.states as number);
    if (state < 0) {
      throw new CaError('rule', 'an output is not a number', { where: entryName(axes, entry), expected: 'a number', got: 'NaN' });
    }
    states[entry] = state;
  });
  return states;
}

/** `self = 1, count = 3` for an entry, for errors and for an editor. */
export function entryName(axes: readonly TableAxis[], entry: number): string {
  return axes
    .map(({ name, min, max, stride, scale }) => `${name} = ${(min + (Math.floor(entry / stride) % (max - min + 1))) * scale}`)
    .join(', ');
}

/**
 * How far each entry is from another outcome, in units of the output: an editor shows where a rule is about to break.
 * @returns `[entries]`, in the order of {@link discreteTable}; Infinity where no other outcome exists
 */
export function tableMargins(rule: Rule, dimensions: Dimensions = defaultDimensions(rule)): Float64Array | undefined {
  const table = discreteTable(rule, dimensions);
  if (!table) return undefined;
  const margins = new Float64Array(table.states.length);
  eachEntry(rule, table.axes, (entry, outputs) => (margins[entry] = marginOf(outputs, rule.states as number)));
  return margins;
}
