// Every number of a rule that can be edited while it runs, by address: weights, biases, the parameters of activations, and a formula's
// named numbers. An edit of one of these keeps the structure, so nothing is compiled. Adding and taking away is `edit-structure.ts`.

import { CaError, show } from '../base/errors.js';
import { withActivation, withLayerActivation } from './edit-activation.js';
import { flattenNetwork } from './network.js';
import type { Rule } from './rule.js';
import type { Formula, MatrixLayer, NamedLayer, RuleUnit } from './types.js';

/** Stands for every sigmoid unit: no unit has this name. */
export const ALL_UNITS = '*';

/** Which number of a rule. The steepness of {@link ALL_UNITS} is there where all sigmoids have the same. */
export type NumberAddress =
  | { readonly kind: 'weight'; readonly unit: string; readonly source: string }
  | { readonly kind: 'bias' | 'steepness' | 'centre' | 'width'; readonly unit: string }
  | { readonly kind: 'parameter'; readonly name: string };

/** A number of a rule. */
export interface RuleNumber {
  readonly address: NumberAddress;
  /** The address as a text, for sets and maps. */
  readonly key: string;
  readonly value: number;
  /** Which layer its unit stands in, from 0; −1 for a formula's parameter and for what all units share. */
  readonly layer: number;
}

/** An address as a text: equal texts name the same number. */
export function numberKey(address: NumberAddress): string {
  if (address.kind === 'parameter') return `=${address.name}`;
  return address.kind === 'weight' ? `${address.unit}<${address.source}` : `${address.unit}.${address.kind}`;
}

function listNumbers(rule: Rule): RuleNumber[] {
  const { inputs, units } = flattenNetwork(rule);
  const names = [...inputs, ...units.map(({ name }) => name)];
  const found: RuleNumber[] = [];
  const add = (address: NumberAddress, value: number, layer: number) => found.push({ address, key: numberKey(address), value, layer });
  for (const { name: unit, layer, terms, bias, activation, steepness, centre, width } of units) {
    for (const { source, weight } of terms) add({ kind: 'weight', unit, source: names[source] }, weight, layer);
    add({ kind: 'bias', unit }, bias, layer);
    if (activation === 'sigmoid') add({ kind: 'steepness', unit }, steepness, layer);
    if (activation !== 'gaussian') continue;
    add({ kind: 'centre', unit }, centre, layer);
    add({ kind: 'width', unit }, width, layer);
  }
  const steep = units.filter(({ activation }) => activation === 'sigmoid');
  if (steep.length > 1 && steep.every(({ steepness }) => steepness === steep[0].steepness)) {
    add({ kind: 'steepness', unit: ALL_UNITS }, steep[0].steepness, -1);
  }
  for (const [name, { value }] of Object.entries(rule.formula?.parameters ?? {})) add({ kind: 'parameter', name }, value, -1);
  return found;
}

const known = new WeakMap<Rule, ReadonlyMap<string, RuleNumber>>();

/** Every number of a rule by its key, unit by unit in the order of evaluation. Called again for the same rule it gives the same map. */
export function ruleNumbers(rule: Rule): ReadonlyMap<string, RuleNumber> {
  let numbers = known.get(rule);
  if (!numbers) known.set(rule, (numbers = new Map(listNumbers(rule).map((number) => [number.key, number]))));
  return numbers;
}

/** One number; `undefined` if the rule has none of this address. */
export function numberAt(rule: Rule, address: NumberAddress): number | undefined {
  return ruleNumbers(rule).get(numberKey(address))?.value;
}

function withParameter(rule: Rule, name: string, value: number): Formula {
  const { formula } = rule;
  const before = formula?.parameters?.[name];
  if (!formula || !before) throw new CaError('argument', 'no such parameter', { where: 'parameter', got: show(name) });
  return { ...formula, parameters: { ...formula.parameters, [name]: { ...before, value } } };
}

/**
 * The rule with one number changed. In a layer given as matrices, the parameters of the activation belong to the whole layer.
 * @throws CaError `argument` if there is no such number, `rule` if it may not have this value
 */
export function withNumber(rule: Rule, address: NumberAddress, value: number): Rule {
  if (numberAt(rule, address) === value) return rule;
  switch (address.kind) {
    case 'weight':
      return rule.withWeight(address.unit, address.source, value);
    case 'bias':
      return rule.withBias(address.unit, value);
    case 'parameter':
      return rule.with({ formula: withParameter(rule, address.name, value) });
    default:
      if (address.unit === ALL_UNITS) return withSteepness(rule, value);
      return withActivation(rule, address.unit, { [address.kind]: value });
  }
}

/** Every sigmoid unit as steep as this. */
function withSteepness(rule: Rule, steepness: number): Rule {
  const { units } = flattenNetwork(rule);
  const steep = units.filter(({ activation }) => activation === 'sigmoid');
  const layers = new Set(steep.map(({ layer }) => layer));
  return [...layers].reduce((so, layer) => {
    const own = units.filter((unit) => unit.layer === layer);
    if (own.every(({ activation }) => activation === 'sigmoid')) return withLayerActivation(so, layer, { steepness });
    return own.reduce((each, { name, activation }) => (activation === 'sigmoid' ? withActivation(each, name, { steepness }) : each), so);
  }, rule);
}

/** What a number becomes. */
export type NumberChange = (number: RuleNumber) => number;

/**
 * The rule with every weight, bias and parameter of a formula given anew, in one go. Parameters of activations stay.
 * @param change - is asked for each number, in the order of {@link ruleNumbers}
 */
export function mapNumbers(rule: Rule, change: NumberChange): Rule {
  const numbers = ruleNumbers(rule);
  const ask = (address: NumberAddress) => {
    const number = numbers.get(numberKey(address));
    return number ? change(number) : 0;
  };
  const { formula, network } = rule;
  if (formula) {
    const parameters = Object.entries(formula.parameters ?? {}).map(([name, each]) => [
      name,
      { ...each, value: ask({ kind: 'parameter', name }) },
    ]);
    return rule.with({ formula: { ...formula, parameters: Object.fromEntries(parameters) } });
  }
  const { units, inputs } = flattenNetwork(rule);
  const all = [...inputs, ...units.map(({ name }) => name)];
  const layers = (network?.layers ?? []).map((layer, index) => {
    if ('units' in layer) return mapNamed(layer, ask);
    const rows = units.filter((unit) => unit.layer === index);
    const weights = rows.map(({ name, terms }) => terms.map(({ source }) => ask({ kind: 'weight', unit: name, source: all[source] })));
    return { ...layer, weights, biases: rows.map(({ name }) => ask({ kind: 'bias', unit: name })) } satisfies MatrixLayer;
  });
  return rule.with({ network: { layers } });
}

function mapNamed(layer: NamedLayer, ask: (address: NumberAddress) => number): NamedLayer {
  const units = layer.units.map((unit): RuleUnit => {
    const weights = Object.keys(unit.weights).map((source) => [source, ask({ kind: 'weight', unit: unit.name, source })]);
    return { ...unit, weights: Object.fromEntries(weights), bias: ask({ kind: 'bias', unit: unit.name }) };
  });
  return { ...layer, units };
}
