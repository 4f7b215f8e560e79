// Going back: the cells of earlier generations come again, exactly, on both machines and across snapshots, drawing and rules.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseRule } from '../../core/rule/index.js';
import type { Cells } from '../../core/compile/layout.js';
import { createSimulation } from '../../core/simulation/create.js';
import { Journal } from '../../core/simulation/journal.js';
import { Past } from '../../core/simulation/past.js';
import type { Operation } from '../../core/simulation/operations.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { expectSameCells, loseContext, until } from '../support/automata.js';
import { interceptWebGL2 } from '../support/intercept.js';
import { sharedGpu } from '../../core/gpu/share.js';

const step = (from: number, count = 1): Operation => ({ kind: 'step', from, count, seed: 1 });
const rule = parseRule('B3/S23');

describe('going back', function () {
  this.timeout(60_000);
  const open: Simulation[] = [];
  afterEach(() => open.splice(0).forEach((simulation) => simulation.dispose()));

  async function create(text: string, size: readonly number[] = [40, 30]): Promise<Simulation> {
    const simulation = await createSimulation({ rule: parseRule(text), size, seed: 5 });
    open.push(simulation);
    return simulation;
  }

  for (const text of ['B3/S23', 'B2/S345/C4', 'analog-life', 'W110'])
    it(`${text}: step by step, over snapshots`, async () => {
      const simulation = await create(text);
      const seen: Cells[] = [];
      for (let i = 0; i < 9; i++) {
        seen.push(await simulation.read()); // which is a snapshot
        simulation.step(i % 3 === 1 ? 2 : 1);
        if (i % 3 === 1) seen.push(seen[seen.length - 1]); // of this one nothing is known
      }
      for (let at = simulation.generation - 1; at >= 0; at--) {
        expect(simulation.back(), `to ${at}`).to.equal(true);
        expect(simulation.generation).to.equal(at);
        if (at % 4 !== 2) expectSameCells(await simulation.read(), seen[at], `generation ${at}`);
      }
      expect(simulation.back()).to.equal(false);
    });

  it('several at once, and on again as before', async () => {
    const simulation = await create('B36/S23');
    simulation.step(20);
    const there = await simulation.read();
    simulation.step(30);
    const last = await simulation.read();
    expect(simulation.back(30)).to.equal(true);
    expectSameCells(await simulation.read(), there);
    simulation.step(30);
    expectSameCells(await simulation.read(), last);
  });

  it('undoes what was drawn later and keeps what was drawn before', async () => {
    const simulation = await create('B3/S23');
    simulation.clear();
    simulation.place('3o!', 10, 10);
    simulation.step(3);
    simulation.paint({ x: 30, y: 20, radius: 2 });
    const drawn = await simulation.read();
    simulation.step(2);
    simulation.back(2);
    expectSameCells(await simulation.read(), drawn);
    simulation.back();
    expect(await simulation.population()).to.equal(3);
  });

  it('keeps the rule that is in force', async () => {
    const simulation = await create('B3/S23');
    simulation.step(4);
    const four = await simulation.read();
    simulation.step();
    simulation.setRule(parseRule('B36/S23'));
    simulation.step(2);
    expect(simulation.back(3)).to.equal(true);
    expectSameCells(await simulation.read(), four);
    expect(simulation.rule.notation).to.equal('B36/S23');
  });

  it('not before a start anew, nor before what is remembered', async () => {
    const simulation = await create('B3/S23');
    simulation.step(5);
    simulation.reset(8);
    const start = await simulation.read();
    simulation.step(2);
    expect(simulation.back(100)).to.equal(true);
    expect(simulation.generation).to.equal(0);
    expectSameCells(await simulation.read(), start);
    expect(simulation.back()).to.equal(false);
  });

  it('a snapshot that is on its way does not bring the later cells back', async () => {
    const simulation = await create('B3/S23');
    const start = await simulation.read();
    simulation.step(3);
    const reading = simulation.read();
    simulation.back(3);
    await reading;
    await loseContext();
    await until(() => simulation.attached, 'the context');
    expectSameCells(await simulation.read(), start);
  });

  it('on the CPU as well', async () => {
    await until(() => sharedGpu.current === null, 'a clean start');
    const giveBack = interceptWebGL2(() => null);
    try {
      const simulation = await create('B3/S23');
      simulation.step(3);
      const there = await simulation.read();
      simulation.step(4);
      expect(simulation.back(4)).to.equal(true);
      expectSameCells(await simulation.read(), there);
      expect(simulation.path).to.match(/^cpu/);
    } finally {
      giveBack();
    }
  });
});

describe('what is remembered', () => {
  const cellsOf = (bytes: number) => ({ texels: new Uint8Array(bytes) }) as never;

  it('is bounded in number and in bytes, the oldest goes first', () => {
    const past = new Past();
    for (let i = 0; i < 200; i++) past.add({ base: { rule, cells: cellsOf(8) }, operations: [step(i)] });
    expect(past.take(79)).to.equal(null);
    expect(past.take(80)?.base.cells).to.not.equal(undefined);
    const heavy = new Past();
    for (let i = 0; i < 10; i++) heavy.add({ base: { rule, cells: cellsOf(2 ** 23) }, operations: [step(i)] });
    expect(heavy.take(5)).to.equal(null);
    expect(heavy.take(6)).to.not.equal(null);
  });

  it('any steps with snapshots in between lead back to any generation since the start', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean()), { minLength: 1, maxLength: 20 }),
        fc.nat(),
        (all, pick) => {
          const journal = new Journal(rule);
          journal.add({ kind: 'clear' }, rule);
          let generation = 0;
          for (const [count, snapshot] of all) {
            journal.add(step(generation, count), rule);
            generation += count;
            if (snapshot) journal.rebase({ rule, cells: cellsOf(generation) }, journal.mark());
          }
          const to = pick % generation;
          expect(journal.rewind(to)).to.equal(true);
          const base = journal.base.cells?.texels.length ?? 0;
          const steps = journal.operations.reduce((sum, operation) => sum + (operation.kind === 'step' ? operation.count : 0), 0);
          expect(base + steps).to.equal(to);
        },
      ),
    );
  });
});
