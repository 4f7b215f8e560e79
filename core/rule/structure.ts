// What of a rule a compiled program depends on, as one text. Numbers that a program takes as uniforms stay out of it. Two rules of
// one structure share a program, and an edit that keeps it uploads numbers only. `rule.ts` hands it out as `structureKey`; nothing
// but equality is promised of the text.

import type { Activation, MatrixLayer, NamedLayer, RuleData } from './types.js';
import { unitCount } from './matrix.js';

function activationOf(unit: Activation, layer: Activation = {}): string {
  return unit.activation ?? layer.activation ?? 'sigmoid';
}

function layerOf(layer: NamedLayer | MatrixLayer, columns: number): { key: unknown; count: number } {
  if ('units' in layer) {
    return {
      key: layer.units.map((unit) => [unit.name, activationOf(unit, layer), ...Object.keys(unit.weights)]),
      count: layer.units.length,
    };
  }
  const count = unitCount(layer, columns);
  return { key: [activationOf(layer), count, columns, layer.names ?? 0], count };
}

/** Objects with their keys in order, so that equal data gives equal text. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The bounds of the new state, or `false`: what `update.clamp` says, else `range` for continuous rules that add. */
export function clampOf({ states, update, range = [0, 1] }: RuleData): readonly [number, number] | false {
  return update.clamp ?? (states === 'continuous' && update.mode === 'add' ? range : false);
}

/**
 * The structure of a rule as text: equal where only numbers differ that a program takes as uniforms. Part of it are names (they stand
 * in generated code), neighbourhoods whole, activations by kind, and which features of the update are in use.
 */
export function structureOf(rule: RuleData): string {
  const { channels, states, inputs, network, formula, update, boundary, dimensions } = rule;
  let columns = inputs.length;
  const layers = network?.layers.map((layer) => {
    const { key, count } = layerOf(layer, columns);
    columns = count;
    return key;
  });
  const does = [update.mode, (update.fireRate ?? 1) < 1, update.alive && [update.alive.channel, update.alive.radius ?? 1], !!clampOf(rule)];
  const perceived = inputs.map((input) => ({ ...input, channel: input.channel ?? 0, reduce: input.reduce ?? 'sum' }));
  const formed = formula && [formula.expressions, Object.keys(formula.parameters ?? {})];
  return JSON.stringify([channels, states, perceived, layers ?? 0, formed ?? 0, does, boundary, dimensions], sorted);
}
