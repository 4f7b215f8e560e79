// The path of five to 32 channels against the CPU reference: networks of all kinds, small and large, formulas, fire rate and alive
// mask; and cells that are written, painted by channel, read, shown, and moved to other layouts.

import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import { layersPath } from '../../core/compile/layers-path.js';
import { parseRule } from '../../core/rule/parse.js';
import { runReference } from '../../core/rule/reference.js';
import type { Rule } from '../../core/rule/rule.js';
import { createSense } from '../../core/rule/sense.js';
import type { Activation, MatrixLayer, Neighbourhood, RuleData, RuleInput } from '../../core/rule/types.js';
import { validateRule } from '../../core/rule/validate.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Engine } from '../../core/simulation/engine.js';
import { InputMeans } from '../../core/view/input-means.js';
import { colorMap } from '../../core/view/color-map.js';
import { expectNear, expectSameCells, failure, noise } from '../support/automata.js';
import { drawn, expectPixel, viewOf, type Pixel } from '../support/pictures.js';

const BOUNDARIES = ['torus', 'dead', 'mirror'] as const;
const GRADIENTS: Neighbourhood[] = [
  { kind: 'gradient', axis: 'x' },
  { kind: 'gradient', axis: 'y' },
];

/** What a trained rule is made of. */
interface Shape {
  readonly hidden?: readonly (Activation & { units: number })[];
  readonly seen?: readonly Neighbourhood[];
  readonly last?: Activation;
}

/** A rule as trained ones are: each channel and what is seen of it, matrices at random. */
function trained(
  channels: number,
  { hidden = [], seen = GRADIENTS, last = { activation: 'tanh' }, ...more }: Partial<RuleData> & Shape = {},
): Rule {
  const random = randomSequence(channels);
  const inputs = Array.from({ length: channels }, (_, channel) => [
    { name: `c${channel}`, neighbourhood: { kind: 'self' }, channel },
    ...seen.map((neighbourhood, i) => ({ name: `s${channel}_${i}`, neighbourhood, channel })),
  ]).flat() as RuleInput[];
  let columns = inputs.length;
  const matrix = ({ units, ...activation }: Activation & { units: number }): MatrixLayer => {
    const weight = () => (random() - 0.5) * (3 / Math.sqrt(columns));
    const weights = Array.from({ length: units }, () => Array.from({ length: columns }, weight));
    columns = units;
    return { ...activation, weights, biases: Array.from({ length: units }, weight) };
  };
  const layers = [...hidden.map(matrix), matrix({ ...last, units: channels })];
  return validateRule({
    ...{ name: `trained ${channels}`, channels, states: 'continuous', range: [-1, 1], inputs, network: { layers } },
    ...{ update: { mode: 'replace' }, boundary: 'torus', dimensions: [2] },
    ...more,
  });
}

async function expectAsReference(rule: Rule, size: readonly [number, number], tolerance = 5e-6, steps = 3): Promise<void> {
  const start = noise(size[0] * size[1] * rule.channels, size[0], ...(rule.range ?? [0, 1]));
  const simulation = await createSimulation({ rule, size, seed: 5 });
  expect(simulation.path, rule.name).to.match(/^\d layers, \w+, 32-bit float/);
  simulation.write(start);
  simulation.step(steps);
  const got = await simulation.read();
  simulation.dispose();
  expectNear(got, runReference(rule, start, size, steps, { seed: 5 }), tolerance, `${rule.name} on ${size.join(' × ')}, ${rule.boundary}`);
}

