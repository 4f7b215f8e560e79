// The headless API in three dimensions: cells come back as they were written, boxes, patterns and balls lie where they should, starts,
// rules that follow each other, steps in parts, losses.

import { expect } from '@open-wc/testing';
import { cellCount } from '../../core/base/limits.js';
import { randomSequence } from '../../core/base/random.js';
import { parsePattern } from '../../core/pattern/index.js';
import { parseRule, validateRule, type Rule } from '../../core/rule/index.js';
import { runReference } from '../../core/rule/reference.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Stroke } from '../../core/simulation/operations.js';
import type { Simulation, SimulationOptions } from '../../core/simulation/simulation.js';
import { countLive, expectAllReleased, expectNear, expectSameCells, failure, loseContext, noise } from '../support/automata.js';

type Extent = readonly [number, number, number];

const inputs = [
  { name: 'self', neighbourhood: { kind: 'self' } },
  { name: 'near', neighbourhood: { kind: 'moore', radius: 1 } },
] as const;
const common = { channels: 1, update: { mode: 'replace' }, boundary: 'torus', dimensions: [2, 3] } as const;
const count = (weights: Record<string, number>, bias: number) => ({
  layers: [{ activation: 'identity' as const, units: [{ name: 'next', weights, bias }] }],
});

/** Rules whose cells lie differently on the GPU. */
const RULES: Record<string, Rule> = {
  'two states': validateRule({ ...common, name: 'two', states: 2, inputs, network: count({ self: 0.5, near: 0.12 }, -0.6) }),
  'five states': validateRule({ ...common, name: 'five', states: 5, inputs, network: count({ self: -1, near: 0.1 }, 1.4) }),
  'one continuous channel': parseRule('young-labyrinth'),
  'two continuous channels': parseRule('gray-scott-mitosis').with({ dimensions: [2, 3] }),
  'two states that fire at random': validateRule({
    ...common,
    ...{ name: 'fired', states: 2, inputs, network: count({ self: 0.5, near: 0.12 }, -0.6) },
    update: { mode: 'replace', fireRate: 0.6 },
  }),
};

const highest = (rule: Rule) => (rule.states === 'continuous' ? (rule.range?.[1] ?? 1) : rule.states - 1);

function cellsFor(rule: Rule, size: readonly number[], seed: number) {
  const length = size.reduce((product, n) => product * n, rule.channels);
  if (rule.states === 'continuous') return noise(length, seed);
  const random = randomSequence(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * (rule.states as number)));
}

const create = (rule: Rule, size: Extent, options: Partial<SimulationOptions> = {}) =>
  createSimulation({ rule, size, init: 'empty', ...options });

