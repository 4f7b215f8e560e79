// Heat against histograms of the cells that were read, live means against means, and the path of a cell against its recorded states.
import { expect } from '@open-wc/testing';
import type { Gpu } from '../../core/gpu/gpu.js';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule, type Rule } from '../../core/rule/index.js';
import { perceive } from '../../core/rule/neighbourhood.js';
import { createSense, dimensionsOn } from '../../core/rule/sense.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Cells, Simulation } from '../../core/simulation/simulation.js';
import { HeatCounter } from '../../core/view/heat.js';
import { binAt, binsOf, heatOf, type Heat } from '../../core/view/heat-bins.js';
import { HeatSource, type HeatKind } from '../../core/view/heat-source.js';
import { InputMeans } from '../../core/view/input-means.js';
import { Trace, TRACE_LENGTH } from '../../core/view/trace.js';
import { loseContext, until } from '../support/automata.js';

type Grid = readonly [number, number] | readonly [number, number, number];

const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((each) => each.dispose()));

function keep<T extends { dispose(): void }>(each: T): T {
  open.push(each);
  return each;
}

async function soup(id: string | Rule, size: Grid = [50, 37]): Promise<Simulation> {
  const rule = typeof id === 'string' ? parseRule(id) : id;
  const simulation = keep(await createSimulation({ rule, size, init: 'random', density: 0.4, seed: 3 }));
  simulation.attach();
  return simulation;
}

const gpuOf = (simulation: Simulation): Gpu => simulation.engine?.gpu ?? expect.fail('no engine');

/** What every cell perceives, in reading order. */
function perceived(rule: Rule, size: Grid, cells: Cells): number[][] {
  const sense = createSense(rule, size, rule.boundary);
  const scales = rule.inputs.map((input) => perceive(input, dimensionsOn(rule, size)).scale);
  const [width, height, slices = 1] = size;
  return Array.from({ length: width * height * slices }, (_, place) => {
    const sums = new Float64Array(scales.length);
    sense(cells, place % width, Math.floor(place / width) % height, Math.floor(place / width / height), sums);
    return [...sums].map((sum, i) => sum * scales[i]);
  });
}

async function histogram(simulation: Simulation, axes = {}): Promise<Float64Array> {
  const { rule, size } = simulation;
  const bins = binsOf(rule, axes);
  const counts = new Float64Array(bins.x.count * bins.y.count);
  const all = perceived(rule, size as Grid, await simulation.read());
  for (const inputs of all) counts[binAt(bins, inputs[bins.x.input], inputs[bins.y.input] ?? 0)]++;
  return counts;
}

