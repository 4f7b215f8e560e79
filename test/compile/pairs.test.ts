// The path of two cells a texel against the CPU reference: continuous rules of two channels, formulas and networks, any width, any
// border; and cells that are written, painted, read, and moved to other layouts.

import { expect } from '@open-wc/testing';
import { parseRule } from '../../core/rule/parse.js';
import { runReference } from '../../core/rule/reference.js';
import type { Rule } from '../../core/rule/rule.js';
import { validateRule } from '../../core/rule/validate.js';
import type { Neighbourhood, RuleData, RuleInput } from '../../core/rule/types.js';
import { createSimulation } from '../../core/simulation/create.js';
import { FORMULA, MATRIX } from '../rule/support.js';
import { expectNear, expectSameCells, noise } from '../support/automata.js';

const BOUNDARIES = ['torus', 'dead', 'mirror'] as const;
const grayScott = validateRule(FORMULA);
const matrix = validateRule({ ...MATRIX, dimensions: [2] });

/** A rule whose network reads both channels through any neighbourhoods. */
function seeing(neighbourhoods: readonly Neighbourhood[], more: Partial<RuleData> = {}): Rule {
  const inputs: RuleInput[] = [
    { name: 'a', neighbourhood: { kind: 'self' } },
    { name: 'b', neighbourhood: { kind: 'self' }, channel: 1 },
    ...neighbourhoods.flatMap((neighbourhood, i) => [0, 1].map((channel) => ({ name: `n${i}_${channel}`, neighbourhood, channel }))),
  ];
  const weights = [0, 1].map((row) => inputs.map((_, i) => (((i * 7 + row * 3) % 5) - 2) / (4 + 3 * i)));
  return validateRule({
    ...{ name: 'seeing', channels: 2, states: 'continuous', inputs, range: [-1, 1] },
    network: { layers: [{ activation: 'tanh', weights, biases: [0.1, -0.2] }] },
    ...{ update: { mode: 'replace' }, boundary: 'torus', dimensions: [2] },
    ...more,
  });
}

async function expectAsReference(rule: Rule, size: readonly [number, number], tolerance = 2e-6, steps = 3): Promise<void> {
  const start = noise(size[0] * size[1] * 2, size[0], ...(rule.range ?? [0, 1]));
  const simulation = await createSimulation({ rule, size, seed: 5 });
  expect(simulation.path, rule.name).to.match(/^two cells a texel, 32-bit float/);
  simulation.write(start);
  simulation.step(steps);
  const got = await simulation.read();
  simulation.dispose();
  expectNear(got, runReference(rule, start, size, steps, { seed: 5 }), tolerance, `${rule.name} on ${size.join(' × ')}, ${rule.boundary}`);
}

