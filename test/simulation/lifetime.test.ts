import { expect } from '@open-wc/testing';
import { GpuShare, sharedGpu } from '../../core/gpu/share.js';
import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { Simulation } from '../../core/simulation/simulation.js';
import { expectAllReleased, expectSameCells, failure, readAfter, until, wait } from '../support/automata.js';

const life = parseRule('life');
const size = [40, 24] as const;

afterEach(() => expectAllReleased());

describe('a simulation and the GPU', () => {
  it('takes nothing until it is needed', async () => {
    const simulation = new Simulation({ rule: life, size });
    simulation.step(3);
    expect(sharedGpu.current).to.equal(null);
    expect([simulation.path, simulation.cost]).to.deep.equal(['not started', 0]);
    simulation.attach();
    expect(simulation.path).to.match(/^[^()]+ \(.+\)$/);
    expect(simulation.cost).to.be.above(0);
    expect(simulation.attach()).to.equal(simulation.engine);
    expect(sharedGpu.counts.contexts).to.equal(1);
    simulation.dispose();
  });

  it('gives it back on suspend, keeps the cells, and takes it again when it is needed', async () => {
    const simulation = await createSimulation({ rule: life, size });
    const told: string[] = [];
    for (const topic of ['release', 'ready', 'lost'] as const) simulation.events.on(topic, () => told.push(topic));
    const cells = await readAfter(simulation, 4);
    await simulation.suspend();
    expect(simulation.engine).to.equal(null);
    await expectAllReleased();
    await simulation.suspend(); // twice is once
    expectSameCells(await simulation.read(), cells);
    expect(simulation.generation).to.equal(4);
    expect(told).to.deep.equal(['release', 'ready']);
    simulation.dispose();
  });

  it('keeps a snapshot by itself within about a second, so that less has to be run again', async () => {
    const simulation = await createSimulation({ rule: life, size });
    simulation.step(5);
    const engine = simulation.engine ?? expect.fail('no engine');
    let reads = 0;
    const { readRaw } = engine;
    engine.readRaw = () => {
      reads++;
      return readRaw.call(engine);
    };
    await wait(600);
    expect(reads).to.equal(0);
    await until(() => reads === 1, 'a snapshot', 3000);
    await wait(1200); // and no more while nothing changes
    expect(reads).to.equal(1);
    await simulation.keep();
    expect(reads).to.equal(1);
    simulation.dispose();
  });

  it('lets go of all on dispose, twice is once, and is of no use afterwards', async () => {
    const simulation = await createSimulation({ rule: life, size });
    const reading = simulation.read(); // was asked for in time
    simulation.dispose();
    simulation.dispose();
    expect([simulation.disposed, simulation.engine, simulation.attach()]).to.deep.equal([true, null, null]);
    const gone = (where: string) => `disposed: ${where}: the simulation was disposed`;
    expect(await reading).to.have.length(40 * 24);
    expect(await failure(() => simulation.read())).to.equal(gone('read'));
    expect(await failure(() => simulation.population())).to.equal(gone('read'));
    expect(await failure(() => simulation.step())).to.equal(gone('step'));
    expect(await failure(() => simulation.clear())).to.equal(gone('clear'));
    expect(await failure(() => simulation.reset())).to.equal(gone('random'));
    expect(await failure(() => simulation.paint({ x: 0, y: 0 }))).to.equal(gone('paint'));
    await simulation.keep();
    await simulation.suspend();
    expect(simulation.events.listenerCount).to.equal(0);
  });

  it('a hundred times made and disposed leaves nothing', async () => {
    const listeners = sharedGpu.events.listenerCount;
    const rules = ['life', 'B2/S/C3', 'analog-life'].map(parseRule);
    const stays = await createSimulation({ rule: life, size }); // so that one context serves all
    const context = sharedGpu.current;
    const one = sharedGpu.counts;
    for (let i = 0; i < 100; i++) {
      const simulation = await createSimulation({ rule: rules[i % 3], size });
      simulation.step(2);
      simulation.paint({ x: 3, y: 3 });
      if (i % 10 === 0) await simulation.read();
      simulation.dispose();
    }
    expect(sharedGpu.current).to.equal(context);
    const { programs, ...rest } = sharedGpu.counts;
    expect(rest).to.deep.equal({
      contexts: one.contexts,
      textures: one.textures,
      targets: one.targets,
      geometries: one.geometries,
      buffers: 0,
      fences: 0,
    });
    expect(programs, 'a few idle programs are kept').to.be.at.most(one.programs + 8);
    stays.dispose();
    expect(sharedGpu.events.listenerCount).to.equal(listeners);
  });

  it('forty live on one context', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, (_, seed) => createSimulation({ rule: life, size, seed })));
    expect(sharedGpu.counts.contexts).to.equal(1);
    for (const simulation of all) simulation.step(3);
    const cells = await Promise.all(all.map((simulation) => simulation.read()));
    expect(new Set(cells.map((each) => each.join(''))).size).to.equal(40);
    for (const simulation of all) simulation.dispose();
  });

  it('uses the context that it is given', async () => {
    const share = new GpuShare();
    const simulation = await createSimulation({ rule: life, size, share });
    expect([share.counts.contexts, sharedGpu.current]).to.deep.equal([1, null]);
    simulation.dispose();
    await expectAllReleased(share);
  });

  it('may be changed and read again while it tells of a change', async () => {
    const simulation = await createSimulation({ rule: life, size });
    let depth = 0;
    simulation.events.on('change', () => {
      if (depth++ < 3) simulation.step();
    });
    simulation.step();
    expect(simulation.generation).to.equal(4);
    const other = new Simulation({ rule: life, size });
    expectSameCells(await simulation.read(), await readAfter(other, 4));
    simulation.dispose();
    other.dispose();
  });
});
