// The editing of one automaton's rule, without any element: drafts, entries, what others put in force; and what the units say.
import { expect } from '@open-wc/testing';
import { ActivityWatch, type Activity } from '../../core/page/activity.js';
import { Editing } from '../../core/page/editing.js';
import { parseRule, trace } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';

const life = parseRule('life');
const labels = (editing: Editing) => editing.history.entries.map(({ label }) => label);

describe('editing', () => {
  let simulation: Simulation;
  let editing: Editing;
  beforeEach(async () => {
    simulation = await createSimulation({ rule: life, size: [16, 16], init: 'empty' });
    editing = Editing.of(simulation);
  });
  afterEach(() => simulation.dispose());

  it('is one for an automaton', () => {
    expect(Editing.of(simulation)).to.equal(editing);
    expect(editing.base).to.equal(life);
  });

  it('takes drafts into the history when they are done', () => {
    for (const bias of [-0.4, -0.3, -0.2]) editing.draft(life.withBias('activation', bias), 'bias');
    expect(simulation.rule).to.equal(editing.rule);
    expect(labels(editing)).to.deep.equal(['Start']);
    editing.commit();
    editing.commit();
    expect(labels(editing)).to.deep.equal(['Start', 'bias']);
    editing.undo();
    expect(simulation.rule).to.equal(life);
    editing.redo();
    expect(simulation.rule.network).to.deep.equal(life.withBias('activation', -0.2).network);
  });

  it('keeps an unfinished draft when another edit begins', () => {
    editing.draft(life.withBias('activation', -0.4), 'one', 'a');
    editing.draft(life.withBias('selfIsOne', -0.4), 'two', 'b');
    editing.undo();
    expect(labels(editing)).to.deep.equal(['Start', 'one', 'two']);
  });

  it('merges edits of one name in a row, and no others', () => {
    editing.edit(life.withBias('activation', -0.4), 'one', 'key');
    editing.edit(life.withBias('activation', -0.3), 'two', 'key');
    expect(labels(editing)).to.deep.equal(['Start', 'two']);
    editing.edit(life.withBias('activation', -0.2), 'three');
    editing.edit(life.withBias('activation', -0.1), 'four', 'key');
    expect(labels(editing)).to.deep.equal(['Start', 'two', 'three', 'four']);
    editing.undo();
    editing.edit(life.withBias('activation', -0.15), 'five', 'key');
    expect(labels(editing)).to.deep.equal(['Start', 'two', 'three', 'five']);
  });

  it('hears of rules that others put in force', () => {
    simulation.setRule(life.withBias('activation', -0.4));
    simulation.setRule(life.withBias('activation', -0.3));
    expect(labels(editing)).to.deep.equal(['Start', 'Changed elsewhere']);
    editing.undo();
    expect(simulation.rule).to.equal(life);
    simulation.setRule(parseRule('highlife'));
    expect(labels(editing)).to.deep.equal(['Start']);
    expect(editing.base.name).to.equal('HighLife');
  });

  it('lets locks go with their numbers', () => {
    editing.lock(['selfIsOne.bias', 'activation.bias'], true);
    editing.lock(['activation.bias'], false);
    expect([...editing.locked]).to.deep.equal(['selfIsOne.bias']);
    editing.edit(parseRule('seeds').with({ name: 'Life' }), 'another');
    const has = editing.rule.network?.layers.some((layer) => 'units' in layer && layer.units.some(({ name }) => name === 'selfIsOne'));
    expect([...editing.locked]).to.deep.equal(has ? ['selfIsOne.bias'] : []);
  });

  it('stays as it was where a rule cannot be run', () => {
    const before = simulation.rule;
    expect(() => editing.edit(life.with({ dimensions: [3] }), 'none')).to.throw();
    expect(simulation.rule).to.equal(before);
    expect(labels(editing)).to.deep.equal(['Start']);
  });
});

describe('what units say', () => {
  const next = (simulation: Simulation, probe: { x: number; y: number } | null) =>
    new Promise<Activity>((resolve) => {
      const watch = new ActivityWatch(simulation, (activity) => {
        watch.stop();
        resolve(activity);
      });
      watch.probe = probe;
      watch.awake = true;
    });

  it('of one cell is the trace of what it perceives', async () => {
    const simulation = await createSimulation({ rule: life, size: [12, 12], init: 'empty' });
    simulation.place('3o!', 4, 5);
    expect(await next(simulation, { x: 5, y: 4 })).to.deep.equal(trace(life, { self: 0, count: 3 }));
    expect(await next(simulation, { x: 4, y: 5 })).to.deep.equal(trace(life, { self: 1, count: 1 }));
    simulation.dispose();
  });

  it('of a small grid is the exact mean, of a large one near it', async () => {
    const small = await createSimulation({ rule: life, size: [12, 12], init: 'empty' });
    small.place('3o!', 4, 5);
    const mean = await next(small, null);
    expect(mean.self).to.be.closeTo(3 / 144, 1e-9);
    expect(mean.count).to.be.closeTo(24 / 144, 1e-9);
    small.dispose();
    const large = await createSimulation({ rule: life, size: [256, 256], density: 0.4 });
    expect((await next(large, null)).self).to.be.closeTo(0.4, 0.1);
    large.dispose();
  });

  it('is not asked for while nobody looks', async () => {
    const simulation = await createSimulation({ rule: life, size: [12, 12] });
    let told = 0;
    const watch = new ActivityWatch(simulation, () => told++);
    simulation.step(3);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told).to.equal(0);
    watch.awake = true;
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(told).to.equal(1);
    watch.stop();
    simulation.dispose();
  });
});
