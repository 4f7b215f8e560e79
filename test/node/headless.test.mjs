// The headless core outside a browser: small discrete rules run on the CPU, and other rules say what they need.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createSimulation, learn, parseRule } from '../../dist/core/index.js';

test('a glider flies in Node', async () => {
  const simulation = await createSimulation({ rule: parseRule('B3/S23'), size: [40, 30], init: 'empty' });
  simulation.place('bo$2bo$3o!', 3, 3);
  const before = await simulation.read();
  simulation.step(8);
  const after = await simulation.read();
  assert.equal(simulation.path, 'cpu-bits (no WebGL2)');
  assert.equal(await simulation.population(), 5);
  assert.ok(before.every((state, cell) => state === 0 || after[cell + 2 * 40 + 2] === 1));
  simulation.dispose();
});

test('a rule that needs the GPU says so', async () => {
  await assert.rejects(createSimulation({ rule: parseRule('orbium'), size: [32, 32] }), { code: 'capability', message: /WebGL2/ });
});

test('learning comes when it is asked for: the same module as ca-elements/learn', async () => {
  const learning = await learn();
  assert.equal(learning, await import('../../dist/core/learn/index.js'));
  const simulation = await createSimulation({ rule: parseRule('B36/S23'), size: [64, 64], density: 0.5, seed: 3 });
  const before = await simulation.read();
  simulation.step();
  const { rule, unseen } = learning.learnFromFrames([before, await simulation.read()], { size: [64, 64], states: 2 });
  assert.equal(rule.notation, 'B36/S23');
  assert.deepEqual(unseen, []);
  simulation.dispose();
});
