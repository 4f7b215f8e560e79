// Sums of balls, shells, boxes and diamonds in three passes, against the CPU reference: exact for whole states and for the sums of 256
// levels, any size, any border; the step in parts, and slab by slab.

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cellCount, type Size } from '../../core/base/limits.js';
import { randomSequence } from '../../core/base/random.js';
import type { Neighbourhood, RuleData } from '../../core/rule/index.js';
import type { Precision } from '../../core/rule/precision.js';
import { runReference } from '../../core/rule/reference.js';
import type { Rule } from '../../core/rule/rule.js';
import { validateRule } from '../../core/rule/validate.js';
import { createSimulation } from '../../core/simulation/create.js';
import { expectNear, expectSameCells, noise } from '../support/automata.js';

const BOUNDARIES = ['torus', 'dead', 'mirror'] as const;
type Extent = readonly [number, number, number];

/** Neighbourhoods that are sums of windows. */
const neighbourhood: fc.Arbitrary<Neighbourhood> = fc.oneof(
  fc.record({ kind: fc.constantFrom('moore' as const, 'von-neumann' as const), radius: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('ball' as const), radius: fc.constantFrom(1, 1.5, 2.3, 3, 4.2) }),
  fc.record({ kind: fc.constant('shell' as const), inner: fc.constantFrom(0, 1, 2.3), outer: fc.constantFrom(2.5, 3, 5) }),
);

const weight = fc.double({ min: -2, max: 2, noNaN: true });

/** A rule of one unit that reads the cell and two sums. */
const ruleOf = (states: fc.Arbitrary<number | 'continuous'>): fc.Arbitrary<RuleData> =>
  fc
    .record({
      states,
      boundary: fc.constantFrom(...BOUNDARIES),
      near: neighbourhood,
      far: neighbourhood,
      weights: fc.tuple(weight, weight, weight, weight),
      fireRate: fc.constantFrom(1, 1, 0.5),
      of: fc.boolean(),
    })
    .map(({ states, boundary, near, far, weights: [self, a, b, bias], fireRate, of }) => {
      const only = of && states !== 'continuous' ? { of: 1 } : {};
      const continuous = states === 'continuous';
      const scale = continuous ? 1 : states - 1;
      return {
        name: 'sums',
        channels: 1,
        states,
        inputs: [
          { name: 'self', neighbourhood: { kind: 'self' } },
          { name: 'near', neighbourhood: near, reduce: 'mean' },
          { name: 'far', neighbourhood: far, reduce: 'mean', ...only },
        ],
        network: {
          layers: [
            {
              activation: continuous ? 'sigmoid' : 'identity',
              units: [{ name: 'next', weights: { self, near: a, far: b }, bias: bias * scale }],
            },
          ],
        },
        update: { mode: 'replace', ...(fireRate < 1 && { fireRate }) },
        boundary,
        dimensions: [3],
      };
    });

const sizes = fc.constantFrom<Extent>([8, 8, 8], [7, 5, 9], [1, 6, 4], [12, 3, 5], [17, 9, 2], [5, 1, 1], [16, 11, 6]);

/** Runs a rule on the GPU from given cells; the path of sums must take it. */
async function run(rule: Rule, start: Uint8Array | Float32Array, size: Extent, steps: number, precision: 'auto' | 8 = 'auto') {
  const simulation = await createSimulation({ rule, size, init: 'empty', seed: 3, precision });
  try {
    expect(simulation.path).to.match(/^volume, sums in three passes/);
    simulation.write(start);
    simulation.step(steps);
    return await simulation.read();
  } finally {
    simulation.dispose();
  }
}

const states = (rule: Rule, size: Size, seed: number) => {
  const random = randomSequence(seed);
  return Uint8Array.from({ length: cellCount(size) }, () => Math.floor(random() * Number(rule.states)));
};

describe('sums in three passes', function () {
  this.timeout(240_000);

  it('of few states equal the reference, cell for cell', () =>
    fc.assert(
      fc.asyncProperty(ruleOf(fc.integer({ min: 2, max: 6 })), sizes, async (json, size) => {
        const rule = validateRule(json);
        const start = states(rule, size, 5);
        expectSameCells(await run(rule, start, size, 2), runReference(rule, start, size, 2, { seed: 3 }));
      }),
      { numRuns: 25, seed: 11 },
    ));

  it('of 200 states, too many for a table, are whole too', () =>
    fc.assert(
      fc.asyncProperty(ruleOf(fc.constant(200)), sizes, async (json, size) => {
        const rule = validateRule(json);
        const start = states(rule, size, 5);
        // The network is computed in 32-bit floats and then rounded: at the very edge it may fall to the other side.
        const got = await run(rule, start, size, 1);
        const want = runReference(rule, start, size, 1, { seed: 3 });
        const other = Array.from(got).filter((state, i) => state !== want[i]);
        expect(other.length).to.be.at.most(cellCount(size) / 100);
        expectNear(got, want, 1);
      }),
      { numRuns: 8, seed: 12 },
    ));

  it('of float states are as good as 32-bit floats', () =>
    fc.assert(
      fc.asyncProperty(ruleOf(fc.constant('continuous' as const)), sizes, async (json, size) => {
        const rule = validateRule(json);
        const start = noise(cellCount(size), 7);
        expectNear(await run(rule, start, size, 3), runReference(rule, start, size, 3, { seed: 3 }), 1e-5);
      }),
      { numRuns: 12, seed: 13 },
    ));

  it('of 256 levels differ in rounding only', () =>
    fc.assert(
      fc.asyncProperty(ruleOf(fc.constant('continuous' as const)), sizes, async (json, size) => {
        const rule = validateRule(json);
        const start = noise(cellCount(size), 7).map((value) => Math.round(value * 255) / 255);
        const want = runReference(rule, start, size, 1, { seed: 3, precision: '8' as Precision });
        expectNear(await run(rule, start, size, 1, 8), want, 1.01 / 255);
      }),
      { numRuns: 12, seed: 14 },
    ));

  it('of wide neighbourhoods, which take more textures than a pass can read, or more than 16 bits', async () => {
    const rule = (states: RuleData['states'], near: Neighbourhood, far: Neighbourhood) =>
      validateRule({
        name: 'wide',
        channels: 1,
        states,
        inputs: [
          { name: 'near', neighbourhood: near, reduce: 'mean' },
          { name: 'far', neighbourhood: far, reduce: 'mean' },
        ],
        network: { layers: [{ activation: 'identity', units: [{ name: 'next', weights: { near: 2.2, far: -1.7 }, bias: 0.4 }] }] },
        update: { mode: 'replace', clamp: false },
        boundary: 'mirror',
        dimensions: [3],
      });
    const size: Extent = [14, 9, 11];
    const shells = rule(3, { kind: 'ball', radius: 3 }, { kind: 'shell', inner: 4, outer: 9 });
    const start = states(shells, size, 2);
    expectSameCells(await run(shells, start, size, 2), runReference(shells, start, size, 2));
    const boxes = rule('continuous', { kind: 'moore', radius: 9 }, { kind: 'von-neumann', radius: 4 });
    const levels = noise(cellCount(size), 7).map((value) => Math.round(value * 255) / 255);
    const want = runReference(boxes, levels, size, 1, { precision: '8' as Precision });
    expectNear(await run(boxes, levels, size, 1, 8), want, 1.01 / 255);
  });
});
