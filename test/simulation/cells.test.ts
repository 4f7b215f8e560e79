import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import { parsePattern } from '../../core/pattern/index.js';
import { parseRule, validateRule, type Rule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Stroke } from '../../core/simulation/operations.js';
import { MATRIX, soup } from '../rule/support.js';
import { expectSameCells, noise } from '../support/automata.js';

/** Rules whose cells lie differently on the GPU. */
const RULES: Record<string, Rule> = {
  'two states': parseRule('B3/S23'),
  'three states': parseRule('B2/S/C3'),
  'two states with a far neighbour': validateRule({
    ...parseRule('B3/S23').toJSON(),
    inputs: [
      { name: 'self', neighbourhood: { kind: 'self' } },
      { name: 'count', neighbourhood: { kind: 'mask', cells: ['#............'] } },
    ],
  }),
  'one continuous channel': parseRule('analog-life'),
  'two continuous channels': validateRule({ ...MATRIX, dimensions: [2] }),
};

const highest = (rule: Rule) => (rule.states === 'continuous' ? (rule.range?.[1] ?? 1) : rule.states - 1);

/** Any cells of a rule. */
function cellsFor(rule: Rule, count: number, seed: number) {
  if (rule.states === 'continuous') return noise(count * rule.channels, seed, ...(rule.range ?? [0, 1]));
  const random = randomSequence(seed);
  const { states } = rule;
  return Uint8Array.from({ length: count }, () => Math.floor(random() * states));
}

const create = (rule: Rule, size: readonly [number, number]) => createSimulation({ rule, size, init: 'empty' });

for (const [name, rule] of Object.entries(RULES))
  describe(`cells of ${name}`, () => {
    const { channels } = rule;

    it('come back as they were written, at sizes of any width', async () => {
      for (const size of [
        [1, 1],
        [5, 3],
        [16, 4],
        [127, 2],
        [128, 3],
        [129, 5],
        [300, 2],
      ] as const) {
        const simulation = await create(rule, size);
        const cells = cellsFor(rule, size[0] * size[1], size[0]);
        simulation.write(cells);
        const kept = cells.slice();
        cells.fill(0); // the simulation has a copy
        const got = await simulation.read();
        expect(got.constructor).to.equal(rule.states === 'continuous' ? Float32Array : Uint8Array);
        expectSameCells(got, kept, size.join(' × '));
        got.fill(0); // and hands out a copy
        expectSameCells(await simulation.read(), kept);
        simulation.dispose();
      }
    });

    it('are replaced in a region, and nowhere else', async () => {
      const [X, Y] = [140, 11];
      const simulation = await create(rule, [X, Y]);
      const expected = cellsFor(rule, X * Y, 1);
      simulation.write(expected);
      const regions = [
        { x: 0, y: 0, width: 1, height: 1 },
        { x: 125, y: 3, width: 9, height: 5 },
        { x: X - 1, y: Y - 1, width: 1, height: 1 },
        { x: 0, y: 10, width: X, height: 1 },
        { x: 7, y: 0, width: 2, height: Y },
      ];
      for (const [i, region] of regions.entries()) {
        const cells = cellsFor(rule, region.width * region.height, 10 + i);
        simulation.write(cells, region);
        const row = region.width * channels;
        for (let y = 0; y < region.height; y++)
          expected.set(cells.subarray(y * row, (y + 1) * row), ((region.y + y) * X + region.x) * channels);
      }
      expectSameCells(await simulation.read(), expected);
      simulation.dispose();
    });

    it('take a pattern: its live cells are laid over, its dead ones leave what is there; a torus wraps', async () => {
      const pattern = parsePattern('bo$2bo$3o!');
      const [X, Y] = [20, 9];
      for (const [boundary, x, y] of [
        ['torus', 4, 3],
        ['torus', 18, 7],
        ['torus', -1, -2],
        ['torus', 18 + 20e12, 7 - 9e12],
        ['dead', 17, 6],
      ] as const) {
        const simulation = await create(rule.with({ boundary }), [X, Y]);
        const expected = cellsFor(rule, X * Y, 4);
        simulation.write(expected);
        simulation.place(pattern, x, y);
        pattern.cells.forEach((live, i) => {
          const [cx, cy] = [((x % X) + (i % 3) + X) % X, ((y % Y) + Math.floor(i / 3) + Y) % Y];
          if (live)
            expected.fill(
              highest(rule) > 2 ? 1 : rule.states === 'continuous' ? highest(rule) : 1,
              (cy * X + cx) * channels,
              (cy * X + cx + 1) * channels,
            );
        });
        expectSameCells(await simulation.read(), expected, `${boundary} at ${x}, ${y}`);
        simulation.dispose();
      }
    });

    it('take strokes: every cell within the radius of the line, round a torus', async () => {
      const [X, Y] = [141, 40];
      const random = randomSequence(99);
      const somewhere = (length: number) => Math.round((random() * 1.4 - 0.2) * length * 4) / 4;
      for (const boundary of ['torus', 'dead'] as const) {
        const simulation = await create(rule.with({ boundary }), [X, Y]);
        const strokes: Stroke[] = [
          { x: 10, y: 10 },
          { x: 0, y: 0, radius: 3 },
          { x: 139, y: 38, toX: 143, toY: 44, radius: 1 },
          { x: 5, y: 20, toX: 130, toY: 20 }, // more than half the way round
          { x: 70, y: -10, toX: 70, toY: 95, radius: 0.5 }, // more than once round
          ...Array.from({ length: 4 }, () => ({
            x: somewhere(X),
            y: somewhere(Y),
            toX: somewhere(X),
            toY: somewhere(Y),
            radius: random() * 6,
          })),
        ];
        for (const stroke of strokes) {
          const before = cellsFor(rule, X * Y, 8);
          simulation.write(before);
          const erase = random() < 0.5;
          simulation.paint({ ...stroke, ...(erase && { value: 0 }) });
          const got = await simulation.read();
          for (let i = 0; i < X * Y; i++) {
            const d = distanceTo(stroke, i % X, Math.floor(i / X), boundary === 'torus' ? [X, Y] : null) - (stroke.radius ?? 0) - 0.5;
            if (Math.abs(d) < 1e-3) continue; // either is right in 32-bit floats
            for (let c = 0; c < channels; c++) {
              const at = i * channels + c;
              const expected = d > 0 ? before[at] : erase ? 0 : highest(rule);
              if (got[at] !== expected)
                expect.fail(`${boundary}, ${JSON.stringify(stroke)}: [${i % X}, ${Math.floor(i / X)}] is ${got[at]}, expected ${expected}`);
            }
          }
        }
        simulation.dispose();
      }
    });

    it('are none after clear, at generation 0', async () => {
      const simulation = await create(rule, [33, 5]);
      simulation.write(cellsFor(rule, 33 * 5, 1));
      simulation.step(2);
      simulation.clear();
      expect(simulation.generation).to.equal(0);
      expectSameCells(await simulation.read(), new Uint8Array(33 * 5 * channels));
      simulation.dispose();
    });
  });