for (const [name, rule] of Object.entries(RULES))
  describe(`a volume of ${name}`, () => {
    const { channels } = rule;

    it('gives back what was written, at any size', async () => {
      for (const size of [
        [1, 1, 1],
        [5, 3, 2],
        [4, 8, 4],
        [7, 200, 170],
        [30, 2, 9],
      ] as const) {
        // prettier-ignore
        const simulation = await create(rule, size);
        const cells = cellsFor(rule, size, size[0]);
        simulation.write(cells);
        const got = await simulation.read();
        expect(got.constructor).to.equal(rule.states === 'continuous' ? Float32Array : Uint8Array);
        expectSameCells(got, cells, size.join(' × '));
        simulation.dispose();
      }
    });

    it('takes boxes of cells', async () => {
      const [X, Y, Z] = [11, 9, 7];
      const simulation = await create(rule, [X, Y, Z]);
      const expected = cellsFor(rule, [X, Y, Z], 1);
      simulation.write(expected);
      const regions = [
        { x: 0, y: 0, z: 0, width: 1, height: 1 },
        { x: 3, y: 2, z: 4, width: 6, height: 5, depth: 3 },
        { x: 0, y: 0, z: Z - 1, width: X, height: Y },
      ];
      for (const [i, { x, y, z, width, height, depth = 1 }] of regions.entries()) {
        const cells = cellsFor(rule, [width, height, depth], 10 + i);
        simulation.write(cells, regions[i]);
        const row = width * channels;
        for (let k = 0; k < depth; k++)
          for (let j = 0; j < height; j++) {
            const from = (k * height + j) * row;
            expected.set(cells.subarray(from, from + row), (((z + k) * Y + y + j) * X + x) * channels);
          }
      }
      expectSameCells(await simulation.read(), expected);
      simulation.dispose();
    });

    it('takes a pattern on a slice, round a torus', async () => {
      const pattern = parsePattern('bo$2bo$3o!');
      const [X, Y, Z] = [10, 9, 5];
      for (const [boundary, x, y, z] of [
        ['torus', 8, 7, 2],
        ['torus', -1, -2, 9],
        ['dead', 7, 6, 4],
      ] as const) {
        // prettier-ignore
        const simulation = await create(rule.with({ boundary }), [X, Y, Z]);
        const expected = cellsFor(rule, [X, Y, Z], 4);
        simulation.write(expected);
        simulation.place(pattern, x, y, z);
        pattern.cells.forEach((live, i) => {
          const [cx, cy] = [(x + (i % 3) + X) % X, (y + Math.floor(i / 3) + Y) % Y];
          const at = (((z % Z) * Y + cy) * X + cx) * channels;
          if (live) expected.fill(rule.states === 'continuous' ? highest(rule) : 1, at, at + channels);
        });
        expectSameCells(await simulation.read(), expected, `${boundary} at ${x}, ${y}, ${z}`);
        simulation.dispose();
      }
    });

    it('takes balls along a line, round a torus', async () => {
      const size: Extent = [13, 12, 11];
      const strokes: Stroke[] = [
        { x: 4, y: 4, z: 4 },
        { x: 6, y: 6, z: 6, radius: 2.2 },
        { x: 12, y: 11, z: 10, toX: 15, toY: 13, toZ: 12, radius: 1 },
        { x: 2, y: 3, z: 1, toX: 9, toY: 5, toZ: 9, radius: 1.5, value: 0 },
      ];
      for (const boundary of ['torus', 'dead'] as const) {
        const simulation = await create(rule.with({ boundary }), size);
        for (const stroke of strokes) {
          const before = cellsFor(rule, size, 8);
          simulation.write(before);
          simulation.paint(stroke);
          expectPainted(await simulation.read(), before, rule, stroke, size, boundary === 'torus');
        }
        simulation.dispose();
      }
    });

    it('comes back after a loss: what was done to it, and what was drawn of a step', async () => {
      const play = (simulation: Simulation) => {
        simulation.step(2);
        simulation.paint({ x: 3, y: 4, z: 2, toX: 8, toY: 6, toZ: 7, radius: 1.5 });
        simulation.step(1);
        simulation.place('3o$o$bo!', 2, 3, 1);
        simulation.step(1);
      };
      const size: Extent = [12, 10, 9];
      const start = { init: 'random', density: 0.4, seed: 6 } as const;
      const calm = await create(rule, size, start);
      play(calm);
      const expected = await calm.read();
      calm.dispose();
      const simulation = await create(rule, size, start);
      simulation.step(1);
      await simulation.keep();
      simulation.stepPart(1); // begun, and lost
      await loseContext();
      simulation.step(1);
      simulation.paint({ x: 3, y: 4, z: 2, toX: 8, toY: 6, toZ: 7, radius: 1.5 });
      simulation.step(1);
      simulation.place('3o$o$bo!', 2, 3, 1);
      simulation.step(1);
      expectNear(await simulation.read(), expected, 1e-6);
      simulation.dispose();
      await expectAllReleased();
    });

    it('steps in parts as it steps whole', async () => {
      const size: Extent = [10, 9, 8];
      const whole = await create(rule, size, { init: 'random', seed: 2 });
      const parts = await create(rule, size, { init: 'random', seed: 2 });
      whole.step(3);
      let calls = 0;
      while (parts.generation < 3 && calls++ < 1000) {
        parts.stepPart(parts.cost / 7);
        if (calls === 3) parts.paint({ x: 0, y: 0, z: 0, radius: 1 }); // an operation between makes the step begin anew
        if (calls === 3) parts.reset();
      }
      expect(calls).to.be.at.least(15);
      expectNear(await parts.read(), await whole.read(), 1e-6);
      parts.stepPart(parts.cost / 3);
      parts.step(1); // what is begun is ended
      whole.step(1);
      expectNear(await parts.read(), await whole.read(), 1e-6);
      expect(parts.generation).to.equal(4);
      for (const simulation of [whole, parts]) simulation.dispose();
    });
  });

