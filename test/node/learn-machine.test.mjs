// The machines that learn: their gradients against finite differences, and the kernel against the plain one.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { bundled } from '../support/bundled.mjs';

const { kernelMachine, loadKernel, PlainMachine, randomSequence } = await bundled(
  'core/learn/kernel-machine.ts',
  'core/learn/kernel.ts',
  'core/learn/plain-machine.ts',
  'core/base/random.ts',
);
const kernel = await loadKernel();
const STEPS = 3;

const shapeOf = (more) => ({
  ...{ size: [7, 6], batch: 2, steps: STEPS, channels: 8, hidden: 16, perception: 'gradient', inner: 1.5, outer: 3 },
  ...{ fireRate: 1, alive: null, boundary: 'torus', ...more },
});
const machines = { kernel: (shape) => kernelMachine(kernel, shape), plain: (shape) => new PlainMachine(shape) };

/** Numbers that keep finite differences clear of kinks: hidden units surely on or off, cells surely alive or dead. */
function prepare(machine) {
  const random = randomSequence(4);
  const { params, extents, shape } = machine;
  const [first, hidden] = extents.parts;
  const start = machine.state(0);
  const reach = shape.alive ? 0.05 : 0.25;
  for (let i = 0; i < start.length; i++) start[i] = random() - 0.5;
  for (let i = 0; i < params.length; i++) params[i] = (random() * 2 - 1) * (i < first ? 1 / Math.sqrt(extents.K) : reach);
  for (let j = 0; j < hidden; j++) params[first + j] = (j & 1 ? -1 : 1) * (1 + 0.3 * random());
  if (!shape.alive) return;
  for (let i = shape.alive.channel; i < start.length; i += extents.C) start[i] = random() < 0.08 ? 0.9 : -0.5;
  start.fill(0, 0, extents.C * 14);
}

/** Runs forward and gives a loss, linear and quadratic in the last states; with `back` its gradients too. */
function run(machine, back = false) {
  const firing = { rate: machine.shape.fireRate, seed: 7 };
  const end = machine.state(STEPS);
  const random = randomSequence(9);
  let loss = 0;
  machine.begin();
  for (let t = 0; t < STEPS; t++) machine.forward(t, { ...firing, generation: t });
  for (let i = 0; i < end.length; i++) {
    const weight = random() - 0.5;
    loss += weight * end[i] + 0.5 * end[i] * end[i];
    machine.cotangent[i] = weight + end[i];
  }
  if (back) for (let t = STEPS - 1; t >= 0; t--) machine.backward(t);
  return loss;
}

/** The largest error of a gradient at some places, relative to the largest gradient there: one near zero is all rounding. */
function worst(machine, numbers, gradient, places, step = 2e-3) {
  let [error, size] = [0, 0];
  for (const i of places) {
    const was = numbers[i];
    numbers[i] = was + step;
    const up = run(machine);
    numbers[i] = was - step;
    const down = run(machine);
    numbers[i] = was;
    error = Math.max(error, Math.abs((up - down) / (2 * step) - gradient[i]));
    size = Math.max(size, Math.abs(gradient[i]));
  }
  assert.ok(size > 0, 'there is a gradient');
  return error / size;
}

const some = (from, count, pieces = 24) => Array.from({ length: pieces }, (_, k) => from + Math.floor(((k + 0.5) * count) / pieces));

function checkGradients(machine) {
  const { extents, shape, params } = machine;
  prepare(machine);
  run(machine, true);
  const [grads, back] = [machine.grads.slice(), machine.cotangent.slice()];
  const [w1, b1, w2] = extents.parts;
  const parts = { w1: some(0, w1), b1: some(w1, b1, b1), w2: some(w1 + b1, w2) };
  for (const [name, places] of Object.entries(parts)) {
    const error = worst(machine, params, grads, places);
    assert.ok(error < 1e-2, `${name}: off by ${error}`);
  }
  const clear = some(0, machine.state(0).length).filter((i) => i % extents.C !== shape.alive?.channel);
  const error = worst(machine, machine.state(0), back, clear);
  assert.ok(error < 1e-2, `states: off by ${error}`);
}

const masked = { fireRate: 0.5, alive: { channel: 3, threshold: 0.1 } };
for (const [name, make] of Object.entries(machines))
  for (const perception of ['gradient', 'isotropic', 'rings'])
    for (const size of name === 'plain'
      ? [[7, 6]]
      : [
          [7, 6],
          [7, 6, 4],
        ]) {
      const of = `${name}, ${perception} in ${size.length}D`;
      test(`${of}: gradients are those of finite differences`, () => checkGradients(make(shapeOf({ perception, size }))));
      test(`${of}: so they are with masks, on a dead border`, () => {
        checkGradients(make(shapeOf({ perception, size, ...masked, boundary: 'dead' })));
      });
    }

/** Largest difference, relative to the largest number. */
function difference(a, b) {
  let [most, size] = [0, 1e-9];
  for (let i = 0; i < a.length; i++) [most, size] = [Math.max(most, Math.abs(a[i] - b[i])), Math.max(size, Math.abs(b[i]))];
  return most / size;
}

test('the kernel computes what the plain machine computes: states, gradients, who fired', () => {
  for (const perception of ['gradient', 'isotropic', 'rings'])
    for (const size of [
      [9, 7],
      [5, 6, 4],
    ])
      for (const more of [{}, masked, { ...masked, boundary: 'dead' }, { boundary: 'mirror' }, { channels: 5, hidden: 10 }]) {
        const shape = shapeOf({ perception, size, ...more });
        const both = [machines.kernel(shape), machines.plain(shape)];
        for (const machine of both) {
          prepare(machine);
          run(machine, true);
        }
        const [ours, plain] = both;
        const where = JSON.stringify({ perception, size, ...more });
        for (let t = 0; t < STEPS; t++) assert.equal(ours.firedIn(t), plain.firedIn(t), where);
        assert.ok(difference(ours.state(STEPS), plain.state(STEPS)) < 1e-5, `${where}: states`);
        assert.ok(difference(ours.grads, plain.grads) < 1e-4, `${where}: weights`);
        assert.ok(difference(ours.cotangent, plain.cotangent) < 1e-4, `${where}: cotangent`);
      }
});

test('cells that are dead or do not fire are left out', () => {
  const machine = machines.kernel(shapeOf({ size: [40, 40], batch: 1, steps: 1, ...masked }));
  machine.state(0).fill(1, (20 * 40 + 20) * 8, (20 * 40 + 21) * 8);
  machine.begin();
  machine.forward(0, { rate: 1, seed: 1, generation: 0 });
  assert.equal(machine.firedIn(0), 9);
  machine.forward(0, { rate: 0, seed: 1, generation: 0 });
  assert.equal(machine.firedIn(0), 0);
});
