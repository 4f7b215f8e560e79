// From trained parameters to an ordinary Rule, which everything else runs, shows and edits; and back. The machine keeps features
// together and fills channels up to fours; the rule has one input for each feature of each channel, and nothing that is filled up.

import { CaError } from '../base/errors.js';
import type { Size } from '../base/limits.js';
import { blockNumbers } from '../rule/matrix.js';
import type { Rule } from '../rule/rule.js';
import type { MatrixLayer, NamedLayer, Network, RuleInput } from '../rule/types.js';
import { validateRule } from '../rule/validate.js';
import { dimensionsOf, extentsOf, featuresOf, type Architecture, type Shape } from './shape.js';

/** What a rule says of itself beside what it computes. */
export interface RuleNotes {
  readonly name: string;
  readonly description?: string;
  /** Bounds that its states are drawn between. */
  readonly range?: readonly [number, number];
}

/** Most inputs and units that are written by name, for people; larger networks are matrices. */
const READABLE = { inputs: 4, hidden: 16 } as const;

/** Bytes of float32, little-endian, in base64. */
function base64(numbers: readonly number[]): string {
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  numbers.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return btoa(Array.from(new Uint8Array(view.buffer), (byte) => String.fromCharCode(byte)).join(''));
}

/** The word for a feature in the names of inputs. */
function wordOf({ neighbourhood: n }: Omit<RuleInput, 'name'>): string {
  return n.kind === 'gradient' ? `slope${n.axis === 'length' ? '' : n.axis.toUpperCase()}` : n.kind;
}

function inputsOf(architecture: Architecture, size: Size): RuleInput[] {
  const { channels } = architecture;
  return featuresOf(architecture, dimensionsOf(size)).flatMap((feature) =>
    Array.from({ length: channels }, (_, channel) => {
      const name = channels > 1 ? `${wordOf(feature)}${channel}` : wordOf(feature);
      return channels > 1 ? { name, ...feature, channel } : { name, ...feature };
    }),
  );
}

/** Rows of the two layers without what is filled up: `[hidden, inputs]`, `[hidden]`, `[channels, hidden]`. */
function matricesOf(params: ArrayLike<number>, shape: Shape): { first: number[][]; biases: number[]; last: number[][] } {
  const { C, H, features, parts } = extentsOf(shape);
  const { channels, hidden } = shape;
  const count = (length: number) => Array.from({ length }, (_, i) => i);
  const columns = count(features).flatMap((f) => count(channels).map((c) => f * C + c));
  return {
    first: count(hidden).map((j) => columns.map((k) => params[k * H + j])),
    biases: count(hidden).map((j) => params[parts[0] + j]),
    last: count(channels).map((c) => count(hidden).map((j) => params[parts[0] + parts[1] + j * C + c])),
  };
}

function networkOf(params: ArrayLike<number>, shape: Shape, inputs: readonly RuleInput[]): Network {
  const { first, biases, last } = matricesOf(params, shape);
  if (inputs.length <= READABLE.inputs && shape.hidden <= READABLE.hidden) {
    const byName = (names: readonly string[], row: readonly number[]) => Object.fromEntries(names.map((name, i) => [name, row[i]]));
    const seen = inputs.map(({ name }) => name);
    const units = first.map((row, j) => ({ name: `unit${j + 1}`, weights: byName(seen, row), bias: biases[j] }));
    const own = units.map(({ name }) => name);
    const outputs = last.map((row, c) => ({ name: last.length > 1 ? `change${c}` : 'change', weights: byName(own, row) }));
    const layers: NamedLayer[] = [
      { activation: 'relu', units },
      { activation: 'identity', units: outputs },
    ];
    return { layers };
  }
  const zeros = last.map(() => 0);
  const layers: MatrixLayer[] = [
    { activation: 'relu', weights: base64(first.flat()), biases: base64(biases) },
    { activation: 'identity', weights: base64(last.flat()), biases: base64(zeros) },
  ];
  return { layers };
}

/**
 * The rule that parameters stand for. Isotropic rules and those of rings run in two and three dimensions, others in those that they
 * were trained in.
 * @param params - `[w1, b1, w2]` of a machine of this shape; copied
 */
export function ruleOf(params: ArrayLike<number>, shape: Shape, { name, description, range = [0, 1] }: RuleNotes): Rule {
  const { channels, fireRate, alive, boundary, size, perception } = shape;
  const inputs = inputsOf(shape, size);
  return validateRule({
    ...{ name, ...(description && { description }), channels, states: 'continuous', range, inputs },
    network: networkOf(params, shape, inputs),
    update: { mode: 'add', dt: 1, ...(fireRate < 1 && { fireRate }), ...(alive && { alive }), clamp: false },
    ...{ boundary, dimensions: perception === 'gradient' ? [dimensionsOf(size)] : [2, 3] },
  });
}

/** One layer's rows and biases, whichever way it is written. @param columns - what it reads, by name */
function rowsOf(layer: NamedLayer | MatrixLayer, columns: readonly string[]): { rows: number[][]; biases: number[] } {
  if ('units' in layer) {
    return {
      rows: layer.units.map(({ weights }) => columns.map((name) => weights[name] ?? 0)),
      biases: layer.units.map(({ bias = 0 }) => bias),
    };
  }
  const numbers = Array.from(blockNumbers(layer.weights));
  const rows = Array.from({ length: numbers.length / columns.length }, (_, i) =>
    numbers.slice(i * columns.length, (i + 1) * columns.length),
  );
  return { rows, biases: layer.biases ? Array.from(blockNumbers(layer.biases)) : rows.map(() => 0) };
}

/**
 * The parameters of a rule that `ruleOf` made, to go on from.
 * @param into - a machine's parameters
 * @throws CaError `argument` where the rule was not made for this shape
 */
export function loadRule(rule: Rule, shape: Shape, into: Float32Array): void {
  const { C, H, parts } = extentsOf(shape);
  const { channels, hidden } = shape;
  const inputs = inputsOf(shape, shape.size).map(({ name }) => name);
  const layers = rule.network?.layers ?? [];
  const fits = layers.length === 2 && rule.inputs.length === inputs.length && rule.inputs.every(({ name }, i) => name === inputs[i]);
  const first = fits ? rowsOf(layers[0], inputs) : { rows: [], biases: [] };
  if (first.rows.length !== hidden || rule.channels !== channels) {
    const expected = `${inputs.length} inputs, ${hidden} hidden units and ${channels} channels, as a trained rule has them`;
    throw new CaError('argument', 'another architecture', { where: 'learn.rule', expected, got: rule.name });
  }
  const units = 'units' in layers[0] ? layers[0].units.map(({ name }) => name) : first.rows.map((_, j) => `${j}`);
  const last = rowsOf(layers[1], units);
  into.fill(0);
  first.rows.forEach((row, j) => {
    row.forEach((weight, i) => (into[(Math.floor(i / channels) * C + (i % channels)) * H + j] = weight));
    into[parts[0] + j] = first.biases[j];
  });
  last.rows.forEach((row, c) => row.forEach((weight, j) => (into[parts[0] + parts[1] + j * C + c] = weight)));
}
