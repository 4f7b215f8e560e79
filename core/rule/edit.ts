// Changes one number of a network and shares the rest: what a weight
// editor does many times a second. Works on data; `rule.ts` checks the
// result.

import { CaError, show } from '../base/errors.js';
import { blockNumbers, unitCount, unitNames } from './matrix.js';
import type { MatrixLayer, NamedLayer, Network, RuleData, RuleUnit } from './types.js';

/** Where a unit stands, and the names of what its layer's columns read if it is a matrix. */
interface Place {
  readonly layer: number;
  readonly unit: number;
  readonly columns: readonly string[];
}

function find(rule: RuleData, name: string): Place {
  let columns = rule.inputs.map((input) => input.name);
  const layers = rule.network?.layers ?? [];
  for (const [layer, given] of layers.entries()) {
    const last = layer === layers.length - 1;
    const names = 'units' in given ? given.units.map((unit) => unit.name) : unitNames(given, layer, last, unitCount(given, columns.length));
    const unit = names.indexOf(name);
    if (unit >= 0) return { layer, unit, columns };
    columns = [...names];
  }
  throw new CaError('argument', 'no such unit', { where: 'unit', got: show(name) });
}

function replaceLayer(rule: RuleData, index: number, change: (layer: NamedLayer | MatrixLayer) => NamedLayer | MatrixLayer): Network {
  return { layers: (rule.network?.layers ?? []).map((layer, i) => (i === index ? change(layer) : layer)) };
}

const changeUnit = (layer: NamedLayer, index: number, change: (unit: RuleUnit) => RuleUnit): NamedLayer => ({
  ...layer,
  units: layer.units.map((unit, i) => (i === index ? change(unit) : unit)),
});

/** The network with one weight changed. @throws CaError `argument` if the unit has no such weight */
export function editWeight(rule: RuleData, unit: string, source: string, value: number): Network {
  const place = find(rule, unit);
  const missing = (known: readonly string[]): never => {
    throw new CaError('argument', 'no such weight', { where: unit, expected: known.join(', ') || 'no weight', got: show(source) });
  };
  return replaceLayer(rule, place.layer, (layer) => {
    if ('units' in layer) {
      return changeUnit(layer, place.unit, (before) => {
        if (!Object.hasOwn(before.weights, source)) missing(Object.keys(before.weights));
        return { ...before, weights: { ...before.weights, [source]: value } };
      });
    }
    const { length } = place.columns;
    const column = place.columns.indexOf(source);
    if (column < 0) missing(place.columns);
    const flat = Array.from(blockNumbers(layer.weights));
    flat[place.unit * length + column] = value;
    return { ...layer, weights: Array.from({ length: flat.length / length }, (_, row) => flat.slice(row * length, (row + 1) * length)) };
  });
}

/** The network with one bias changed. @throws CaError `argument` if there is no such unit */
export function editBias(rule: RuleData, unit: string, value: number): Network {
  const place = find(rule, unit);
  return replaceLayer(rule, place.layer, (layer) => {
    if ('units' in layer) return changeUnit(layer, place.unit, (before) => ({ ...before, bias: value }));
    const biases = layer.biases ? Array.from(blockNumbers(layer.biases)) : Array<number>(unitCount(layer, place.columns.length)).fill(0);
    biases[place.unit] = value;
    return { ...layer, biases };
  });
}
