// A rule's network by index instead of by name: what the evaluator here, the tables and the GPU's
// compiler all work from. Units stand in the order of evaluation; a source is a place in the list
// [inputs…, units…].

import { activate, type ActivationParameters } from './activation.js';
import { blockNumbers, unitCount, unitNames } from './matrix.js';
import type { Rule } from './rule.js';
import type { Activation, MatrixLayer, NamedLayer } from './types.js';

/** One weight: where it reads in [inputs…, units…], and how much it counts. */
export interface FlatTerm {
  readonly source: number;
  readonly weight: number;
}

/** One unit with everything filled in. Its value is activation(bias + Σ weight · source). */
export interface FlatUnit extends ActivationParameters {
  readonly name: string;
  /** Which layer it stands in, from 0. */
  readonly layer: number;
  readonly bias: number;
  /** Weights in the order that the rule gives them; zeros stay, so that an edit never changes the shape. */
  readonly terms: readonly FlatTerm[];
}

/** A network as a list. */
export interface FlatNetwork {
  readonly inputs: readonly string[];
  readonly units: readonly FlatUnit[];
  /** Places in [inputs…, units…] of the last layer's units: the network's outputs. */
  readonly outputs: readonly number[];
}

function parameters(unit: Activation, layer: Activation): ActivationParameters {
  return {
    activation: unit.activation ?? layer.activation ?? 'sigmoid',
    steepness: unit.steepness ?? layer.steepness ?? 1,
    centre: unit.centre ?? layer.centre ?? 0,
    width: unit.width ?? layer.width ?? 1,
  };
}

function namedUnits(layer: NamedLayer, index: number, places: ReadonlyMap<string, number>): FlatUnit[] {
  return layer.units.map((unit) => ({
    name: unit.name,
    layer: index,
    ...parameters(unit, layer),
    bias: unit.bias ?? 0,
    terms: Object.entries(unit.weights).map(([name, weight]) => ({ source: places.get(name) as number, weight })),
  }));
}

function matrixUnits(layer: MatrixLayer, index: number, last: boolean, first: number, columns: number): FlatUnit[] {
  const names = unitNames(layer, index, last, unitCount(layer, columns));
  const weights = blockNumbers(layer.weights);
  const biases = layer.biases && blockNumbers(layer.biases);
  return names.map((name, row) => ({
    name,
    layer: index,
    ...parameters({}, layer),
    bias: biases ? biases[row] : 0,
    terms: Array.from({ length: columns }, (_, i) => ({ source: first + i, weight: weights[row * columns + i] })),
  }));
}

const known = new WeakMap<Rule, FlatNetwork>();

/**
 * The rule's network by index. Called again for the same rule it gives the same object.
 * @param rule - a rule with a network; a formula rule gives no units and no outputs
 */
export function flattenNetwork(rule: Rule): FlatNetwork {
  const done = known.get(rule);
  if (done) return done;
  const inputs = rule.inputs.map((input) => input.name);
  const places = new Map(inputs.map((name, i) => [name, i]));
  const units: FlatUnit[] = [];
  const layers = rule.network?.layers ?? [];
  let [first, columns] = [0, inputs.length];
  layers.forEach((layer, i) => {
    const made = 'units' in layer ? namedUnits(layer, i, places) : matrixUnits(layer, i, i === layers.length - 1, first, columns);
    first = places.size;
    columns = made.length;
    for (const unit of made) places.set(unit.name, places.size);
    units.push(...made);
  });
  const outputs = layers.length ? Array.from({ length: columns }, (_, i) => first + i) : [];
  const flat = { inputs, units, outputs };
  known.set(rule, flat);
  return flat;
}

/** Fills in the units' values. `values` – `[inputs + units]`, of which the caller has set the inputs. */
export function runNetwork({ inputs, units }: FlatNetwork, values: Float64Array): void {
  let place = inputs.length;
  for (const unit of units) {
    let sum = unit.bias;
    for (const { source, weight } of unit.terms) sum += weight * values[source];
    values[place++] = activate(unit, sum);
  }
}