describe('counts of visited states', () => {
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);

  for (const where of ['gpu', 'cpu'] as const) {
    it(`are those of the voxels that are read, and as many, added up on the ${where}`, async () => {
      const size = [13, 9, 7] as const; // slices that do not fill the rows they stand in
      for (const id of ['5766', 'young-spots']) {
        const simulation = await soup(id, size);
        const counter = keep(new HeatCounter(gpuOf(simulation), where));
        for (const steps of [0, 1, 3]) {
          simulation.step(steps);
          const counts = await counter.count(simulation, binsOf(simulation.rule, {}));
          const expected = await histogram(simulation);
          expect(counts && sum(counts), `${id} after ${steps}`).to.equal(13 * 9 * 7);
          if (simulation.rule.states !== 'continuous') expect([...(counts ?? [])], `${id} after ${steps}`).to.deep.equal([...expected]);
          // A value that stands on the border of two bins may fall into either.
          else expect(expected.reduce((most, count, bin) => most + Math.abs(count - (counts?.[bin] ?? 0)), 0)).to.be.below(20);
        }
      }
    });

    it(`are those of the cells that are read, for discrete rules to the cell, added up on the ${where}`, async () => {
      for (const id of ['life', 'brians-brain', 'bosco', 'rule-30', 'wireworld']) {
        const simulation = await soup(id);
        const counter = keep(new HeatCounter(gpuOf(simulation), where));
        const bins = binsOf(simulation.rule, {});
        for (const steps of [0, 1, 7]) {
          simulation.step(steps);
          const counts = await counter.count(simulation, bins);
          expect(counts && [...counts], `${id} after ${steps}`).to.deep.equal([...(await histogram(simulation))]);
          expect(counts && sum(counts)).to.equal(50 * 37);
        }
      }
    });
  }

  it('of continuous rules differ by no more than what lies on the edge of a bin', async () => {
    for (const [id, axes] of [
      ['analog-life', {}],
      ['young-spots', { x: 'activation', y: 'inhibition' }],
      ['gray-scott-mitosis', {}],
    ] as const) {
      const simulation = await soup(id, [64, 64]);
      simulation.step(5);
      const counter = keep(new HeatCounter(gpuOf(simulation)));
      const counts = (await counter.count(simulation, binsOf(simulation.rule, axes))) ?? expect.fail('no counts');
      const right = await histogram(simulation, axes);
      expect(sum(counts)).to.equal(64 * 64);
      const moved = counts.reduce((total, count, bin) => total + Math.abs(count - right[bin]), 0) / 2;
      expect(moved, id).to.be.below(64 * 64 * 0.01);
    }
  });

  it('become shares on a log scale; nothing that was visited is drawn as nothing', () => {
    const bins = binsOf(parseRule('life'), {});
    const counts = new Float64Array(18);
    counts.set([100_000, 1, 0, 10]);
    const { total, most, shares, exact } = heatOf(bins, counts);
    expect([total, most, exact]).to.deep.equal([100_011, 100_000, true]);
    expect([...shares.subarray(0, 4)]).to.deep.equal([255, 15, 0, Math.round((255 * Math.log(11)) / Math.log(100_001))]);
  });
});

describe('a source of heat', () => {
  function sourceOf(simulation: Simulation, kind: HeatKind, halfLife = 2) {
    const heats: (Heat | null)[] = [];
    const trace = keep(new Trace(simulation));
    const source = keep(new HeatSource(simulation, trace, { kind, halfLife, axes: {} }, (heat) => heats.push(heat)));
    const next = async () => {
      source.prepare(gpuOf(simulation));
      await source.counting;
      return heats[heats.length - 1] ?? expect.fail('no heat');
    };
    return { source, trace, heats, next };
  }

  it('counts the present, and not twice what has not changed', async () => {
    const simulation = await soup('life');
    const { next, heats } = sourceOf(simulation, 'cells');
    expect([...(await next()).counts]).to.deep.equal([...(await histogram(simulation))]);
    await next();
    expect(heats).to.have.length(1);
    simulation.step(3);
    const heat = await next();
    expect([...heat.counts]).to.deep.equal([...(await histogram(simulation))]);
    expect(heat.total).to.equal(50 * 37);
  });

  it('lets older generations count less', async () => {
    const simulation = await soup('life');
    const { next } = sourceOf(simulation, 'recent', 2);
    const first = [...(await next()).counts];
    simulation.step(4);
    const second = [...(await histogram(simulation))];
    const heat = await next();
    heat.counts.forEach((count, bin) => expect(count).to.be.closeTo(first[bin] / 4 + second[bin], 1e-9));
    expect(heat.total).to.be.closeTo(50 * 37 * 1.25, 1e-6);
    simulation.reset(9);
    expect((await next()).total).to.equal(50 * 37);
  });

  it('counts the generations of one cell', async () => {
    const simulation = await soup('life');
    const { next, trace, source } = sourceOf(simulation, 'probe');
    trace.cell = { x: 11, y: 30 };
    const right = new Float64Array(18);
    for (let generation = 0; generation <= 12; generation++) {
      const [self, count] = perceived(simulation.rule, [50, 37], await simulation.read())[30 * 50 + 11];
      right[count * 2 + self]++;
      if (generation < 12) simulation.step();
    }
    source.invalidate();
    const heat = await next();
    expect([...heat.counts]).to.deep.equal([...right]);
    expect(heat.total).to.equal(13);
  });
});

