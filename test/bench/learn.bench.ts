// Learning: a step of training in the kernel beside the same in plain JavaScript, and how long it takes to learn a picture.

import { kernelMachine } from '../../core/learn/kernel-machine.js';
import { loadKernel } from '../../core/learn/kernel.js';
import { learnRule } from '../../core/learn/learner.js';
import type { Machine } from '../../core/learn/machine.js';
import { PlainMachine } from '../../core/learn/plain-machine.js';
import type { Shape } from '../../core/learn/shape.js';
import { face } from '../learn/pictures.js';
import type { Bench, OpenCase } from './harness.js';

const STEPS = 24;
const SHAPE: Shape = {
  ...{ size: [32, 32], batch: 4, steps: STEPS, channels: 8, hidden: 48, perception: 'gradient', inner: 4, outer: 9 },
  ...{ fireRate: 0.5, alive: null, boundary: 'torus' },
} as const;

/** Forward and backward through all steps. */
function training(machine: Machine): OpenCase {
  const { params, cotangent } = machine;
  for (let i = 0; i < params.length; i++) params[i] = Math.sin(i * i) / 20;
  const start = machine.state(0);
  for (let i = 0; i < start.length; i++) start[i] = Math.sin(i) / 2;
  const once = () => {
    machine.begin();
    for (let t = 0; t < STEPS; t++) machine.forward(t, { rate: SHAPE.fireRate, seed: 1, generation: t });
    cotangent.fill(1e-3);
    for (let t = STEPS - 1; t >= 0; t--) machine.backward(t);
  };
  return {
    run: (times) => {
      for (let i = 0; i < times; i++) once();
    },
  };
}

async function kernel(): Promise<OpenCase> {
  const module = await loadKernel();
  if (!module) throw new Error('bench: no WebAssembly with SIMD');
  return training(kernelMachine(module, SHAPE));
}

/** Learns a face of 14² to a loss. */
const learning = (workers: number): OpenCase => ({
  run: () =>
    learnRule({ target: { kind: 'image', size: [14, 14], pixels: face(14) }, steps: 40, until: 3e-3, damage: false, workers }).then(
      () => undefined,
    ),
});

export default [
  {
    title: 'A step of training, 4 × 32², 8 channels, 48 hidden units, 24 steps',
    rounds: 3,
    cases: [
      { name: 'plain JavaScript', open: () => training(new PlainMachine(SHAPE)) },
      { name: 'the kernel', open: kernel },
    ],
  },
  {
    title: 'A face of 14² learned to a loss of 0.003',
    rounds: 1,
    fresh: true,
    cases: [
      { name: 'one worker', open: () => learning(1) },
      { name: 'two workers', open: () => learning(2) },
    ],
  },
] satisfies Bench[];
