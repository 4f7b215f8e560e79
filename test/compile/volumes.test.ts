// Rules in three dimensions on the GPU against the CPU reference: every part of the format, odd sizes, all borders, on the path that
// is chosen for them.

import { expect } from '@open-wc/testing';
import { cellCount, type Size } from '../../core/base/limits.js';
import { randomSequence } from '../../core/base/random.js';
import { runReference } from '../../core/rule/reference.js';
import type { Rule } from '../../core/rule/rule.js';
import { validateRule } from '../../core/rule/validate.js';
import type { Precision } from '../../core/rule/precision.js';
import { expectNear, expectSameCells, noise, runOnGpu } from '../support/automata.js';
import { randomNetworkRule, randomVoteRule } from '../support/random-rules.js';

const BOUNDARIES = ['torus', 'dead', 'mirror'] as const;
const SIZES = [
  [5, 4, 3],
  [9, 7, 6],
  [1, 3, 8],
  [4, 8, 5],
  [13, 1, 2],
] as const satisfies readonly Size[];

function statesFor(rule: Rule, size: Size, seed: number): Uint8Array {
  const random = randomSequence(seed);
  return Uint8Array.from({ length: cellCount(size) }, () => Math.floor(random() * (rule.states as number)));
}

describe('rules in a volume', function () {
  this.timeout(240_000);

  for (const boundary of BOUNDARIES) {
    it(`networks at random equal the reference, ${boundary}`, async () => {
      for (let seed = 1; seed <= 6; seed++) {
        const rule = validateRule(randomNetworkRule(randomSequence(seed + 100 * boundary.length), boundary, 3));
        const size = SIZES[seed % SIZES.length];
        const start = noise(cellCount(size) * rule.channels, seed, ...(rule.range ?? [0, 1]));
        const got = await runOnGpu(rule, start, size, 3, { seed });
        expectNear(got, runReference(rule, start, size, 3, { seed }), 2e-4, `${boundary} ${seed}, ${size.join(' × ')}`);
      }
    });

    it(`votes at random equal the reference, ${boundary}`, async () => {
      for (let seed = 1; seed <= 6; seed++) {
        const rule = validateRule(randomVoteRule(randomSequence(seed + 10 * boundary.length), boundary, 3));
        const size = SIZES[(seed + 1) % SIZES.length];
        const start = statesFor(rule, size, seed);
        const got = await runOnGpu(rule, start, size, 3, { seed });
        expectSameCells(got, runReference(rule, start, size, 3, { seed }), `${boundary} ${seed}, ${size.join(' × ')}`);
      }
    });

    it(`formulas equal the reference, ${boundary}`, async () => {
      const rule = validateRule({ ...grayScott, boundary });
      const size = [9, 6, 5] as const;
      const start = noise(9 * 6 * 5 * 2, 3);
      expectNear(await runOnGpu(rule, start, size, 8), runReference(rule, start, size, 8), 2e-5);
    });
  }

  it('rounds as the reference does at every precision', async () => {
    const rule = validateRule({ ...grayScott, update: { mode: 'add', dt: 1 } });
    const size = [6, 5, 4] as const;
    const start = Float32Array.from(noise(6 * 5 * 4 * 2, 3), (value) => Math.round(value * 255) / 255);
    for (const precision of [8, 16, 32] as const) {
      const got = await runOnGpu(rule, start, size, 1, { precision });
      const want = runReference(rule, start, size, 1, { precision: String(precision) as Precision });
      expectNear(got, want, precision === 8 ? 1.01 / 255 : precision === 16 ? 1e-3 : 1e-6, `${precision} bits`);
    }
  });

  it('runs on volumes whose slices lie in several columns of a texture', async () => {
    const rule = validateRule({ ...randomVoteRule(randomSequence(5), 'mirror', 3), update: { mode: 'replace' } });
    const size = [3, 200, 170] as const;
    const start = statesFor(rule, size, 1);
    expectSameCells(await runOnGpu(rule, start, size, 1), runReference(rule, start, size, 1));
  });

  it('refuses what cannot be run before anything is made', async () => {
    const flat = validateRule({ ...grayScott, dimensions: [2] });
    const message = async (rule: Rule, size: readonly number[]) => {
      try {
        await runOnGpu(rule, new Float32Array(1), size as Size, 0);
      } catch (error) {
        return String(error);
      }
      return '';
    };
    expect(await message(flat, [4, 4, 4])).to.contain('rule.dimensions: not one for a volume; expected 3 among them, got 2');
    expect(await message(validateRule(grayScott), [600, 600, 600])).to.contain('at most 134217728 cells in all, got 600 × 600 × 600');
    expect(await message(validateRule(grayScott), [16384, 16384, 0])).to.contain('whole numbers from 1');
  });
});

const grayScott = {
  name: 'Gray–Scott',
  channels: 2,
  states: 'continuous',
  inputs: [
    { name: 'u', neighbourhood: { kind: 'self' }, channel: 0 },
    { name: 'v', neighbourhood: { kind: 'self' }, channel: 1 },
    { name: 'du', neighbourhood: { kind: 'laplacian' }, channel: 0 },
    { name: 'dv', neighbourhood: { kind: 'laplacian' }, channel: 1 },
  ],
  formula: { expressions: ['du - u * v^2 + 0.0367 * (1 - u)', '0.5 * dv + u * v^2 - 0.1016 * v'] },
  update: { mode: 'add', dt: 1 },
  boundary: 'torus',
  dimensions: [2, 3],
};