describe('live means', () => {
  it('are the means of what the cells perceive', async () => {
    for (const [id, size] of [
      ['young-spots', [70, 33]],
      ['gray-scott-mitosis', [130, 20]],
      ['life', [9, 9]],
    ] as const) {
      const simulation = await soup(id, size);
      simulation.step(3);
      const means = keep(new InputMeans(gpuOf(simulation)));
      const got = (await means.read(simulation)) ?? expect.fail('no means');
      const all = perceived(simulation.rule, size, await simulation.read());
      simulation.rule.inputs.forEach(({ name }, i) => {
        expect(got[i], `${id}: ${name}`).to.be.closeTo(all.reduce((total, inputs) => total + inputs[i], 0) / all.length, 1e-5);
      });
    }
  });
});

describe('the path of a cell', () => {
  it('is what the cell perceived in each generation, also where many steps are taken at once', async () => {
    for (const id of ['life', 'young-spots', 'moving-blob']) {
      const simulation = await soup(id, [24, 20]);
      const trace = keep(new Trace(simulation));
      trace.cell = { x: 5, y: 7 };
      const twin = await soup(id, [24, 20]);
      const right: number[][] = [];
      for (let generation = 0; generation <= 9; generation++) {
        right.push(perceived(twin.rule, [24, 20], await twin.read())[7 * 24 + 5]);
        twin.step();
      }
      for (const steps of [1, 5, 3]) simulation.step(steps);
      const samples = await trace.read();
      expect(samples.map(({ generation }) => generation)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      samples.forEach(({ inputs }, i) => inputs.forEach((value, input) => expect(value).to.be.closeTo(right[i][input], 1e-5)));
      expect(await trace.read(1)).to.deep.equal([samples[9]]);
    }
  });

  it('begins anew with another cell, a start, another structure; a stroke changes the present alone', async () => {
    const simulation = await soup('life');
    const trace = keep(new Trace(simulation));
    expect(trace.length).to.equal(0);
    expect(await trace.read()).to.deep.equal([]);
    trace.cell = { x: 3, y: 3 };
    simulation.step(4);
    expect(trace.length).to.equal(5);
    const state = (await trace.read(1))[0].inputs[0];
    simulation.paint({ x: 3, y: 3, radius: 0, value: 1 - state });
    expect(trace.length).to.equal(5);
    expect((await trace.read(1))[0].inputs[0]).to.equal(1 - state);
    trace.cell = { x: 4, y: 3 };
    expect(trace.length).to.equal(1);
    simulation.step(2);
    simulation.reset(5);
    expect([trace.length, trace.generation]).to.deep.equal([1, 0]);
    simulation.step(2);
    simulation.setRule(simulation.rule.withBias('activation', -0.4));
    expect(trace.length).to.equal(3);
    simulation.setRule(parseRule('brians-brain'));
    expect(trace.length).to.equal(1);
    expect((await trace.read())[0].inputs).to.have.length(simulation.rule.inputs.length);
    trace.cell = null;
    expect(trace.texture).to.equal(null);
  });

  it('keeps the last generations only, and begins anew after a loss', async () => {
    const simulation = await soup('life', [32, 8]);
    const trace = keep(new Trace(simulation));
    trace.cell = { x: 1, y: 1 };
    simulation.step(TRACE_LENGTH + 5);
    expect(trace.length).to.equal(TRACE_LENGTH);
    expect((await trace.read())[0].generation).to.equal(6);
    await loseContext();
    await until(() => simulation.engine !== null, 'back');
    expect([trace.length, trace.generation]).to.deep.equal([1, TRACE_LENGTH + 5]);
    const before = sharedGpu.counts.targets;
    trace.dispose();
    expect(sharedGpu.counts.targets).to.equal(before - 1);
    expect(simulation.engine?.watchers.size).to.equal(0);
  });
});