/** Fails where a cell within reach of a line of balls is not painted, or another is. */
function expectPainted(got: ArrayLike<number>, before: ArrayLike<number>, rule: Rule, stroke: Stroke, [X, Y, Z]: Extent, wraps: boolean) {
  const { x, y, z = 0, toX = x, toY = y, toZ = z, radius = 0, value = highest(rule) } = stroke;
  const turns = wraps ? [-1, 0, 1] : [0];
  const line = [toX - x, toY - y, toZ - z];
  const square = Math.max(1e-9, line.reduce((sum, d) => sum + d * d, 0)); // prettier-ignore
  const distance = (px: number, py: number, pz: number) => {
    const from = [px - x, py - y, pz - z];
    const share = Math.min(1, Math.max(0, from.reduce((sum, d, i) => sum + d * line[i], 0) / square));
    return Math.hypot(...from.map((d, i) => d - share * line[i]));
  };
  for (let i = 0; i < X * Y * Z; i++) {
    const [px, py, pz] = [i % X, Math.floor(i / X) % Y, Math.floor(i / (X * Y))];
    const nearest = Math.min(...turns.flatMap((a) => turns.flatMap((b) => turns.map((c) => distance(px + a * X, py + b * Y, pz + c * Z)))));
    if (Math.abs(nearest - radius - 0.5) < 1e-3) continue;
    for (let c = 0; c < rule.channels; c++) {
      const at = i * rule.channels + c;
      const wanted = nearest <= radius + 0.5 ? value : before[at];
      if (got[at] !== wanted) expect.fail(`${JSON.stringify(stroke)}: ${px}, ${py}, ${pz} is ${got[at]}, expected ${wanted}`);
    }
  }
}

