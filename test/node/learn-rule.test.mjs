// What is trained is an ordinary rule: the CPU reference runs it as the machines do, with the same cells firing.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { bundled } from '../support/bundled.mjs';

const { kernelMachine, loadKernel, loadRule, PlainMachine, randomSequence, ruleOf, runReference, validateRule } = await bundled(
  'core/learn/kernel-machine.ts',
  'core/learn/kernel.ts',
  'core/learn/learned-rule.ts',
  'core/learn/plain-machine.ts',
  'core/base/random.ts',
  'core/rule/reference.ts',
  'core/rule/validate.ts',
);
const kernel = await loadKernel();
const STEPS = 4;

const shapeOf = (more) => ({
  ...{ size: [9, 7], batch: 2, steps: STEPS, channels: 6, hidden: 10, perception: 'gradient', inner: 1.5, outer: 3 },
  ...{ fireRate: 1, alive: null, boundary: 'torus', ...more },
});

/** Random weights where the rule has some, and random cells in its channels, with much that is dead. */
function prepared(machine) {
  const { shape, extents, params } = machine;
  const random = randomSequence(3);
  const { C, H, features, parts } = extents;
  const weight = () => (random() - 0.5) * 0.6;
  for (let f = 0; f < features; f++)
    for (let c = 0; c < shape.channels; c++) for (let j = 0; j < shape.hidden; j++) params[(f * C + c) * H + j] = weight();
  for (let j = 0; j < shape.hidden; j++) {
    params[parts[0] + j] = weight();
    for (let c = 0; c < shape.channels; c++) params[parts[0] + parts[1] + j * C + c] = weight();
  }
  const start = machine.state(0);
  for (let i = 0; i < start.length; i++) if (i % C < shape.channels) start[i] = Math.floor(i / C) % 5 === 0 ? random() : 0;
  return machine;
}

/** One grid of the batch, without the channels that are filled up. */
function cellsOf({ shape, extents }, states, item) {
  const { C, grid } = extents;
  return Float32Array.from({ length: grid * shape.channels }, (_, i) => {
    const cell = item * grid + Math.floor(i / shape.channels);
    return states[cell * C + (i % shape.channels)];
  });
}

const cases = [
  {},
  { fireRate: 0.5 },
  { fireRate: 0.5, alive: { channel: 3, threshold: 0.1 }, boundary: 'dead' },
  { perception: 'isotropic', boundary: 'mirror' },
  { perception: 'rings', channels: 1, hidden: 8 },
  { size: [5, 6, 4], fireRate: 0.5, alive: { channel: 3, threshold: 0.1 } },
  { size: [5, 6, 4], perception: 'isotropic', boundary: 'dead' },
  { size: [5, 6, 4], perception: 'rings', channels: 2 },
];

for (const [name, make] of [
  ['kernel', (shape) => kernelMachine(kernel, shape)],
  ['plain machine', (shape) => new PlainMachine(shape)],
])
  test(`the reference runs the rule as the ${name} does, mask for mask`, () => {
    for (const more of cases) {
      const machine = prepared(make(shapeOf(more)));
      const rule = ruleOf(machine.params, machine.shape, { name: 'trained' });
      machine.begin();
      for (let t = 0; t < STEPS; t++) machine.forward(t, { rate: machine.shape.fireRate, seed: 11, generation: t });
      for (let item = 0; item < 2; item++) {
        const start = cellsOf(machine, machine.state(0), item);
        const want = runReference(rule, start, machine.shape.size, STEPS, { seed: 11 + item });
        const got = cellsOf(machine, machine.state(STEPS), item);
        const size = Math.max(...want.map(Math.abs));
        const error = Math.max(...got.map((v, i) => Math.abs(v - want[i])));
        assert.ok(error < 2e-5 * Math.max(1, size), `${JSON.stringify(more)}: off by ${error} of ${size}`);
        assert.ok(
          want.some((v, i) => v !== start[i]),
          'it does something',
        );
      }
    }
  });

test('a rule as JSON gives its parameters back', () => {
  for (const more of cases) {
    const machine = prepared(kernelMachine(kernel, shapeOf(more)));
    const rule = ruleOf(machine.params, machine.shape, { name: 'trained' });
    const back = new Float32Array(machine.params.length);
    loadRule(validateRule(JSON.parse(JSON.stringify(rule))), machine.shape, back);
    assert.deepEqual(back, machine.params);
  }
});

test('a rule of another architecture is refused', () => {
  const shape = shapeOf({});
  const rule = ruleOf(new Float32Array(2000), shapeOf({ channels: 4 }), { name: 'other' });
  assert.throws(() => loadRule(rule, shape, new Float32Array(2000)), {
    code: 'argument',
    message: /another architecture; expected 24 inputs/,
  });
});

test('rules without a direction lift to three dimensions, those with one do not', () => {
  const dimensions = (perception) => ruleOf(new Float32Array(4000), shapeOf({ perception }), { name: 'x' }).dimensions;
  assert.deepEqual(dimensions('isotropic'), [2, 3]);
  assert.deepEqual(dimensions('rings'), [2, 3]);
  assert.deepEqual(dimensions('gradient'), [2]);
});