describe('path of many channels', function () {
  this.timeout(120_000);

  for (const channels of [5, 8, 13, 16, 31, 32])
    it(`${channels} channels equal the reference`, async () => {
      await expectAsReference(trained(channels, { boundary: BOUNDARIES[channels % 3] }), [9 + (channels % 4), 7]);
    });

  it('on every border, at any width', async () => {
    for (const boundary of BOUNDARIES)
      for (const size of [[1, 3], [2, 2], [17, 5]] as const) await expectAsReference(trained(6, { boundary }), size); // prettier-ignore
  });

  it('large networks in loops, of every activation', async () => {
    const kinds: (Activation & { units: number })[] = [
      { activation: 'relu', units: 32 },
      { activation: 'sigmoid', steepness: 1.7, units: 30 },
      { activation: 'gaussian', centre: 0.2, width: 0.8, units: 29 },
      { activation: 'sin', units: 31 },
      { activation: 'identity', units: 33 },
    ];
    for (const kind of kinds) {
      const bound = kind.activation === 'sin' ? 5e-4 : 5e-5; // drivers may be off by 2⁻¹¹ in a sine
      await expectAsReference(trained(9, { hidden: [kind], last: kind }), [8, 6], bound, 1);
    }
    await expectAsReference(trained(16, { hidden: [kinds[0], kinds[1]] }), [8, 6], 5e-5, 1);
  });

  it('units by name that skip layers, in a large network and a small one', async () => {
    const inputs = Array.from({ length: 5 }, (_, channel) => [
      { name: `c${channel}`, neighbourhood: { kind: 'self' }, channel },
      { name: `m${channel}`, neighbourhood: { kind: 'moore', radius: 1 }, reduce: 'mean', channel },
    ]).flat() as RuleInput[];
    const random = randomSequence(3);
    for (const width of [3, 40]) {
      const names = inputs.map(({ name }) => name);
      const unit = (name: string, sources: readonly string[]) => ({
        name,
        weights: Object.fromEntries(sources.filter(() => random() < 0.8).map((source) => [source, random() - 0.5])),
        bias: random() - 0.5,
      });
      const first = Array.from({ length: width }, (_, i) => unit(`h${i}`, names));
      const last = Array.from({ length: 5 }, (_, i) => unit(`o${i}`, ['c0', ...first.map(({ name }) => name)]));
      const layers = [
        { activation: 'tanh', units: first },
        { activation: 'sigmoid', units: last },
      ] as const;
      await expectAsReference(trained(5, { inputs, network: { layers } }), [10, 6], 1e-5);
    }
  });

  it('a formula, and a row at a time for rules of one dimension', async () => {
    const inputs = Array.from({ length: 6 }, (_, channel) => [
      { name: `c${channel}`, neighbourhood: { kind: 'self' }, channel },
      { name: `l${channel}`, neighbourhood: { kind: 'laplacian' }, channel },
    ]).flat() as RuleInput[];
    const expressions = Array.from({ length: 6 }, (_, i) => `speed * l${i} + c${(i + 1) % 6} * c${(i + 2) % 6} - c${i} ^ 3`);
    const { network: _, ...rest } = trained(6).toJSON();
    const formula = { expressions, parameters: { speed: { value: 0.3 } } };
    const rule = validateRule({ ...rest, inputs, formula, update: { mode: 'add', dt: 0.2 } });
    await expectAsReference(rule, [11, 6]);
    await expectAsReference(validateRule({ ...rule.toJSON(), dimensions: [1] }), [11, 6]);
  });

  it('adds, fires in part, and keeps alive what lives: cells as in Growing Neural Cellular Automata', async () => {
    for (const [i, boundary] of BOUNDARIES.entries()) {
      const alive = { channel: i === 0 ? 3 : 6, threshold: 0.1, radius: 1 + (i & 1) };
      const update = { mode: 'add', dt: 0.3, fireRate: 0.5, alive } as const;
      const rule = trained(8, { boundary, update, hidden: [{ activation: 'relu', units: 24 }] });
      const size = [21, 13] as const;
      const start = new Float32Array(size[0] * size[1] * 8);
      for (const cell of [0, 5 * 21 + 9, 5 * 21 + 10, 12 * 21 + 20]) start.fill(0.8, cell * 8, cell * 8 + 8);
      const simulation = await createSimulation({ rule, size, seed: 7 });
      simulation.write(start);
      for (const steps of [1, 4, 8]) {
        simulation.step(steps - simulation.generation);
        const want = runReference(rule, start, size, steps, { seed: 7 });
        expect(want.some((state) => state !== 0), 'something lives').to.equal(true); // prettier-ignore
        expectNear(await simulation.read(), want, 2e-5, `${boundary} after ${steps}`);
      }
      simulation.dispose();
    }
  });

  it('keeps 256 levels within one level, and half floats within theirs', async () => {
    const rule = trained(7);
    const start = noise(9 * 6 * 7, 4, -1, 1);
    for (const [precision, bound] of [
      [8, 2 / 255],
      [16, 2e-3],
    ] as const) {
      // prettier-ignore
      const simulation = await createSimulation({ rule, size: [9, 6], precision });
      simulation.write(start);
      const stored = await simulation.read();
      simulation.step();
      expectNear(await simulation.read(), runReference(rule, stored, [9, 6], 1), bound);
      simulation.dispose();
    }
  });

  it('edits of weights compile nothing', async () => {
    for (const hidden of [[], [{ activation: 'tanh' as const, units: 40 }]]) {
      const rule = trained(5, { hidden });
      const simulation = await createSimulation({ rule, size: [8, 6] });
      const start = noise(8 * 6 * 5, 2, -1, 1);
      const before = simulation.engine?.gpu.programs.compiled;
      const layers = rule.network?.layers.map((layer) => ({ ...layer, biases: undefined })) as MatrixLayer[];
      const other = rule.with({ network: { layers: layers.map(({ biases: _, ...layer }) => layer) } });
      simulation.setRule(other);
      simulation.write(start);
      simulation.step();
      expect(simulation.engine?.gpu.programs.compiled).to.equal(before);
      expectNear(await simulation.read(), runReference(other, start, [8, 6], 1), 5e-6);
      simulation.dispose();
    }
  });

  it('is computed in several passes where a machine draws to fewer targets', () => {
    const machine = { float32: true, float16: true, maxTextureSize: 4096, maxDrawBuffers: 4 };
    const { passes, scratch } = layersPath(trained(30), { size: [8, 8], precision: 32, machine });
    expect(scratch.map(({ count }) => count)).to.deep.equal([4, 4]);
    expect(passes.map(({ to }) => to)).to.deep.equal([0, 1, 'state']);
  });

  it('is written, painted by channel and read', async () => {
    const [X, Y, C] = [7, 5, 10];
    const simulation = await createSimulation({ rule: trained(C), size: [X, Y], init: 'empty' });
    const expected = noise(X * Y * C, 3);
    simulation.write(expected);
    expectSameCells(await simulation.read(), expected);
    const block = noise(2 * 2 * C, 8);
    simulation.write(block, { x: 5, y: 1, width: 2, height: 2 });
    for (let i = 0; i < 4; i++) expected.set(block.subarray(i * C, (i + 1) * C), ((1 + (i >> 1)) * X + 5 + (i & 1)) * C);
    expectSameCells(await simulation.read(), expected);
    simulation.paint({ x: 6, y: 4, toX: 7, toY: 4, radius: 0, value: 0.5, channel: 6 });
    for (const x of [6, 0]) expected[(4 * X + x) * C + 6] = 0.5;
    simulation.paint({ x: 2, y: 2, radius: 0, value: -0.25 });
    expected.fill(-0.25, (2 * X + 2) * C, (2 * X + 3) * C);
    expectSameCells(await simulation.read(), expected);
    simulation.dispose();
  });

  it('takes over cells from other layouts, and hands its own on', async () => {
    const rule = trained(10);
    const simulation = await createSimulation({ rule, size: [6, 4] });
    const start = noise(6 * 4 * 10, 6, -1, 1);
    const channel = (cells: ArrayLike<number>, count: number, c: number) => Array.from({ length: 24 }, (_, i) => cells[i * count + c]);
    simulation.write(start);
    simulation.setRule(trained(6));
    const fewer = await simulation.read();
    for (let c = 0; c < 6; c++) expect(channel(fewer, 6, c)).to.deep.equal(channel(start, 10, c));
    simulation.setRule(rule);
    const back = await simulation.read();
    expect(channel(back, 10, 5)).to.deep.equal(channel(start, 10, 5));
    expect(channel(back, 10, 9), 'was not there').to.deep.equal(Array<number>(24).fill(0));
    simulation.setRule(parseRule('gray-scott-mitosis'));
    const two = await simulation.read();
    for (let c = 0; c < 2; c++) expect(channel(two, 2, c)).to.deep.equal(channel(start, 10, c));
    simulation.setRule(rule);
    expect(channel(await simulation.read(), 10, 1)).to.deep.equal(channel(start, 10, 1));
    simulation.dispose();
  });

  it('shows any of its channels', async () => {
    const simulation = await createSimulation({ rule: trained(9, { range: [0, 1] }), size: [4, 1], init: 'empty' });
    const cells = new Float32Array(36);
    for (let cell = 0; cell < 4; cell++) cells[cell * 9 + 2 * cell] = 1; // channels 0, 2, 4, 6
    simulation.write(cells);
    const colors = colorMap('#000,#fff');
    for (const channel of [0, 2, 4, 6, 8]) {
      const view = viewOf(simulation, [8, 2], { look: { colors, channel } });
      for (let cell = 0; cell < 4; cell++) {
        const color: Pixel = 2 * cell === channel ? [255, 255, 255, 255] : [0, 0, 0, 255];
        expectPixel(drawn(view)[0], 2 * cell, 0, color);
      }
      view.dispose();
    }
    simulation.dispose();
  });

  it('tells what its cells perceive', async () => {
    const rule = trained(7, { seen: [{ kind: 'laplacian' }, { kind: 'gradient', axis: 'length' }] });
    const simulation = await createSimulation({ rule, size: [12, 9] });
    const cells = noise(12 * 9 * 7, 5, -1, 1);
    simulation.write(cells);
    const means = new InputMeans((simulation.engine as Engine).gpu);
    const sense = createSense(rule, [12, 9], 'torus');
    const sums = new Float64Array(rule.inputs.length);
    const want = sums.slice();
    for (let cell = 0; cell < 108; cell++) {
      sense(cells, cell % 12, Math.floor(cell / 12), 0, sums);
      sums.forEach((sum, i) => (want[i] += sum / 108));
    }
    expectNear((await means.read(simulation)) as Float64Array, want, 1e-5);
    means.dispose();
    simulation.dispose();
  });

  it('says what it does not run', async () => {
    const size = [8, 8] as const;
    expect(await failure(() => createSimulation({ rule: trained(33), size }))).to.match(/^size: rule.channels: too many to run; expected at most 32, got 33/); // prettier-ignore
    const wide = trained(5, { seen: [{ kind: 'disc', radius: 6 }] });
    expect(await failure(() => createSimulation({ rule: wide, size }))).to.match(/^size: rule.inputs: look too far/);
  });
});
