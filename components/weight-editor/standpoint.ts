// Where the cell stands that the editor looks at (or the mean over the grid): its point on the height maps, and how much of its range
// each input and unit gives out. Pure functions of a rule and values.

import { inputRange, type Range } from '../../core/compile/heights-range.js';
import { flattenNetwork, type FlatUnit } from '../../core/rule/network.js';
import type { Rule } from '../../core/rule/rule.js';

/** What the values of the moment are on a rule's maps. */
export interface Standpoint {
  /** The point on every map, each 0 to 1 from the lower left corner; `null` while nothing is known. */
  readonly point: readonly [x: number, y: number] | null;
  /** How much of its range an input or unit gives out, 0 to 1. */
  flow(name: string): number;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
const share = (value: number, [low, high]: Range) => clamp((value - low) / (high - low || 1));

/** How much of its range a unit gives out, 0 to 1; half while nothing is known. A unit without bounds never gives out all of it. */
export function levelOf({ activation }: FlatUnit, value: number | undefined): number {
  if (value === undefined || Number.isNaN(value)) return 0.5;
  if (activation === 'tanh' || activation === 'sin') return clamp((value + 1) / 2);
  if (activation === 'relu' || activation === 'identity') return Math.abs(value) / (1 + Math.abs(value));
  return clamp(value);
}

/** @param axes - names of the inputs that the maps lie over */
export function standpoint(
  rule: Rule,
  values: Readonly<Record<string, number>> | null,
  axes: { readonly x: string; readonly y: string | null },
): Standpoint {
  if (!values || !(axes.x in values)) return { point: null, flow: () => 0.6 };
  const units = new Map(flattenNetwork(rule).units.map((unit) => [unit.name, unit]));
  const along = (name: string) => share(values[name], inputRange(rule, name));
  return {
    point: [along(axes.x), axes.y === null ? 0.5 : along(axes.y)],
    flow(name) {
      const unit = units.get(name);
      if (unit) return levelOf(unit, values[name]);
      const [low, high] = inputRange(rule, name);
      return clamp(Math.abs(values[name]) / Math.max(Math.abs(low), Math.abs(high), 1e-9));
    },
  };
}
