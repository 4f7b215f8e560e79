// WebGL2 drawn in software: small discrete rules move to the CPU where that steps them faster, and back when a view needs their cells.
import { expect } from '@open-wc/testing';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule } from '../../core/rule/index.js';
import { runReference } from '../../core/rule/reference.js';
import { cpuPart } from '../../core/simulation/parts.js';
import { Simulation } from '../../core/simulation/simulation.js';
import { software } from '../../core/simulation/software.js';
import { createSimulation } from '../../core/simulation/create.js';
import { expectSameCells, until } from '../support/automata.js';

describe('where WebGL2 is drawn in software', function () {
  this.timeout(60_000);
  const open: Simulation[] = [];
  let real: Awaited<ReturnType<typeof cpuPart.fetch>>;

  /** What trials find, instead of what they measure. */
  let faster = true;
  let trials: string[] = [];
  const found = new Map<string, boolean>();

  before(async () => {
    real = await cpuPart.fetch();
    const keyOf = (rule: { name: string }) => rule.name;
    cpuPart.hold({
      ...real,
      knownFaster: (rule, size) => real.runsOnCpu(rule, size) && found.get(keyOf(rule)),
      measureFaster: (rule, size) => {
        if (!real.runsOnCpu(rule, size)) return Promise.resolve(false);
        if (!found.has(keyOf(rule))) trials.push(keyOf(rule));
        found.set(keyOf(rule), faster);
        return Promise.resolve(faster);
      },
    });
  });
  after(() => cpuPart.hold(real));
  beforeEach(() => {
    software.movesToCpu = true;
    faster = true;
    trials = [];
    found.clear();
  });
  afterEach(() => {
    open.splice(0).forEach((simulation) => simulation.dispose());
    software.movesToCpu = false;
  });

  function make(text: string, size: readonly [number, number] = [70, 30]): Simulation {
    const simulation = new Simulation({ rule: parseRule(text), size, seed: 4, boundary: 'torus' });
    open.push(simulation);
    return simulation;
  }

  it('moves after a while, cell for cell, and says why', async () => {
    const simulation = make('B2/S345/C4');
    const start = await simulation.read();
    expect(simulation.path).to.match(/^byte/);
    simulation.step(3);
    await until(() => simulation.cpu !== null, 'the move');
    expect(simulation.path).to.equal('cpu-table (faster than WebGL2, which is drawn in software here)');
    expect(simulation.engine).to.equal(null);
    simulation.step(4);
    expectSameCells(await simulation.read(), runReference(simulation.rule, start, [70, 30], 7));
    await until(() => sharedGpu.current === null, 'the context is given back');
  });

  it('the next one of the kind begins there, without a context', async () => {
    const first = make('B3/S23');
    first.attach();
    first.step();
    await until(() => first.cpu !== null, 'the move');
    await until(() => sharedGpu.current === null, 'the context is given back');
    const second = make('B3/S23');
    await second.whenAttached();
    expect([second.cpu === null, sharedGpu.current]).to.deep.equal([false, null]);
    expect(trials).to.have.length(1);
  });

  it('goes back to the GPU for a view that needs the cells there, and stays', async () => {
    const simulation = make('B3/S23');
    const start = await simulation.read();
    simulation.step(2);
    await until(() => simulation.cpu !== null, 'the move');
    simulation.step(2);
    expect(simulation.attach(true), 'an engine at once').to.not.equal(null);
    simulation.step(2);
    expectSameCells(await simulation.read(), runReference(simulation.rule, start, [70, 30], 6));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(simulation.cpu).to.equal(null);
  });

  it('stays where the CPU is not faster, where the rule needs the GPU, and where a program made it', async () => {
    faster = false;
    const slower = make('B3/S23');
    const smooth = make('analog-life');
    const programs = await createSimulation({ rule: parseRule('B2/S/C3'), size: [40, 40] });
    open.push(programs);
    for (const simulation of open) {
      simulation.attach();
      simulation.step();
    }
    await until(() => trials.length === 1, 'the trial');
    faster = true;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect([slower.cpu, smooth.cpu, programs.cpu]).to.deep.equal([null, null, null]);
    expect(trials).to.have.length(1);
  });

  it('a rule that needs the GPU takes it there, and the cells stay', async () => {
    const simulation = make('B3/S23');
    const start = await simulation.read();
    simulation.step();
    await until(() => simulation.cpu !== null, 'the move');
    simulation.setRule(parseRule('analog-life'));
    expectSameCells(Uint8Array.from(await simulation.read()), runReference(parseRule('B3/S23'), start, [70, 30], 1));
    expect(simulation.engine).to.not.equal(null);
  });

  it('may be disposed while it is measured', async () => {
    const simulation = make('B3/S23');
    simulation.attach();
    simulation.step();
    await until(() => trials.length === 1, 'the trial');
    simulation.dispose();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([simulation.cpu, simulation.engine]).to.deep.equal([null, null]);
  });
});

describe('the trial', function () {
  this.timeout(60_000);
  it('times both machines once for a kind and an extent, and leaves nothing behind', async () => {
    const { measureFaster, knownFaster } = await cpuPart.fetch();
    const { Engine } = await import('../../core/simulation/engine.js');
    const lease = sharedGpu.acquire();
    const gpu = lease.gpu ?? expect.fail('no context');
    const rule = parseRule('B2/S345/C4');
    const size = [96, 64] as const;
    const { textures, targets, fences, buffers } = sharedGpu.counts;
    let made = 0;
    const twin = () => (made++, new Engine(gpu, rule, { size, precision: 'auto' }));
    expect(knownFaster(rule, size)).to.equal(undefined);
    const found = await Promise.all([measureFaster(rule, size, twin), measureFaster(rule, size, twin)]);
    expect(found).to.deep.equal([knownFaster(rule, size), knownFaster(rule, size)]);
    expect(typeof found[0]).to.equal('boolean');
    expect(made).to.equal(1);
    expect(sharedGpu.counts).to.include({ textures, targets, fences, buffers });
    expect(await measureFaster(parseRule('analog-life'), size, twin), 'no place on the CPU').to.equal(false);
    lease.release();
  });
});
