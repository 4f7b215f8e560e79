// What the schema cannot say about a network: names, what each weight refers to, matrix shapes, the number of outputs, limits.
// Called by `validate.ts` on data that has passed the schema; the paths in its errors are those of the JSON. It reads no numbers but
// counts them: limits are checked before anything is made of a network.

import { CaError, show } from '../base/errors.js';
import { MAX_WEIGHTS } from '../base/limits.js';
import { checkMatrixLayer } from './check-matrix.js';
import { unitCount, unitNames } from './matrix.js';
import type { Activation, MatrixLayer, NamedLayer, RuleData } from './types.js';

const fail = (what: string, where: string, expected: string, got: string): never => {
  throw new CaError('rule', what, { where, expected, got });
};

/** How many outputs a rule may have, and that in words. */
export function outputsAllowed({ channels, states }: RuleData): { counts: readonly number[]; words: string } {
  if (states === 'continuous') return { counts: [channels], words: `${channels}, one per channel` };
  return { counts: [1, states], words: `1, the state, or ${states}, one per state` };
}

/** Claims a name, once. */
export function claim(names: Set<string>, name: string, where: string): void {
  if (names.has(name)) fail('name taken', where, 'a name of its own', show(name));
  names.add(name);
}

/** A parameter that no activation reads would be ignored in silence: refuse it. */
function checkParameters(given: Activation, used: readonly string[], where: string): void {
  const needs = { steepness: 'sigmoid', centre: 'gaussian', width: 'gaussian' } as const;
  for (const key of ['steepness', 'centre', 'width'] as const) {
    if (given[key] !== undefined && !used.includes(needs[key])) {
      fail('not used', `${where}.${key}`, `activation ${needs[key]}`, used.join(', '));
    }
  }
}

function checkNamedLayer(layer: NamedLayer, earlier: ReadonlySet<string>, names: Set<string>, where: string): number {
  let count = 0;
  layer.units.forEach((unit, i) => {
    const at = `${where}.units[${i}]`;
    claim(names, unit.name, `${at}.name`);
    // valibot takes a list for a record.
    if (Array.isArray(unit.weights)) fail('wrong value', `${at}.weights`, 'an object', show(unit.weights));
    const sources = Object.keys(unit.weights);
    for (const source of sources) {
      if (!earlier.has(source)) fail('no such input or earlier unit', `${at}.weights.${source}`, listed(earlier), show(source));
    }
    checkParameters(unit, [unit.activation ?? layer.activation ?? 'sigmoid'], at);
    count += sources.length + 1;
  });
  checkParameters(layer, [...new Set(layer.units.map((unit) => unit.activation ?? layer.activation ?? 'sigmoid'))], where);
  return count;
}

/** Up to eight names, for an error. */
function listed(names: ReadonlySet<string>): string {
  const some = [...names].slice(0, 8).join(', ');
  return `one of ${some}${names.size > 8 ? ', …' : ''}`;
}

function checkMatrix(
  layer: MatrixLayer,
  columns: number,
  outputs: number | undefined,
  names: Set<string>,
  index: number,
  where: string,
): number {
  const count = checkMatrixLayer(layer, columns, outputs, where);
  const own = unitNames(layer, index, outputs !== undefined, outputs ?? unitCount(layer, columns));
  own.forEach((name, i) => claim(names, name, layer.names ? `${where}.names[${i}]` : where));
  checkParameters(layer, [layer.activation ?? 'sigmoid'], where);
  return count;
}

/**
 * Checks the network of a rule that has passed the schema.
 * @param inputs - the names of its inputs
 * @throws CaError `rule` at the first fault, `size` over {@link MAX_WEIGHTS} weights and biases
 */
export function checkNetwork(rule: RuleData, inputs: readonly string[]): void {
  const layers = rule.network?.layers ?? [];
  const { counts, words } = outputsAllowed(rule);
  const names = new Set(inputs);
  let columns = inputs.length;
  let total = 0;
  layers.forEach((layer, i) => {
    const where = `rule.network.layers[${i}]`;
    const last = i === layers.length - 1;
    if ('units' in layer) {
      total += checkNamedLayer(layer, new Set(names), names, where);
      columns = layer.units.length;
    } else {
      const found = Math.ceil(unitCount(layer, columns));
      const outputs = last ? (counts.includes(found) ? found : counts[0]) : undefined;
      total += checkMatrix(layer, columns, outputs, names, i, where);
      columns = outputs ?? found;
    }
    if (total > MAX_WEIGHTS) throw new CaError('size', 'too many weights', { where, expected: `at most ${MAX_WEIGHTS}`, got: `${total}` });
    if (last && !counts.includes(columns)) fail('wrong number of units in the last layer', where, words, `${columns}`);
  });
}
