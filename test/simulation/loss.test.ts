import { expect } from '@open-wc/testing';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule, type Rule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { Simulation } from '../../core/simulation/simulation.js';
import { expectAllReleased, expectSameCells, failure, loseContext, until, wait } from '../support/automata.js';

const size = [70, 33] as const;
/** Fires at random: a generation or a seed that was counted wrong shows. */
const fired = parseRule('life').with({ update: { mode: 'replace', fireRate: 0.6 } });
const rules: Record<string, Rule> = {
  'two states': parseRule('life'),
  'a fire rate': fired,
  'three states': parseRule('B2/S/C3'),
  'continuous cells': parseRule('analog-life'),
};

/** The cells of a run that nothing disturbs. */
async function undisturbed(rule: Rule, play: (simulation: Simulation) => void) {
  const simulation = await createSimulation({ rule, size, seed: 4 });
  play(simulation);
  const cells = await simulation.read();
  simulation.dispose();
  return cells;
}

// Between two tests the context is given back, so that each begins without losses to wait for.
afterEach(() => expectAllReleased());

for (const [name, rule] of Object.entries(rules))
  describe(`a lost context, ${name}`, () => {
    it('at rest, before the first snapshot: all cells are there again', async () => {
      const expected = await undisturbed(rule, (simulation) => simulation.step(9));
      const simulation = await createSimulation({ rule, size, seed: 4 });
      simulation.step(9);
      void loseContext();
      expectSameCells(await simulation.read(), expected);
      expect(simulation.generation).to.equal(9);
      simulation.dispose();
    });

    it('at rest, from a snapshot and what happened since', async () => {
      const play = (simulation: Simulation) => {
        simulation.step(5);
        simulation.paint({ x: 3, y: 4, toX: 60, toY: 20, radius: 2 });
        simulation.step(4);
      };
      const expected = await undisturbed(rule, play);
      const simulation = await createSimulation({ rule, size, seed: 4 });
      simulation.step(3);
      await simulation.keep();
      simulation.step(2);
      simulation.paint({ x: 3, y: 4, toX: 60, toY: 20, radius: 2 });
      await loseContext();
      simulation.step(4); // nobody has to wait
      expectSameCells(await simulation.read(), expected);
      simulation.dispose();
    });
  });

describe('a lost context', () => {
  it('while it runs and keeps snapshots: it goes on as if nothing were', async () => {
    const expected = await undisturbed(fired, (simulation) => simulation.step(60));
    const simulation = await createSimulation({ rule: fired, size, seed: 4 });
    for (let i = 0; i < 60; i++) {
      simulation.step();
      if (i % 7 === 3) void simulation.keep();
      if (i === 10 || i === 35) void loseContext();
      await wait(1);
      if (i === 34) await until(() => simulation.engine !== null, 'back after the first loss');
    }
    expectSameCells(await simulation.read(), expected);
    simulation.dispose();
  });

  it('during read(): the cells come, late', async () => {
    const expected = await undisturbed(fired, (simulation) => simulation.step(7));
    const simulation = await createSimulation({ rule: fired, size, seed: 4 });
    simulation.step(7);
    const reading = simulation.read();
    void loseContext();
    expectSameCells(await reading, expected);
    const again = simulation.read();
    await wait(0);
    void loseContext();
    expectSameCells(await again, expected);
    simulation.dispose();
  });

  it('twice in a row, the second before anything was drawn', async () => {
    const expected = await undisturbed(fired, (simulation) => simulation.step(12));
    const simulation = await createSimulation({ rule: fired, size, seed: 4 });
    simulation.step(5);
    await loseContext();
    simulation.step(3);
    await until(() => sharedGpu.current !== null, 'the context is back');
    void loseContext();
    simulation.step(4);
    expectSameCells(await simulation.read(), expected);
    simulation.dispose();
  });

  it('after it started anew while a snapshot of before was on its way', async () => {
    const expected = await undisturbed(fired, (simulation) => simulation.step(6));
    const simulation = await createSimulation({ rule: fired, size, seed: 4 });
    simulation.step(9);
    const keeping = simulation.keep();
    simulation.reset();
    simulation.step(6);
    await keeping;
    void loseContext();
    expectSameCells(await simulation.read(), expected);
    simulation.dispose();
  });

  it('after another rule took over the cells', async () => {
    const play = (simulation: Simulation) => {
      simulation.step(3);
      simulation.setRule(parseRule('analog-life'));
      simulation.step(3);
      simulation.setRule(parseRule('B2/S/C3'));
      simulation.step(2);
    };
    const expected = await undisturbed(rules['two states'], play);
    const simulation = await createSimulation({ rule: rules['two states'], size, seed: 4 });
    play(simulation);
    void loseContext();
    expectSameCells(await simulation.read(), expected);
    simulation.dispose();
  });

  it('while the GPU part is given back', async () => {
    const expected = await undisturbed(fired, (simulation) => simulation.step(8));
    const simulation = await createSimulation({ rule: fired, size, seed: 4 });
    simulation.step(8);
    const giving = simulation.suspend();
    void loseContext();
    await giving;
    await wait(50); // and does not take it again by itself
    expect(simulation.engine).to.equal(null);
    await expectAllReleased();
    expectSameCells(await simulation.read(), expected);
    simulation.dispose();
  });

  it('is told, and so is the return', async () => {
    const simulation = await createSimulation({ rule: fired, size });
    const told: string[] = [];
    for (const topic of ['lost', 'ready', 'change'] as const) simulation.events.on(topic, () => told.push(topic));
    void loseContext();
    await until(() => told.length >= 3, 'loss and return are told');
    expect(told).to.deep.equal(['lost', 'ready', 'change']);
    expect(simulation.path).to.not.equal('not started');
    simulation.dispose();
  });

  it('is survived by several at once', async () => {
    const all = await Promise.all([1, 2, 3, 4, 5].map((seed) => createSimulation({ rule: fired, size, seed })));
    all.forEach((simulation, i) => simulation.step(i));
    const expected = await Promise.all(all.map((simulation) => simulation.read()));
    void loseContext();
    for (const [i, simulation] of all.entries()) {
      expectSameCells(await simulation.read(), expected[i], `simulation ${i}`);
      simulation.dispose();
    }
  });

  it('and nobody else to wait for: what is disposed meanwhile stays gone, and a new one starts', async () => {
    const simulation = await createSimulation({ rule: fired, size });
    const reading = failure(() => simulation.read());
    await loseContext();
    expect(await failure(() => createSimulation({ rule: fired, size }))).to.equal(
      'lost: createSimulation: the GPU context is away; try again in a moment',
    );
    simulation.dispose();
    expect(await reading).to.equal('disposed: read: the simulation was disposed');
    const next = new Simulation({ rule: fired, size, seed: 4 });
    expectSameCells(await next.read(), await undisturbed(fired, () => undefined));
    next.dispose();
  });
});
