// Rules of many channels as they are trained, at 96²: sixteen channels, each with its gradients, a hidden layer of 128. What is left
// out (cells that do not fire, cells far from all that lives) beside all of it.

import { randomSequence } from '../../core/base/random.js';
import type { Rule } from '../../core/rule/rule.js';
import type { RuleInput, Update } from '../../core/rule/types.js';
import { validateRule } from '../../core/rule/validate.js';
import type { Bench } from './harness.js';
import { stepping } from './ours.js';

const SIDE = 96;
const CHANNELS = 16;

function trained(update: Update): Rule {
  const random = randomSequence(1);
  const axes = ['x', 'y'] as const;
  const inputs = Array.from({ length: CHANNELS }, (_, channel) => [
    { name: `c${channel}`, neighbourhood: { kind: 'self' }, channel },
    ...axes.map((axis) => ({ name: `${axis}${channel}`, neighbourhood: { kind: 'gradient', axis }, channel })),
  ]).flat() as RuleInput[];
  const matrix = (rows: number, columns: number) =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => (random() - 0.5) / columns));
  const layers = [
    { activation: 'relu', weights: matrix(128, inputs.length) },
    { activation: 'identity', weights: matrix(CHANNELS, 128) },
  ] as const;
  return validateRule({
    ...{ name: 'trained', channels: CHANNELS, states: 'continuous', range: [-1, 1], inputs, network: { layers } },
    ...{ update, boundary: 'torus', dimensions: [2] },
  });
}

const add = { mode: 'add', dt: 1, clamp: false } as const;

export default {
  title: `A trained network of ${CHANNELS} channels, ${SIDE}²`,
  rounds: 5,
  cases: [
    { name: 'every cell', open: () => stepping(trained(add), SIDE) },
    { name: 'half of the cells fire', open: () => stepping(trained({ ...add, fireRate: 0.5 }), SIDE) },
    {
      name: 'half fire, and nothing lives',
      open: () => stepping(trained({ ...add, fireRate: 0.5, alive: { channel: 3, threshold: 2 } }), SIDE),
    },
  ],
} satisfies Bench;
