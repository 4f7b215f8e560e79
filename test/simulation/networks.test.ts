import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import { parseRule, runReference, validateRule, type Boundary, type Neighbourhood, type Precision } from '../../core/rule/index.js';
import { MATRIX, soup } from '../rule/support.js';
import { expectNear, expectSameCells, noise, runOnGpu } from '../support/automata.js';
import { randomNetworkRule, randomVoteRule } from '../support/random-rules.js';

const BOUNDARIES: readonly Boundary[] = ['torus', 'dead', 'mirror'];
/** Each rule is a shader, and a program that draws on the CPU compiles them slowly: on a busy machine in seconds. */
const SLOW = 60_000;
const SIZES = [
  [17, 11],
  [3, 3],
  [1, 13],
  [12, 7],
] as const;

describe('networks at random on the GPU', function () {
  this.timeout(SLOW);

  // One step in 32-bit floats: an input is right to 1e-6, and each of at most three layers multiplies an error by at most
  // (sum of its weights, under 7) × (slope, at most 1): 7³ · 1e-6 = 3.4e-4 at the very worst, measured under 1e-5. A sine is only
  // granted to 2⁻¹¹ on [−π, π] (Vulkan, "Precision of core instructions"; GLSL says nothing): measured 1.3e-4.
  for (const boundary of BOUNDARIES)
    it(`${boundary}: 12 continuous ones say what the reference says, within 1e-4 (1e-3 with sines)`, async () => {
      const random = randomSequence(7, BOUNDARIES.indexOf(boundary));
      for (let i = 0; i < 12; i++) {
        const rule = validateRule(randomNetworkRule(random, boundary));
        const size = SIZES[i % SIZES.length];
        const cells = noise(size[0] * size[1] * rule.channels, i, ...(rule.range ?? [0, 1]));
        const got = await runOnGpu(rule, cells, size, 1, { seed: i });
        const text = JSON.stringify(rule);
        expectNear(got, runReference(rule, cells, size, 1, { seed: i }), text.includes('"sin"') ? 1e-3 : 1e-4, `rule ${i}, ${text}`);
      }
    });

  for (const boundary of BOUNDARIES)
    it(`${boundary}: 5 discrete ones that vote are those of the reference, exactly`, async () => {
      const random = randomSequence(8, BOUNDARIES.indexOf(boundary));
      for (let i = 0; i < 5; i++) {
        const rule = validateRule(randomVoteRule(random, boundary));
        const size = SIZES[i % SIZES.length];
        const next = randomSequence(i);
        const cells = Uint8Array.from({ length: size[0] * size[1] }, () => Math.floor(next() * (rule.states as number)));
        const got = await runOnGpu(rule, cells, size, 4, { seed: i });
        expectSameCells(got, runReference(rule, cells, size, 4, { seed: i }), `rule ${i}, ${JSON.stringify(rule)}`);
      }
    });
});

describe('notations on the GPU', function () {
  this.timeout(SLOW);

  const notations = [
    'B2/S/C3',
    'B2/S345/C4',
    'R2,C4,M1,S3..9,B5..8,NN',
    'R3,C2,S5..12,B7..10,NC',
    'R4,C2,S10..20,B12..16,NB',
    'W30',
    'W110',
    'B2/S34H',
    'B13/S12V',
    'B2-a3/S12k3',
  ];
  for (const [index, notation] of notations.entries()) {
    const boundary = BOUNDARIES[index % 3];
    it(`${notation}, ${boundary}`, async () => {
      const rule = parseRule(notation).with({ boundary });
      for (const size of [
        [41, 19],
        [5, 3],
      ] as const) {
        const random = randomSequence(index);
        const cells = Uint8Array.from({ length: size[0] * size[1] }, () => Math.floor(random() * (rule.states as number)));
        expectSameCells(await runOnGpu(rule, cells, size, 5), runReference(rule, cells, size, 5), size.join(' × '));
      }
    });
  }
});

