// The schema of a rule's JSON, in valibot: one check that runs in the page and the one source of rule.schema.json.
// It knows shapes, not sense: what one field says about another (names, matrix sizes, limits) is `validate.ts`.
// Unknown keys are refused. `types.ts` holds the same shapes as plain types; the last lines make the compiler compare the two.

import * as v from 'valibot';
import type { RuleData } from './types.js';

/** Most channels of a state: four RGBA targets of four texels each. */
export const MAX_CHANNELS = 64;
/** Most inputs of one rule. */
const MAX_INPUTS = 256;
/** Most states of a discrete rule: a byte a cell. */
export const MAX_STATES = 256;

/**
 * Names of inputs, units and parameters: a letter, then letters, digits and single underscores. So they are identifiers in JS and,
 * with the prefix that the compiler puts before them, in GLSL, where `gl_` and double underscores are taken.
 */
const name = v.pipe(
  v.string(),
  v.regex(
    /^(?!gl_|constructor$|prototype$)(?!.*__)[A-Za-z][A-Za-z0-9_]{0,63}$/,
    'a name: a letter, then letters, digits and single underscores',
  ),
);
const text = v.pipe(v.string(), v.maxLength(10000));
const number = v.number();
const whole = v.pipe(number, v.integer(), v.minValue(0));
const positive = v.pipe(number, v.gtValue(0));
const notNegative = v.pipe(number, v.minValue(0));
const radius = v.pipe(number, v.minValue(0), v.maxValue(1000));
const wholeRadius = v.pipe(radius, v.integer(), v.minValue(1));
const numbers = v.pipe(v.array(number), v.minLength(1));
const matrix = v.pipe(v.array(numbers), v.minLength(1));
const rows = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[.#O01 ]+$/, 'cells: # or O or 1 is in, . or 0 or a blank is out'))),
  v.minLength(1),
);
const interval = v.strictTuple([number, number]);
/** A simple pattern on purpose: one with groups overflows the stack of the engine on megabytes. Lengths are checked by `matrix.ts`. */
const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'base64'));

const profile = v.variant('shape', [
  v.strictObject({
    shape: v.picklist(['exponential', 'polynomial']),
    alpha: v.optional(positive),
    peaks: v.optional(numbers),
  }),
  v.strictObject({ shape: v.literal('samples'), samples: v.pipe(v.array(number), v.minLength(2)) }),
]);

const edge = v.optional(v.picklist(['hard', 'antialiased']));

const neighbourhood = v.variant('kind', [
  v.strictObject({ kind: v.literal('self') }),
  v.strictObject({ kind: v.picklist(['moore', 'von-neumann', 'hexagonal']), radius: wholeRadius }),
  v.strictObject({ kind: v.picklist(['disc', 'ball']), radius, edge }),
  v.strictObject({ kind: v.picklist(['ring', 'shell']), inner: radius, outer: radius, edge }),
  v.strictObject({ kind: v.literal('kernel'), weights: v.union([matrix, v.pipe(v.array(matrix), v.minLength(1))]) }),
  v.strictObject({ kind: v.literal('radial'), radius: v.pipe(radius, v.gtValue(0)), profile }),
  v.strictObject({ kind: v.literal('laplacian'), stencil: v.optional(v.picklist(['five', 'nine'])) }),
  v.strictObject({ kind: v.literal('gradient'), axis: v.picklist(['x', 'y', 'z', 'length']) }),
  v.strictObject({ kind: v.literal('mask'), cells: v.union([rows, v.pipe(v.array(rows), v.minLength(1))]) }),
]);

const input = v.strictObject({
  name,
  neighbourhood,
  channel: v.optional(whole),
  reduce: v.optional(v.picklist(['sum', 'mean'])),
  of: v.optional(whole),
});

const activation = {
  activation: v.optional(v.picklist(['sigmoid', 'tanh', 'relu', 'identity', 'gaussian', 'step', 'sin'])),
  steepness: v.optional(number),
  centre: v.optional(number),
  width: v.optional(positive),
};

/** A layer given unit by unit. */
export const namedLayerSchema = v.strictObject({
  ...activation,
  units: v.pipe(
    v.array(v.strictObject({ name, weights: v.record(v.string(), number), bias: v.optional(number), ...activation })),
    v.minLength(1),
  ),
});

/** A layer given as matrices. */
export const matrixLayerSchema = v.strictObject({
  ...activation,
  weights: v.union([matrix, base64]),
  biases: v.optional(v.union([numbers, base64])),
  names: v.optional(v.pipe(v.array(name), v.minLength(1))),
});

const network = v.strictObject({
  layers: v.pipe(v.array(v.union([namedLayerSchema, matrixLayerSchema])), v.minLength(1)),
});

const parameter = v.strictObject({
  value: number,
  min: v.optional(number),
  max: v.optional(number),
  description: v.optional(text),
});

const formula = v.strictObject({
  expressions: v.pipe(v.array(text), v.minLength(1)),
  parameters: v.optional(v.record(v.string(), parameter)),
});

const update = v.strictObject({
  mode: v.picklist(['replace', 'add']),
  dt: v.optional(positive),
  fireRate: v.optional(v.pipe(number, v.gtValue(0), v.maxValue(1))),
  alive: v.optional(v.strictObject({ channel: whole, threshold: notNegative, radius: v.optional(wholeRadius) })),
  clamp: v.optional(v.union([interval, v.literal(false)])),
});

/** The schema of {@link RuleData}. It is strict: a key that it does not know is an issue of its own. */
export const ruleSchema = v.strictObject({
  $schema: v.optional(text),
  name: v.pipe(v.string(), v.maxLength(200)),
  description: v.optional(text),
  source: v.optional(text),
  notation: v.optional(text),
  channels: v.pipe(number, v.integer(), v.minValue(1), v.maxValue(MAX_CHANNELS)),
  states: v.union([v.pipe(number, v.integer(), v.minValue(2), v.maxValue(MAX_STATES)), v.literal('continuous')]),
  range: v.optional(interval),
  inputs: v.pipe(v.array(input), v.minLength(1), v.maxLength(MAX_INPUTS)),
  network: v.optional(network),
  formula: v.optional(formula),
  update,
  boundary: v.picklist(['torus', 'dead', 'mirror']),
  dimensions: v.pipe(v.array(v.picklist([1, 2, 3])), v.minLength(1), v.maxLength(3)),
});

// The compiler holds schema and types together: a field that one has and the other lacks does not compile.
type Complete<T> = T extends object ? { readonly [K in keyof T]-?: Complete<T[K]> } : T;
type Same<A, B> = [A, Complete<A>] extends [B, Complete<B>] ? ([B, Complete<B>] extends [A, Complete<A>] ? true : never) : never;
true satisfies Same<v.InferOutput<typeof ruleSchema>, Mutable<RuleData>>;
type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
