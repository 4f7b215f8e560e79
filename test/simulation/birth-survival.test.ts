import { randomSequence } from '../../core/base/random.js';
import { parseRule, runReference, type Boundary } from '../../core/rule/index.js';
import { soup } from '../rule/support.js';
import { expectNear, expectSameCells, randomBirthSurvival, runOnGpu } from '../support/automata.js';

const BOUNDARIES: readonly Boundary[] = ['torus', 'dead', 'mirror'];
/** Odd sides, a side of one cell, grids smaller than the neighbourhood and just as large, and one wider than 128 cells. */
const SIZES = [
  [37, 23],
  [1, 19],
  [3, 3],
  [131, 9],
  [2, 2],
  [29, 1],
] as const;
const STEPS = 6;

const random = randomSequence(20260801);
const RULES = [
  'B3/S23',
  'B0/S',
  'B0123478/S01234678', // Life with the colours exchanged: empty space flashes
  'B012345678/S012345678',
  'B/S',
  ...Array.from({ length: 35 }, () => randomBirthSurvival(random)),
];

describe('birth and survival on the GPU, 40 rules on every boundary', function () {
  this.timeout(60_000); // 150 shaders; a program that draws on the CPU compiles them slowly

  const cases = RULES.map((notation, i) => ({ notation, size: SIZES[i % SIZES.length], seed: i }));

  const quarters = [0, 10, 20, 30].map((from) => cases.slice(from, from + 10));
  for (const [turn, boundary] of BOUNDARIES.entries())
    for (const [quarter, some] of quarters.entries()) {
      it(`${boundary}, ${quarter + 1} of 4: discrete cells are those of the reference`, async () => {
        for (const { notation, size, seed } of some) {
          const rule = parseRule(notation).with({ boundary });
          const cells = soup(size[0] * size[1], 0.2 + (0.6 * seed) / cases.length, seed);
          const got = await runOnGpu(rule, cells, size, STEPS);
          expectSameCells(got, runReference(rule, cells, size, STEPS), `${notation} on ${size.join(' × ')}`);
        }
      });

      // The network runs in 32-bit floats here and in 64-bit ones in the reference. GLSL grants exp(x) an error of 3 + 2|x| units in
      // the last place; |k x| is at most 10 · 8.5, so a unit may be wrong by about 175 · 2⁻²³ = 2e-5 of itself. Three layers with the
      // slopes of at most k/4 = 2.5 that a cell meets near its corners could make 1e-4 of it in a step, and the next step shrinks it:
      // near 0 and 1 the network is contracting. Measured: under 1e-6. Each is a shader of its own: the first ten run on every
      // boundary, the others on one each.
      it(`${boundary}, ${quarter + 1} of 4: the same networks on continuous cells keep within 1e-4`, async () => {
        for (const { notation, size, seed } of some.filter(({ seed }) => quarter === 0 || seed % 3 === turn)) {
          const rule = parseRule(notation).with({ boundary, states: 'continuous' });
          const cells = Float32Array.from(soup(size[0] * size[1], 0.4, seed));
          const got = await runOnGpu(rule, cells, size, STEPS);
          expectNear(got, runReference(rule, cells, size, STEPS), 1e-4, `${notation} on ${size.join(' × ')}`);
        }
      });
    }
});