describe('a volume', () => {
  const rule = RULES['two states'];

  it('starts from a soup, coarse or fine, from one cell, a ball, a slab, from a pattern on its middle slice', async () => {
    const size: Extent = [12, 12, 12];
    const soup = await create(rule, size, { init: 'random', density: 0.5, seed: 4 });
    expect(await soup.population()).to.be.within(700, 1030);
    soup.startFrom({ grain: 4 });
    const coarse = await soup.read();
    for (let i = 0; i < coarse.length; i++) {
      const [x, y, z] = [i % 12, Math.floor(i / 12) % 12, Math.floor(i / 144)].map((at) => at - (at % 4));
      expect(coarse[i]).to.equal(coarse[(z * 12 + y) * 12 + x]);
    }
    soup.startFrom({ init: 'centre', grain: 1 });
    const one = await soup.read();
    expect([countLive(one), one[(6 * 12 + 6) * 12 + 6]]).to.deep.equal([1, 1]);
    soup.startFrom({ init: 'pattern', pattern: parsePattern('3o!') });
    const three = await soup.read();
    expect([countLive(three), three[(6 * 12 + 5) * 12 + 4]]).to.deep.equal([3, 1]);
    soup.startFrom({ init: 'ball', density: 1 });
    const ball = await soup.read();
    for (let i = 0; i < ball.length; i++) {
      const far = Math.hypot((i % 12) - 5.5, (Math.floor(i / 12) % 12) - 5.5, Math.floor(i / 144) - 5.5) > 3;
      expect(ball[i], `ball, cell ${i}`).to.equal(far ? 0 : 1);
    }
    soup.startFrom({ init: 'ball', density: 0.5 });
    expect(await soup.population()).to.be.within(countLive(ball) * 0.3, countLive(ball) * 0.7);
    const tall = await create(rule, [4, 3, 16], { init: 'slab', density: 1 });
    const slab = await tall.read();
    expect([countLive(slab), slab[7 * 12], slab[8 * 12], slab[9 * 12]]).to.deep.equal([24, 1, 1, 0]);
    tall.dispose();
    soup.clear();
    expect(await soup.population()).to.equal(0);
    soup.dispose();
  });

  it('keeps its cells from rule to rule, however they lie', async () => {
    const size: Extent = [9, 6, 5];
    const simulation = await create(rule, size);
    const cells = cellsFor(rule, size, 3);
    simulation.write(cells);
    for (const [next, expected] of [
      [RULES['five states'], cells],
      [RULES['one continuous channel'], Float32Array.from(cells, (state) => state / 4)],
      [RULES['two continuous channels'], null],
      [RULES['five states'], cells],
      [rule, cells],
    ] as const) {
      simulation.setRule(next);
      const got = await simulation.read();
      if (expected) expectNear(got, expected, 1e-6, next.name);
      else expect(got.length).to.equal(cells.length * 2);
    }
    simulation.step(2);
    expectSameCells(await simulation.read(), runReference(rule, cells, size, 2));
    simulation.dispose();
  });

  it('takes new weights without compiling', async () => {
    const young = RULES['one continuous channel'];
    const simulation = await create(young, [12, 12, 12], { init: 'random', density: 0.5 });
    simulation.step();
    const start = await simulation.read();
    const compiled = simulation.engine?.gpu.programs.compiled;
    const edited = young.withWeight('activation', 'inhibitor', -4.6);
    simulation.setRule(edited);
    simulation.step();
    expect(simulation.engine?.gpu.programs.compiled).to.equal(compiled);
    expectNear(await simulation.read(), runReference(edited, start, [12, 12, 12], 1), 1e-5);
    simulation.dispose();
  });

  it('rests while it is suspended', async () => {
    const simulation = await create(rule, [8, 8, 8], { init: 'random' });
    simulation.step(2);
    const before = await simulation.read();
    await simulation.suspend();
    expect(simulation.path).to.equal('not started');
    expectSameCells(await simulation.read(), before);
    simulation.dispose();
  });

  it('does in slabs what it does at once where its sums would fill the memory', async function () {
    this.timeout(120_000);
    // A soup that repeats every 16 cells stays so: what it becomes is known from a small torus.
    const small: Extent = [16, 16, 16];
    const large: Extent = [208, 208, 288];
    const far = validateRule({
      ...common,
      name: 'far',
      states: 5,
      inputs: [inputs[0], { name: 'far', neighbourhood: { kind: 'shell', inner: 1, outer: 5 }, reduce: 'mean' }],
      network: count({ self: -0.7, far: 1.6 }, 0.1),
    });
    const seed = cellsFor(far, small, 5);
    const tiled = new Uint8Array(cellCount(large));
    const place = (x: number, y: number, z: number) => ((z % 16) * 16 + (y % 16)) * 16 + (x % 16);
    for (let i = 0, z = 0; z < large[2]; z++) for (let y = 0; y < large[1]; y++) for (let x = 0; x < large[0]; x++) tiled[i++] = seed[place(x, y, z)]; // prettier-ignore
    const simulation = await create(far, large);
    expect(
      simulation.engine?.plan.stages?.some(({ uniforms }) => (uniforms?.uFirst ?? 0) > 0),
      'several slabs',
    ).to.equal(true);
    simulation.write(tiled);
    simulation.step();
    const [got, want] = [await simulation.read(), runReference(far, seed, small, 1)];
    simulation.dispose();
    let wrong = 0;
    for (let i = 0, z = 0; z < large[2]; z++) for (let y = 0; y < large[1]; y++) for (let x = 0; x < large[0]; x++) wrong += Number(got[i++] !== want[place(x, y, z)]); // prettier-ignore
    expect(wrong).to.equal(0);
  });

  it('says what it cannot do', async () => {
    const simulation = await create(rule, [8, 6, 4]);
    const messages = [
      () => simulation.place('3o!', 1, 1),
      () => simulation.paint({ x: 1, y: 1 }),
      () => simulation.write(new Uint8Array(4), { x: 0, y: 0, width: 2, height: 2 }),
      () => simulation.write(new Uint8Array(8), { x: 0, y: 0, z: 3, width: 2, height: 2, depth: 2 }),
      () => simulation.write(new Uint8Array(7)),
    ];
    expect(await Promise.all(messages.map(failure))).to.deep.equal([
      'argument: place, z: cannot be used; expected a slice, from 0 to 3, got undefined',
      'argument: paint, z: cannot be used; expected a slice, from 0 to 3, got undefined',
      'argument: write, region, z: cannot be used; expected a slice, from 0 to 3, got undefined',
      'argument: write, region: cannot be used; expected whole cells inside 8 × 6 × 4, got 2 × 2 × 2 at 0, 0, 3',
      'argument: write: cannot be used; expected 192 numbers (4 × 6 × 8 × 1), got 7',
    ]);
    simulation.dispose();
    const flat = await createSimulation({ rule, size: [8, 8] });
    expect(await failure(() => flat.place('3o!', 1, 1, 1))).to.equal(
      'argument: place, z: cannot be used; expected none on a flat grid, got 1',
    );
    flat.dispose();
  });
});
