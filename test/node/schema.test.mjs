// dist/rule.schema.json, the Rule's schema for other programs: it is JSON Schema, and it takes and refuses what the schema that
// it was made from does, tried on every preset and on thousands of broken copies.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { build } from 'esbuild';
import { safeParse } from 'valibot';
import { ROOT } from '../support/sources.mjs';

const accepts = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(join(ROOT, 'dist/rule.schema.json'), 'utf8')));

async function importRules() {
  const contents = "export * from './index.js'; export { ruleSchema } from './schema.js';";
  const stdin = { contents, resolveDir: join(ROOT, 'core/rule'), loader: 'ts' };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', platform: 'node', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
const { ruleSchema, parseRule, presets, validateRule } = await importRules();
const json = (rule) => JSON.parse(JSON.stringify(rule));

/** A rule that uses every kind of neighbourhood, and one with matrices, base64 and every option of the update. */
const SHAPES = [
  { kind: 'self' },
  { kind: 'moore', radius: 1 },
  { kind: 'von-neumann', radius: 2 },
  { kind: 'hexagonal', radius: 1 },
  { kind: 'disc', radius: 2.5, edge: 'antialiased' },
  { kind: 'ball', radius: 2.5 },
  { kind: 'ring', inner: 1, outer: 3.5, edge: 'hard' },
  { kind: 'shell', inner: 1, outer: 3 },
  { kind: 'kernel', weights: [[1, 2, 3]] },
  { kind: 'radial', radius: 5, profile: { shape: 'exponential', alpha: 4, peaks: [1, 0.5] } },
  { kind: 'radial', radius: 5, profile: { shape: 'samples', samples: [0, 1, 0] } },
  { kind: 'laplacian', stencil: 'five' },
  { kind: 'gradient', axis: 'length' },
  { kind: 'mask', cells: ['#.#', '.O.', '1 0'] },
];
const NAMED = {
  $schema: 'rule.schema.json',
  name: 'All shapes',
  channels: 1,
  states: 'continuous',
  range: [0, 1],
  inputs: SHAPES.map((neighbourhood, i) => ({ name: `input${i}`, neighbourhood, channel: 0, reduce: 'sum' })),
  network: {
    layers: [
      { activation: 'gaussian', centre: 0.5, width: 2, units: [{ name: 'hidden', weights: { input0: 1 }, bias: 0.5 }] },
      { units: [{ name: 'out', weights: { hidden: -1 }, activation: 'sigmoid', steepness: 10 }] },
    ],
  },
  update: { mode: 'add', dt: 0.5, fireRate: 0.5, alive: { channel: 0, threshold: 0.1, radius: 1 }, clamp: false },
  boundary: 'mirror',
  dimensions: [2],
};
const BLOCKS = {
  name: 'Blocks',
  description: 'matrices',
  source: 'here',
  notation: 'none',
  channels: 2,
  states: 'continuous',
  inputs: [{ name: 'u', neighbourhood: { kind: 'kernel', weights: [[[1]]] } }],
  network: {
    layers: [
      { weights: [[1], [2]], biases: [1, 2], names: ['a', 'b'] },
      { weights: 'AACAPwAAAEAAAEBAAACAQA==', biases: 'AACAPwAAAEA=' },
    ],
  },
  update: { mode: 'replace', clamp: [0, 1] },
  boundary: 'dead',
  dimensions: [3],
};
const FORMULA = {
  ...json(BLOCKS),
  inputs: [{ name: 'u', neighbourhood: { kind: 'self' }, channel: 1 }],
  network: undefined,
  formula: { expressions: ['u * a', 'u'], parameters: { a: { value: 1, min: 0, max: 2, description: 'gain' } } },
};
const RULES = [...['B3/S23', 'B2/S/C3', 'W110'].map((text) => parseRule(text)), ...[...presets.values()].map((preset) => preset.rule)].map(
  json,
);
RULES.push(NAMED, BLOCKS, json(FORMULA));

/** Every place in JSON as a path. */
function* places(value, path = []) {
  yield path;
  if (typeof value === 'object' && value) for (const key of Object.keys(value)) yield* places(value[key], [...path, key]);
}

const JUNK = [null, true, 'x', '', '#', -1, 0, 0.5, 2, 300, [], [[]], [1], {}, { kind: 'self' }, false];

/** Copies with one thing wrong each: a value replaced, taken away, or a key too many. */
function* broken(rule) {
  for (const path of places(rule)) {
    const change = (edit) => {
      const copy = { rule: structuredClone(rule) };
      const full = ['rule', ...path];
      edit(
        full.slice(0, -1).reduce((inner, key) => inner[key], copy),
        full.at(-1),
      );
      return copy.rule;
    };
    for (const junk of JUNK) yield change((holder, key) => (holder[key] = structuredClone(junk)));
    if (path.length) yield change((holder, key) => (Array.isArray(holder) ? holder.splice(key, 1) : Reflect.deleteProperty(holder, key)));
    yield change((holder, key) => {
      if (typeof holder[key] === 'object' && holder[key] && !Array.isArray(holder[key])) holder[key].surplus = 1;
    });
  }
}

test('every preset and every shape is a rule by it', () => {
  for (const rule of RULES) {
    assert.equal(accepts(rule), true, `${rule.name}: ${JSON.stringify(accepts.errors)}`);
    validateRule(rule);
  }
});

test('what is no rule is refused', () => {
  for (const wrong of [{}, [], 'B3/S23', null, 3, { name: 'x', channels: 0, states: 1, inputs: [] }]) assert.equal(accepts(wrong), false);
});

test('it takes and refuses what the schema in the page does', () => {
  let [taken, refused] = [0, 0];
  for (const rule of [NAMED, BLOCKS, json(FORMULA), RULES[0]]) {
    for (const copy of broken(rule)) {
      const here = safeParse(ruleSchema, copy).success;
      // valibot takes a list where it wants a record; the checks after it do not.
      if (here && !accepts(copy)) assert.throws(() => validateRule(copy), /expected an object, got \[/, JSON.stringify(copy));
      else assert.equal(accepts(copy), here, JSON.stringify(copy));
      if (here) taken++;
      else refused++;
    }
  }
  assert.ok(taken > 500 && refused > 4000, `${taken} taken, ${refused} refused`);
});