/** Distance of a cell, or on a torus of its nearest image, from a stroke's line. */
function distanceTo({ x, y, toX = x, toY = y }: Stroke, cellX: number, cellY: number, torus: [number, number] | null): number {
  let least = Infinity;
  const images = torus ? [-4, -3, -2, -1, 0, 1, 2, 3, 4] : [0];
  for (const i of images)
    for (const j of images) {
      const [px, py] = [cellX + i * (torus?.[0] ?? 0) - x, cellY + j * (torus?.[1] ?? 0) - y];
      const [lx, ly] = [toX - x, toY - y];
      const share = Math.min(1, Math.max(0, (px * lx + py * ly) / (lx * lx + ly * ly || 1)));
      least = Math.min(least, Math.hypot(px - lx * share, py - ly * share));
    }
  return least;
}

describe('painting', () => {
  it('one channel leaves the others; a value paints that state', async () => {
    const rule = RULES['two continuous channels'];
    const simulation = await create(rule, [6, 4]);
    simulation.write(new Float32Array(48).fill(0.25));
    simulation.paint({ x: 2, y: 1, channel: 1, value: 0.75 });
    const cells = await simulation.read();
    expect([...cells.subarray(16, 18)]).to.deep.equal([0.25, 0.75]);
    expect(cells.filter((state) => state !== 0.25)).to.have.length(1);
    simulation.dispose();
    const three = await create(RULES['three states'], [6, 4]);
    three.paint({ x: 2, y: 1, value: 1 });
    three.paint({ x: 3, y: 1 });
    expect([...(await three.read()).subarray(6, 12)]).to.deep.equal([0, 0, 1, 2, 0, 0]);
    three.dispose();
  });
});

describe('population', () => {
  it('counts cells that are not at rest', async () => {
    for (const [notation, cells, expected] of [
      ['B3/S23', soup(70, 0.5, 1), soup(70, 0.5, 1).filter(Boolean).length],
      ['B2/S/C3', Uint8Array.from({ length: 70 }, (_, i) => i % 3), 46],
      ['analog-life', Float32Array.from({ length: 70 }, (_, i) => i / 69), 35],
    ] as const) {
      const simulation = await create(parseRule(notation), [10, 7]);
      simulation.write(cells);
      expect(await simulation.population(), notation).to.equal(expected);
      simulation.dispose();
    }
    const two = await create(RULES['two continuous channels'], [2, 2]); // range −1 to 1: over 0 in the first channel
    two.write(Float32Array.of(0.5, 0, -0.5, 1, 0.1, 0, 0, 1));
    expect(await two.population()).to.equal(2);
    two.dispose();
  });
});
