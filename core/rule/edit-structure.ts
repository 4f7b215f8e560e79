// Adds, renames and takes away units, connections, layers and inputs. Each gives another rule, which the Rule class has checked. What
// is added changes nothing until something reads it. Layers given as matrices are written out by name first.

import { CaError, show } from '../base/errors.js';
import { flattenNetwork } from './network.js';
import type { Rule } from './rule.js';
import type { NamedLayer, RuleData, RuleInput, RuleUnit } from './types.js';

/** Most weights that are written out by name: more than anybody edits one by one. */
const MOST_NAMED = 4096;

/**
 * The network's layers unit by unit, whatever way they were given.
 * @throws CaError `size` where matrices hold more than 4096 weights, `argument` if the rule is a formula
 */
export function namedLayers(rule: Rule): readonly NamedLayer[] {
  if (!rule.network) throw new CaError('argument', 'a formula has no units', { where: 'rule', expected: 'a network' });
  const { inputs, units } = flattenNetwork(rule);
  const names = [...inputs, ...units.map(({ name }) => name)];
  const count = units.reduce((sum, { terms }) => sum + terms.length, 0);
  return rule.network.layers.map((layer, index) => {
    if ('units' in layer) return layer;
    if (count > MOST_NAMED) {
      throw new CaError('size', 'too large to rebuild', {
        where: 'rule.network',
        expected: `at most ${MOST_NAMED} weights`,
        got: `${count}`,
      });
    }
    const own = units.filter((unit) => unit.layer === index);
    const { weights: _weights, biases: _biases, names: _names, ...activation } = layer;
    return {
      ...activation,
      units: own.map(({ name, bias, terms }) => ({
        name,
        weights: Object.fromEntries(terms.map(({ source, weight }) => [names[source], weight])),
        bias,
      })),
    };
  });
}

/** Puts layers in force; those that lost all their units go. */
const withLayers = (rule: Rule, layers: readonly NamedLayer[], more: Partial<RuleData> = {}): Rule =>
  rule.with({ ...more, network: { layers: layers.filter(({ units }) => units.length > 0) } });

const mapUnits = (layers: readonly NamedLayer[], change: (unit: RuleUnit) => RuleUnit): NamedLayer[] =>
  layers.map((layer) => ({ ...layer, units: layer.units.map(change) }));

/** A unit that no longer reads some sources. */
function forget(unit: RuleUnit, gone: ReadonlySet<string>): RuleUnit {
  if (!Object.keys(unit.weights).some((source) => gone.has(source))) return unit;
  return { ...unit, weights: Object.fromEntries(Object.entries(unit.weights).filter(([source]) => !gone.has(source))) };
}

function needUnit(layers: readonly NamedLayer[], name: string): RuleUnit {
  const unit = layers.flatMap(({ units }) => units).find((each) => each.name === name);
  if (!unit) throw new CaError('argument', 'no such unit', { where: 'unit', got: show(name) });
  return unit;
}

function needLayer(layers: readonly NamedLayer[], index: number, most: number): void {
  if (Number.isInteger(index) && index >= 0 && index <= most) return;
  throw new CaError('argument', 'no such layer', { where: 'layer', expected: `0 to ${most}`, got: `${index}` });
}

/** A name that nothing in the rule has: `unit1`, `unit2`, …. */
export function freshName(rule: Rule, stem: string): string {
  const { inputs, units } = flattenNetwork(rule);
  const taken = new Set([...rule.inputs.map(({ name }) => name), ...inputs, ...units.map(({ name }) => name)]);
  for (let i = 1; ; i++) if (!taken.has(`${stem}${i}`)) return `${stem}${i}`;
}

/**
 * A unit more in a layer. Nothing reads it yet.
 * @param layer - its place, from 0; not the last one, whose units are the outputs
 * @param unit - what it is; a name of its own, no weights and bias 0 unless told
 */
export function addUnit(rule: Rule, layer: number, unit: Partial<RuleUnit> = {}): Rule {
  const layers = namedLayers(rule);
  needLayer(layers, layer, layers.length - 2);
  const added: RuleUnit = { name: freshName(rule, 'unit'), weights: {}, bias: 0, ...unit };
  return withLayers(
    rule,
    layers.map((each, i) => (i === layer ? { ...each, units: [...each.units, added] } : each)),
  );
}

/** Takes a unit away, and whatever reads it reads it no more. A layer without units goes with its last one. */
export function removeUnit(rule: Rule, name: string): Rule {
  const layers = namedLayers(rule);
  needUnit(layers, name);
  const gone = new Set([name]);
  const left = layers.map((layer) => ({ ...layer, units: layer.units.filter((unit) => unit.name !== name) }));
  if (left[left.length - 1].units.length === 0) {
    throw new CaError('argument', 'the last layer needs its units', { where: 'unit', got: show(name) });
  }
  return withLayers(
    rule,
    mapUnits(left, (unit) => forget(unit, gone)),
  );
}

const renamed = (weights: RuleUnit['weights'], from: string, to: string): RuleUnit['weights'] =>
  Object.fromEntries(Object.entries(weights).map(([source, weight]) => [source === from ? to : source, weight]));