describe('large neighbourhoods on the GPU', function () {
  this.timeout(SLOW);

  /** More cells than are written out tap by tap. */
  const large: Record<string, Neighbourhood> = {
    'a disc': { kind: 'disc', radius: 6.5 },
    'an antialiased ring': { kind: 'ring', inner: 4, outer: 9, edge: 'antialiased' },
    'a radial kernel': { kind: 'radial', radius: 9, profile: { shape: 'exponential', peaks: [1, 0.5] } },
    'samples of a radial kernel': { kind: 'radial', radius: 7, profile: { shape: 'samples', samples: [0, 1, -0.3, 0] } },
    'a square': { kind: 'moore', radius: 5 },
    'a kernel': {
      kind: 'kernel',
      weights: Array.from({ length: 11 }, (_, y) => Array.from({ length: 11 }, (_, x) => Math.sin(3 * x + y))),
    },
  };
  for (const [index, [name, neighbourhood]] of Object.entries(large).entries())
    for (const boundary of [BOUNDARIES[index % 3], BOUNDARIES[(index + 1) % 3]])
      it(`${name}, ${boundary}`, async () => {
        const rule = validateRule({
          ...MATRIX,
          inputs: [
            { name: 'a', neighbourhood: { kind: 'self' } },
            { name: 'b', neighbourhood, channel: 1 },
            { name: 'c', neighbourhood: { kind: 'laplacian' } },
            { name: 'd', neighbourhood, channel: 0, reduce: neighbourhood.kind === 'kernel' ? 'sum' : 'mean' },
          ],
          update: { mode: 'add', dt: 0.1 },
          boundary,
          dimensions: [2],
        });
        for (const size of [
          [29, 31],
          [7, 5],
        ] as const) {
          const cells = noise(size[0] * size[1] * 2, 5, -1, 1);
          // Sums of some 200 numbers in 32-bit floats: 200 · 2⁻²⁴ · 1 = 1.2e-5 a step.
          const got = await runOnGpu(rule, cells, size, 2);
          expectNear(got, runReference(rule, cells, size, 2), 1e-4, size.join(' × '));
        }
      });

  it('of whole cells, with inputs that are no whole numbers', async () => {
    const rule = validateRule({
      ...parseRule('R5,C2,S34..58,B34..45,NM').toJSON(),
      notation: undefined,
      inputs: [
        { name: 'self', neighbourhood: { kind: 'self' } },
        { name: 'count', neighbourhood: { kind: 'disc', radius: 6.2, edge: 'antialiased' } },
      ],
    });
    const cells = soup(37 * 23, 0.4, 2);
    expectSameCells(await runOnGpu(rule, cells, [37, 23], 3), runReference(rule, cells, [37, 23], 3));
  });
});

describe('rows that are automata of their own', () => {
  it('on the GPU: a neighbourhood and an alive mask keep to their row', async () => {
    const rule = validateRule({
      ...{ name: 'rows', channels: 2, states: 'continuous', boundary: 'torus', dimensions: [1] },
      inputs: [
        { name: 'self', neighbourhood: { kind: 'self' } },
        { name: 'near', neighbourhood: { kind: 'disc', radius: 2.5 }, channel: 1, reduce: 'mean' },
        { name: 'slope', neighbourhood: { kind: 'gradient', axis: 'x' } },
        { name: 'lap', neighbourhood: { kind: 'laplacian' } },
      ],
      network: { layers: [{ activation: 'tanh', weights: [[0.9, 0.3, 0.5, 0.2], [0.1, 0.9, -0.4, 0.1]] }] }, // prettier-ignore
      update: { mode: 'replace', alive: { channel: 0, threshold: 0.62, radius: 1 } },
    });
    const size = [23, 9] as const;
    const cells = noise(23 * 9 * 2, 6);
    const expected = runReference(rule, cells, size, 3);
    expect(expected.filter((state) => state === 0).length, 'some cells are dead').to.be.within(10, 400);
    expectNear(await runOnGpu(rule, cells, size, 3), expected, 1e-4);
  });
});

describe('precision of the state', () => {
  const size = [19, 13] as const;
  const rule = (range?: [number, number]) =>
    validateRule({
      ...{ name: 'spread', channels: 2, states: 'continuous', update: { mode: 'add', dt: 0.3 }, boundary: 'torus', dimensions: [2] },
      ...(range && { range }),
      inputs: [
        { name: 'lap', neighbourhood: { kind: 'laplacian' } },
        { name: 'other', neighbourhood: { kind: 'laplacian' }, channel: 1 },
      ],
      network: {
        layers: [
          {
            activation: 'identity',
            weights: [
              [1, 0.25],
              [-0.25, 1],
            ],
          },
        ],
      },
    });

  // Where 32-bit and 64-bit sums fall on two sides of the middle between two levels, a cell is one level off. GL leaves it to the
  // driver whether half floats are rounded or cut (llvmpipe cuts): there any cell may be one level off.
  const cases: [Precision, [number, number], number][] = [
    ['8', [0, 1], 1 / 255],
    ['8', [-1, 3], 4 / 255],
    ['16', [0, 1], 2 ** -11],
    ['32', [0, 1], 2 ** -23],
  ];
  for (const [precision, range, level] of cases)
    it(`${precision} bits on ${range.join(' to ')}: within a level of the reference, and 8 bits rounded to the nearest`, async () => {
      const bits = Number(precision) as 8 | 16 | 32;
      const spread = rule(range);
      const start = await runOnGpu(spread, noise(size[0] * size[1] * 2, 3, ...range), size, 0, { precision: bits });
      const got = await runOnGpu(spread, start, size, 1, { precision: bits });
      const expected = runReference(spread, start, size, 1, { precision });
      expectNear(got, expected, level * 1.001);
      const off = got.filter((state, i) => Math.abs(state - expected[i]) > level / 2).length;
      expect(off, 'cells that are a level off').to.be.at.most(bits === 8 ? got.length * 0.02 : got.length);
    });

  it('auto keeps 32 bits', async () => {
    const cells = noise(size[0] * size[1] * 2, 4);
    expectSameCells(await runOnGpu(rule(), cells, size, 0), cells);
  });
});
