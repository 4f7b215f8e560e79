import { expect } from '@open-wc/testing';
import { sharedGpu } from '../../core/gpu/share.js';
import { parsePattern } from '../../core/pattern/index.js';
import { parseRule, validateRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { Simulation, type SimulationOptions } from '../../core/simulation/simulation.js';
import { MATRIX } from '../rule/support.js';
import { failure } from '../support/automata.js';

const life = parseRule('life');
const grid = new Simulation({ rule: life, size: [20, 10] });
const still = new Simulation({ rule: life, size: [20, 10], boundary: 'dead' });
const float = new Simulation({ rule: validateRule({ ...MATRIX, dimensions: [2] }), size: [20, 10] });

type Call = [says: string, call: (simulation: Simulation) => unknown, simulation?: Simulation];
/** What a program in plain JavaScript may hand over. */
const odd = (value: unknown) => value as never;

const calls: Record<string, Call[]> = {
  step: [
    ['argument: step: cannot be used; expected a whole number from 0 to 1000000000, got -1', (s) => s.step(-1)],
    ['argument: step: cannot be used; expected a whole number from 0 to 1000000000, got 1.5', (s) => s.step(1.5)],
    ['argument: step: cannot be used; expected a whole number from 0 to 1000000000, got NaN', (s) => s.step(NaN)],
    ['argument: step: cannot be used; expected a whole number from 0 to 1000000000, got 1e+99', (s) => s.step(1e99)],
  ],
  start: [
    ['argument: density: cannot be used; expected a number from 0 to 1, got 1.1', (s) => s.randomize({ density: 1.1 })],
    ['argument: density: cannot be used; expected a number from 0 to 1, got NaN', (s) => s.randomize({ density: NaN })],
    ['argument: seed: cannot be used; expected a whole number, got 0.5', (s) => s.reset(0.5)],
    ['argument: seed: cannot be used; expected a whole number, got 9007199254740992', (s) => s.reset(2 ** 53)],
    [
      'argument: init: cannot be used; expected one of random, empty, centre, ball, slab, pattern, got middle',
      (s) => s.startFrom({ init: odd('middle') }),
    ],
    [
      'size: size: the grid is too small for the pattern; expected at least 21 × 1 cells, got 20 × 10',
      (s) => s.startFrom({ init: 'pattern', pattern: parsePattern('21o!') }),
    ],
    [
      'pattern: pattern: has states that the rule does not have; expected states 0 to 1, got state 3',
      (s) => s.startFrom({ init: 'pattern', pattern: parsePattern('x = 1, y = 1\nC!') }),
    ],
  ],
  write: [
    ['argument: write: cannot be used; expected a Uint8Array, got Float32Array', (s) => s.write(new Float32Array(200))],
    ['argument: write: cannot be used; expected a Float32Array, got Uint8Array', (s) => s.write(new Uint8Array(400)), float],
    ['argument: write: cannot be used; expected a Uint8Array, got Array', (s) => s.write(odd(new Array(200).fill(0)))],
    ['argument: write: cannot be used; expected a Uint8Array, got Undefined', (s) => s.write(odd(undefined))],
    ['argument: write: cannot be used; expected 200 numbers (10 × 20 × 1), got 199', (s) => s.write(new Uint8Array(199))],
    ['argument: write: cannot be used; expected 400 numbers (10 × 20 × 2), got 200', (s) => s.write(new Float32Array(200)), float],
    [
      'argument: write, cell 7: cannot be used; expected a state from 0 to 1, got 2',
      (s) => s.write(Uint8Array.from({ length: 200 }, (_, i) => (i === 7 ? 2 : 1))),
    ],
    [
      'argument: write: cannot be used; expected 6 numbers (2 × 3 × 1), got 5',
      (s) => s.write(new Uint8Array(5), { x: 0, y: 0, width: 3, height: 2 }),
    ],
    [
      'argument: write, region: cannot be used; expected whole cells inside 20 × 10, got 3 × 2 at 18, 0',
      (s) => s.write(new Uint8Array(6), { x: 18, y: 0, width: 3, height: 2 }),
    ],
    [
      'argument: write, region: cannot be used; expected whole cells inside 20 × 10, got 3 × 2 at 0.5, 0',
      (s) => s.write(new Uint8Array(6), { x: 0.5, y: 0, width: 3, height: 2 }),
    ],
    [
      'argument: write, region: cannot be used; expected whole cells inside 20 × 10, got 0 × 2 at 0, 0',
      (s) => s.write(new Uint8Array(0), { x: 0, y: 0, width: 0, height: 2 }),
    ],
  ],
  place: [
    ['argument: place: not a place; expected whole numbers, got 0.5, 0', (s) => s.place('3o!', 0.5, 0)],
    ['size: place: the grid is too small for the pattern; expected at least 21 × 1 cells, got 20 × 10', (s) => s.place('21o!', 0, 0)],
    [
      'argument: place: cells would fall outside the grid; expected x from 0 to 17 and y from 0 to 9, got 18, 0',
      (s) => s.place('3o!', 18, 0),
      still,
    ],
    [
      'argument: place: cells would fall outside the grid; expected x from 0 to 17 and y from 0 to 9, got 0, -1',
      (s) => s.place('3o!', 0, -1),
      still,
    ],
    [
      'pattern: pattern: has states that the rule does not have; expected states 0 to 1, got state 3',
      (s) => s.place('x = 1, y = 1\nC!', 0, 0),
    ],
  ],
  paint: [
    ['argument: paint: cannot be used; expected finite coordinates, got NaN, 0, NaN, 0', (s) => s.paint({ x: NaN, y: 0 })],
    ['argument: paint: cannot be used; expected finite coordinates, got 0, 0, Infinity, 0', (s) => s.paint({ x: 0, y: 0, toX: Infinity })],
    ['argument: paint, radius: cannot be used; expected cells from 0 to 4096, got -1', (s) => s.paint({ x: 0, y: 0, radius: -1 })],
    ['argument: paint, value: cannot be used; expected a state from 0 to 1, got 2', (s) => s.paint({ x: 0, y: 0, value: 2 })],
    ['argument: paint, value: cannot be used; expected a state from 0 to 1, got 0.5', (s) => s.paint({ x: 0, y: 0, value: 0.5 })],
    ['argument: paint, value: cannot be used; expected a finite number, got NaN', (s) => s.paint({ x: 0, y: 0, value: NaN }), float],
    ['argument: paint, channel: cannot be used; expected a channel from 0 to 1, got 2', (s) => s.paint({ x: 0, y: 0, channel: 2 }), float],
    ['argument: paint, channel: cannot be used; expected a channel from 0 to 0, got -1', (s) => s.paint({ x: 0, y: 0, channel: -1 })],
  ],
};

for (const [method, cases] of Object.entries(calls))
  describe(`bad arguments: ${method}`, () => {
    for (const [says, call, simulation = grid] of cases)
      it(says, async () => {
        const { generation, start, rule } = simulation;
        let changes = 0;
        const off = simulation.events.on('change', () => changes++);
        expect(await failure(() => call(simulation))).to.equal(says);
        off();
        expect([simulation.generation, simulation.start, simulation.rule, changes]).to.deep.equal([generation, start, rule, 0]);
      });
  });

describe('bad options', () => {
  const options: [string, Partial<SimulationOptions>][] = [
    ['size: size: not an extent that can be run; expected two or three numbers, as in "256 256", got 5', { size: [5] }],
    ['size: size: not an extent that can be run; expected whole numbers from 1 to 16384, got 0 × 5', { size: [0, 5] }],
    ['size: size: not an extent that can be run; expected whole numbers from 1 to 16384, got 2.5 × 5', { size: [2.5, 5] }],
    ['size: size: not an extent that can be run; expected whole numbers from 1 to 16384, got 16385 × 5', { size: [16385, 5] }],
    ['size: size: not an extent that can be run; expected at most 134217728 cells in all, got 16384 × 16384', { size: [16384, 16384] }],
    ['argument: rule.dimensions: not one for a volume; expected 3 among them, got 2', { size: [4, 4, 4] }],
    ['argument: density: cannot be used; expected a number from 0 to 1, got -0.1', { density: -0.1 }],
    ['argument: seed: cannot be used; expected a whole number, got NaN', { seed: NaN }],
    ['argument: precision: cannot be used; expected one of auto, 8, 16, 32, got 12', { precision: odd(12) }],
    ['argument: init: cannot be used; expected one of random, empty, centre, ball, slab, pattern, got all', { init: odd('all') }],
    [
      'size: size: the grid is too small for the pattern; expected at least 9 × 1 cells, got 8 × 8',
      { init: 'pattern', pattern: parsePattern('9o!') },
    ],
  ];
  for (const [says, option] of options)
    it(says, async () => {
      expect(await failure(() => createSimulation({ rule: life, size: [8, 8], ...option }))).to.equal(says);
    });

  it('a boundary that there is none of', async () => {
    const message = await failure(() => createSimulation({ rule: life, size: [8, 8], boundary: odd('round') }));
    expect(message).to.match(/^rule: rule\.boundary: .*"torus".*got "round"$/);
  });

  it("a grid that is too large for the machine's textures is refused before memory is taken", async () => {
    const holder = sharedGpu.acquire();
    const most = holder.gpu?.capabilities.maxTextureSize ?? 0;
    const before = sharedGpu.counts;
    // Two cells a texel; where the machine takes sides of 16384, nothing is too large that is not already.
    const rule = validateRule({ ...MATRIX, dimensions: [2] });
    if (most < 16384) {
      const message = await failure(() => createSimulation({ rule, size: [2, most + 1], init: 'empty' }));
      expect(message).to.equal(`size: size: too large for this machine; expected sides up to ${most} texels, got 1 × ${most + 1}`);
    } else expect(await failure(() => createSimulation({ rule, size: [2, most + 1] }))).to.match(/^size: size: /);
    expect(sharedGpu.counts).to.deep.equal(before);
    holder.release();
  });
});