/** Another name for a unit, wherever it stands. */
export function renameUnit(rule: Rule, from: string, to: string): Rule {
  if (from === to) return rule;
  const layers = namedLayers(rule);
  needUnit(layers, from);
  return withLayers(
    rule,
    mapUnits(layers, (unit) => ({ ...unit, name: unit.name === from ? to : unit.name, weights: renamed(unit.weights, from, to) })),
  );
}

/**
 * Lets a unit read an input or a unit of an earlier layer.
 * @param weight - 0 unless told, which changes nothing yet
 */
export function addConnection(rule: Rule, unit: string, source: string, weight = 0): Rule {
  const layers = namedLayers(rule);
  if (Object.hasOwn(needUnit(layers, unit).weights, source)) {
    throw new CaError('argument', 'it reads it already', { where: unit, got: show(source) });
  }
  return withLayers(
    rule,
    mapUnits(layers, (each) => (each.name === unit ? { ...each, weights: { ...each.weights, [source]: weight } } : each)),
  );
}

/** Cuts a connection. */
export function removeConnection(rule: Rule, unit: string, source: string): Rule {
  const layers = namedLayers(rule);
  if (!Object.hasOwn(needUnit(layers, unit).weights, source)) {
    throw new CaError('argument', 'no such weight', { where: unit, got: show(source) });
  }
  const gone = new Set([source]);
  return withLayers(
    rule,
    mapUnits(layers, (each) => (each.name === unit ? forget(each, gone) : each)),
  );
}

/** What a unit may read that it does not: inputs and the units of earlier layers. */
export function readable(rule: Rule, unit: string): readonly string[] {
  const { inputs, units } = flattenNetwork(rule);
  const own = units.find(({ name }) => name === unit);
  if (!own) return [];
  const names = [...inputs, ...units.filter(({ layer }) => layer < own.layer).map(({ name }) => name)];
  const read = new Set(own.terms.map(({ source }) => source));
  return names.filter((_, place) => !read.has(place));
}

/**
 * A layer more, with one unit that nothing reads yet.
 * @param before - the place of the layer that it comes before, from 0
 */
export function addLayer(rule: Rule, before: number, name = freshName(rule, 'unit')): Rule {
  const layers = namedLayers(rule);
  needLayer(layers, before, layers.length - 1);
  const { units, ...activation } = layers[before];
  const { weights: _weights, name: _name, bias: _bias, ...own } = units[0];
  const added: NamedLayer = { ...activation, ...own, units: [{ name, weights: {}, bias: 0 }] };
  return withLayers(rule, [...layers.slice(0, before), added, ...layers.slice(before)]);
}

/** Takes a layer away with all its units. The last one stays. */
export function removeLayer(rule: Rule, index: number): Rule {
  const layers = namedLayers(rule);
  needLayer(layers, index, layers.length - 2);
  const gone = new Set(layers[index].units.map(({ name }) => name));
  return withLayers(
    rule,
    mapUnits(
      layers.filter((_, i) => i !== index),
      (unit) => forget(unit, gone),
    ),
  );
}

/** The network by name where there is one, else nothing to change. */
const network = (rule: Rule): readonly NamedLayer[] | null => (rule.network ? namedLayers(rule) : null);

/** An input more. Nothing reads it yet. */
export function addInput(rule: Rule, input: RuleInput): Rule {
  const layers = network(rule);
  const inputs = [...rule.inputs, input];
  return layers ? withLayers(rule, layers, { inputs }) : rule.with({ inputs });
}

function needInput(rule: Rule, name: string): void {
  if (!rule.inputs.some((input) => input.name === name))
    throw new CaError('argument', 'no such input', { where: 'input', got: show(name) });
}

/** Takes an input away, and whatever reads it reads it no more. */
export function removeInput(rule: Rule, name: string): Rule {
  needInput(rule, name);
  const layers = network(rule);
  const inputs = rule.inputs.filter((input) => input.name !== name);
  if (!layers) return rule.with({ inputs });
  const gone = new Set([name]);
  return withLayers(
    rule,
    mapUnits(layers, (unit) => forget(unit, gone)),
    { inputs },
  );
}

/** An expression with another name for what it reads. Functions keep their names; numbers such as 2e5 are words of their own. */
const reworded = (expression: string, from: string, to: string): string =>
  expression.replace(/[\w.]+(\s*\()?/g, (word, call?: string) => (call === undefined && word === from ? to : word));

/** Another neighbourhood, channel, way to reduce or name for an input. A field given as `undefined` is taken away. */
export function changeInput(rule: Rule, name: string, change: Partial<RuleInput>): Rule {
  needInput(rule, name);
  const inputs = rule.inputs.map((input) => (input.name === name ? { ...input, ...change } : input));
  const to = change.name ?? name;
  if (to === name) return rule.with({ inputs });
  const { formula } = rule;
  if (formula && to === 'pi') throw new CaError('argument', 'name taken', { where: 'input', expected: 'no number’s name', got: show(to) });
  if (formula)
    return rule.with({ inputs, formula: { ...formula, expressions: formula.expressions.map((text) => reworded(text, name, to)) } });
  return withLayers(
    rule,
    mapUnits(namedLayers(rule), (unit) => ({ ...unit, weights: renamed(unit.weights, name, to) })),
    { inputs },
  );
}