describe('path of two cells a texel', function () {
  this.timeout(120_000);

  for (const boundary of BOUNDARIES)
    it(`equals the reference at any width, ${boundary}`, async () => {
      for (const rule of [grayScott, matrix])
        for (const size of [[1, 5], [2, 1], [3, 2], [8, 7], [21, 11]] as const) await expectAsReference(rule.with({ boundary }), size); // prettier-ignore
    });

  it('runs every small neighbourhood', async () => {
    const lists: Neighbourhood[][] = [
      [{ kind: 'moore', radius: 2 }, { kind: 'laplacian', stencil: 'five' }],
      [{ kind: 'disc', radius: 2.3, edge: 'antialiased' }, { kind: 'gradient', axis: 'length' }],
      [{ kind: 'gradient', axis: 'x' }, { kind: 'gradient', axis: 'y' }],
      [{ kind: 'mask', cells: ['O....', '.....', '..O..', '.....', '.OO..'] }],
      [{ kind: 'kernel', weights: [[0.1, 0.2, 0.3, 0, -0.1], [0, 1, 0, 0.5, 0.25], [0.5, 0, 0.7, 0, 0.4]] }],
    ]; // prettier-ignore
    for (const [i, list] of lists.entries()) await expectAsReference(seeing(list, { boundary: BOUNDARIES[i % 3] }), [16 + (i % 2), 9]);
  });

  it('reads one row at a time for rules of one dimension', async () => {
    await expectAsReference(seeing([{ kind: 'laplacian' }], { dimensions: [1] }), [17, 4]);
  });

  it('adds, clamps and fires as the reference does', async () => {
    const update = { mode: 'add', dt: 0.5, fireRate: 0.4, clamp: [-0.3, 0.6] } as const;
    for (const size of [[14, 9], [15, 9]] as const) await expectAsReference(seeing([{ kind: 'laplacian' }], { update }), size, 2e-6, 5); // prettier-ignore
  });

  it('keeps 256 levels within one level', async () => {
    const start = noise(13 * 6 * 2, 4);
    const simulation = await createSimulation({ rule: grayScott, size: [13, 6], precision: 8 });
    expect(simulation.path).to.match(/^two cells a texel, 256 levels/);
    simulation.write(start);
    const stored = await simulation.read();
    expectNear(stored, start, 0.51 / 255);
    simulation.step();
    expectNear(await simulation.read(), runReference(grayScott, stored, [13, 6], 1), 1.01 / 255);
    simulation.dispose();
  });

  it('changes parameters without another compilation', async () => {
    const simulation = await createSimulation({ rule: grayScott, size: [12, 8] });
    const start = noise(12 * 8 * 2, 9);
    simulation.write(start);
    const before = simulation.engine?.gpu.programs.compiled;
    const formula = FORMULA.formula as NonNullable<RuleData['formula']>;
    const other = grayScott.with({ formula: { ...formula, parameters: { feed: { value: 0.06 }, kill: { value: 0.05 } } } });
    simulation.setRule(other);
    simulation.step();
    expect(simulation.engine?.gpu.programs.compiled).to.equal(before);
    expectNear(await simulation.read(), runReference(other, start, [12, 8], 1), 2e-6);
    simulation.dispose();
  });

  it('keeps its timing: an error of some 1e-5 after a hundred steps', async () => {
    const start = Float32Array.from({ length: 64 * 48 * 2 }, (_, i) => {
      const [x, y] = [(i >> 1) % 64, Math.floor((i >> 1) / 64)];
      return i & 1 ? Number(Math.hypot(x - 32, y - 24) < 6) : 1;
    });
    const simulation = await createSimulation({ rule: grayScott, size: [64, 48] });
    simulation.write(start);
    simulation.step(100);
    expectNear(await simulation.read(), runReference(grayScott, start, [64, 48], 100), 5e-5);
    simulation.dispose();
  });

  it('is written, painted and read at odd widths, on every border', async () => {
    for (const boundary of BOUNDARIES) {
      const [X, Y] = [9, 5];
      const simulation = await createSimulation({ rule: grayScott.with({ boundary }), size: [X, Y], init: 'empty' });
      const expected = noise(X * Y * 2, 3);
      simulation.write(expected);
      expectSameCells(await simulation.read(), expected);
      simulation.write(Float32Array.of(0.1, 0.2, 0.3, 0.4), { x: 8, y: 2, width: 1, height: 2 });
      expected.set([0.1, 0.2].map(Math.fround), (2 * X + 8) * 2);
      expected.set([0.3, 0.4].map(Math.fround), (3 * X + 8) * 2);
      expectSameCells(await simulation.read(), expected, boundary);
      simulation.paint({ x: 3, y: 1, radius: 0, value: 0.5, channel: 1 });
      expected[(X + 3) * 2 + 1] = 0.5;
      simulation.paint({ x: 8, y: 0, toX: 10, toY: 0, radius: 0, value: 0.25 });
      for (const x of boundary === 'torus' ? [8, 0, 1] : [8]) expected.fill(0.25, x * 2, x * 2 + 2);
      expectSameCells(await simulation.read(), expected, boundary);
      simulation.dispose();
    }
  });

  it('takes over cells from other layouts, and hands its own on', async () => {
    const simulation = await createSimulation({ rule: matrix, size: [11, 4] });
    const start = noise(11 * 4 * 2, 6, -1, 1);
    simulation.write(start);
    simulation.setRule(matrix.with({ update: { ...MATRIX.update, alive: { channel: 0, threshold: 0.1 } } }));
    expect(simulation.path).to.match(/^network/);
    expectSameCells(await simulation.read(), start);
    simulation.setRule(matrix);
    expect(simulation.path).to.match(/^two cells/);
    expectSameCells(await simulation.read(), start);
    simulation.setRule(parseRule('life'));
    const live = await simulation.read();
    simulation.setRule(grayScott);
    expectNear(
      (await simulation.read()).filter((_, i) => i % 2 === 0),
      live,
      0,
    );
    simulation.dispose();
  });
});
