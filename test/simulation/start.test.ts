import { expect } from '@open-wc/testing';
import { parsePattern } from '../../core/pattern/index.js';
import { parseRule, runReference, validateRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { Simulation } from '../../core/simulation/simulation.js';
import type { Start } from '../../core/simulation/start.js';
import { MATRIX } from '../rule/support.js';
import { countLive, expectSameCells, readAfter } from '../support/automata.js';

const life = parseRule('life');
const size = [48, 31] as const;

/** What a simulation reads as after its start and some steps. */
async function cellsOf(simulation: Simulation, steps = 0) {
  const cells = await readAfter(simulation, steps);
  simulation.dispose();
  return cells;
}

/** What a start says of grain and levels where nobody does. */
const PLAIN = { grain: 1, background: [], foreground: [] };

describe('the start of a simulation', () => {
  it('is a soup of the seed: the same again, another for another', async () => {
    const soup = (seed?: number) => cellsOf(new Simulation({ rule: life, size, seed }));
    const first = await soup(7);
    expectSameCells(await soup(7), first);
    expect([...(await soup(8))]).to.not.deep.equal([...first]);
    expectSameCells(await soup(), await soup(1)); // unless told
    expectSameCells(await soup(7 + 2 ** 32), first); // modulo 2³²
    expect([...(await soup(-7))]).to.not.deep.equal([...first]);
  });

  it('has as many live cells as the density says', async () => {
    for (const density of [0, 0.1, 0.35, 0.9, 1]) {
      const live = countLive(await cellsOf(new Simulation({ rule: life, size: [200, 200], density }))) / 40_000;
      expect(live).to.be.closeTo(density, density % 1 ? 0.01 : 0);
    }
  });

  it('has every state but 0 alike where there are several', async () => {
    const cells = await cellsOf(new Simulation({ rule: parseRule('B2/S/C5'), size: [200, 200], density: 0.8 }));
    const counts = [0, 1, 2, 3, 4, 5].map((state) => cells.filter((cell) => cell === state).length / 40_000);
    counts.forEach((share, state) => expect(share).to.be.closeTo(state === 5 ? 0 : 0.2, 0.01));
  });

  it('of a continuous rule is at the top of its range, in every channel', async () => {
    const rule = validateRule({ ...MATRIX, range: [-1, 3], dimensions: [2] });
    const cells = await cellsOf(new Simulation({ rule, size, density: 0.5 }));
    expect(new Set(cells)).to.deep.equal(new Set([0, 3]));
    for (let i = 0; i < cells.length; i += 2) expect(cells[i]).to.equal(cells[i + 1]);
  });

  it('can be nothing, one cell in the middle, or a pattern in the middle', async () => {
    expect(countLive(await cellsOf(new Simulation({ rule: life, size, init: 'empty' })))).to.equal(0);
    const centre = await cellsOf(new Simulation({ rule: life, size, init: 'centre' }));
    expect([countLive(centre), centre[15 * 48 + 24]]).to.deep.equal([1, 1]);
    const pattern = parsePattern('3o!');
    const cells = await cellsOf(new Simulation({ rule: life, size, init: 'pattern', pattern }));
    expect([countLive(cells), ...cells.subarray(15 * 48 + 22, 15 * 48 + 25)]).to.deep.equal([3, 1, 1, 1]);
    const all = await cellsOf(new Simulation({ rule: life, size: [3, 1], init: 'pattern', pattern }));
    expect([...all]).to.deep.equal([1, 1, 1]);
  });

  it('takes a pattern of several states into a continuous range', async () => {
    const pattern = parsePattern('x = 4, y = 1, rule = WireWorld\n.ABC!');
    const rule = parseRule('analog-life');
    const cells = await cellsOf(new Simulation({ rule, size: [4, 1], init: 'pattern', pattern }));
    expect([...cells].map((state) => Math.round(state * 3))).to.deep.equal([0, 1, 2, 3]);
  });

  it('is tried before it counts: one that cannot be leaves everything as it was', async () => {
    const simulation = new Simulation({ rule: life, size: [4, 4], seed: 5 });
    simulation.step(3);
    const before = await simulation.read();
    const { start } = simulation;
    const wide = parsePattern('5o!');
    for (const bad of [{ density: 2 }, { seed: 0.5 }, { init: 'pattern', pattern: wide }, { init: 'else' }] as Partial<Start>[])
      expect(() => simulation.startFrom(bad)).to.throw();
    expect(simulation.start).to.equal(start);
    expect(simulation.generation).to.equal(3);
    expectSameCells(await cellsOf(simulation), before);
  });
});

describe('starting anew', () => {
  it('reset goes back to generation 0 of the same run, or of another seed', async () => {
    const simulation = await createSimulation({ rule: life, size, seed: 3 });
    const first = await readAfter(simulation, 20);
    simulation.reset();
    expect(simulation.generation).to.equal(0);
    expectSameCells(await readAfter(simulation, 20), first);
    simulation.reset(4);
    expect(simulation.seed).to.equal(4);
    expectSameCells(await readAfter(simulation, 20), await cellsOf(new Simulation({ rule: life, size, seed: 4 }), 20));
    simulation.dispose();
  });

  it('randomize makes a soup whatever it started from; what is not given stays', async () => {
    const simulation = await createSimulation({ rule: life, size, init: 'centre', seed: 9, density: 0.6 });
    simulation.randomize();
    expect(simulation.start).to.deep.equal({ seed: 9, density: 0.6, init: 'random', pattern: undefined, ...PLAIN });
    simulation.randomize({ density: 0.2, seed: undefined });
    expect(simulation.start).to.deep.equal({ seed: 9, density: 0.2, init: 'random', pattern: undefined, ...PLAIN });
    expectSameCells(await cellsOf(simulation), await cellsOf(new Simulation({ rule: life, size, seed: 9, density: 0.2 })));
  });

  it('clear leaves the start: reset brings the soup back', async () => {
    const simulation = await createSimulation({ rule: life, size, seed: 2 });
    const soup = await simulation.read();
    simulation.clear();
    expect(await simulation.population()).to.equal(0);
    simulation.reset();
    expectSameCells(await cellsOf(simulation), soup);
  });

  it('tells the start, and that cells changed', async () => {
    const simulation = await createSimulation({ rule: life, size });
    const told: string[] = [];
    simulation.events.on('start', ({ seed, init }) => told.push(`start ${seed} ${init}`));
    simulation.events.on('change', () => told.push('change'));
    simulation.reset(6);
    simulation.startFrom({ init: 'empty' });
    simulation.clear();
    simulation.step(2);
    simulation.step(0);
    simulation.paint({ x: 1, y: 1 });
    expect(told.join(', ')).to.equal('change, start 6 random, change, start 6 empty, change, start 6 empty, change, change');
    simulation.dispose();
  });
});

describe('the same seed gives the same run', () => {
  // Fires at random, so that the cells depend on seed and generation of each step.
  const rule = life.with({ update: { mode: 'replace', fireRate: 0.5 } });
  const play = (simulation: Simulation) => {
    simulation.step(4);
    simulation.paint({ x: 10, y: 10, toX: 30, toY: 12, radius: 2 });
    simulation.step(3);
    simulation.place('bo$2bo$3o!', 40, 29);
    simulation.step(5);
  };

  it('as the reference runs it', async () => {
    const simulation = await createSimulation({ rule, size, seed: 77 });
    const start = await simulation.read();
    expectSameCells(await readAfter(simulation, 12), runReference(rule, start, size, 12, { seed: 77 }));
    simulation.write(start); // generation 12, seed of the start
    expectSameCells(await readAfter(simulation, 3), runReference(rule, start, size, 3, { seed: 77, generation: 12 }));
    simulation.dispose();
  });

  it('in steps of any number, before the GPU is asked for, after, and after it was given back', async () => {
    const after = await createSimulation({ rule, size, seed: 5 });
    play(after);
    const expected = await after.read();

    const before = new Simulation({ rule, size, seed: 5 });
    play(before);
    expect([before.path, before.generation, before.engine]).to.deep.equal(['not started', 12, null]);
    expectSameCells(await cellsOf(before), expected, 'before');

    const between = new Simulation({ rule, size, seed: 5 });
    between.step(2);
    await between.read();
    await between.suspend();
    between.step(2);
    await between.suspend();
    between.paint({ x: 10, y: 10, toX: 30, toY: 12, radius: 2 });
    between.attach();
    for (let i = 0; i < 3; i++) between.step();
    await between.keep();
    between.place('bo$2bo$3o!', 40, 29);
    void between.suspend(); // more happens while it goes
    between.step(5);
    expectSameCells(await cellsOf(between), expected, 'between');
    after.dispose();
  });

  it('where it starts anew while a snapshot is on its way', async () => {
    const simulation = await createSimulation({ rule, size, seed: 5 });
    simulation.step(9);
    const kept = simulation.keep();
    simulation.reset();
    simulation.step(6);
    await kept;
    await simulation.suspend();
    const expected = await cellsOf(new Simulation({ rule, size, seed: 5 }), 6);
    expectSameCells(await cellsOf(simulation), expected);
  });
});
