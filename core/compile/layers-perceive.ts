// What a cell of many channels perceives, as GLSL. A neighbourhood is summed for a layer of four channels at once, and once for all
// inputs that look in the same way at channels of one layer.

import { perceive, type Tap } from '../rule/neighbourhood.js';
import type { Rule } from '../rule/rule.js';
import { float, signed } from './glsl.js';
import { LAYER } from './layout.js';
import { flatDimensions } from './perceive.js';

/** Most different cells that are written out. */
export const MAX_TAPS = 80;

/** The GLSL of the perception of a cell. */
export interface LayersPerception {
  /** Given `ivec2 cell`, makes the sums that `inputs` name. */
  readonly body: string;
  /** The expression of each input. */
  readonly inputs: readonly string[];
  /** Texels fetched for a cell. */
  readonly fetches: number;
}

const cellName = (layer: number, { dx, dy }: Tap) => `near${layer}_${signed(dx)}_${signed(dy)}`;

/** A weighted sum over the cells of a layer; those of one weight are added up first. */
function emitSum(taps: readonly Tap[], layer: number, fetched: Map<string, string>): string {
  const groups = new Map<number, string[]>();
  for (const tap of taps) {
    const name = cellName(layer, tap);
    fetched.set(name, `  vec4 ${name} = nearAt(x${signed(tap.dx)}, y${signed(tap.dy)}, ${layer});`);
    groups.set(tap.weight, [...(groups.get(tap.weight) ?? []), name]);
  }
  return [...groups].map(([weight, names]) => (weight === 1 ? names.join(' + ') : `${float(weight)} * (${names.join(' + ')})`)).join(' + ');
}

/** Emits the perception of a cell, or gives `null` where the inputs look at too many cells. */
export function emitLayersPerception(rule: Rule): LayersPerception | null {
  const perceptions = rule.inputs.map((input) => perceive(input, flatDimensions(rule)));
  const taps = perceptions.flatMap(({ lists }) => lists.flat());
  if (new Set(taps.map(({ dx, dy }) => `${dx},${dy}`)).size > MAX_TAPS) return null;
  const fetched = new Map<string, string>();
  const sums = new Map<string, string>();
  const inputs = perceptions.map(({ lists, combine, scale }, i) => {
    const { channel = 0 } = rule.inputs[i];
    const layer = Math.floor(channel / LAYER);
    const parts = lists.map((list) => emitSum(list, layer, fetched));
    const text = combine === 'sum' ? parts[0] : `sqrt(${parts.map((part) => `(${part}) * (${part})`).join(' + ')})`;
    const scaled = scale === 1 ? text : `${float(scale)} * (${text})`;
    if (!sums.has(scaled)) sums.set(scaled, `sum${sums.size}`);
    return `${sums.get(scaled)}.${'xyzw'[channel % LAYER]}`;
  });
  const along = (axis: 'x' | 'y', offsets: readonly number[]) =>
    [...new Set(offsets)].map((d) => `  int ${axis}${signed(d)} = along(cell.${axis} + ${d}, uSize.${axis});`);
  const lines = [
    ...along('x', taps.map(({ dx }) => dx)), // prettier-ignore
    ...along('y', taps.map(({ dy }) => dy)), // prettier-ignore
    ...fetched.values(),
    ...[...sums].map(([text, name]) => `  vec4 ${name} = ${text};`),
  ];
  return { body: lines.join('\n'), inputs, fetches: fetched.size };
}
