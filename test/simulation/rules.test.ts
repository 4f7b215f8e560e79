import { expect } from '@open-wc/testing';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule, runReference, validateRule, type Rule, type RuleData } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { Simulation } from '../../core/simulation/simulation.js';
import { LIFE, MATRIX, soup } from '../rule/support.js';
import { expectNear, expectSameCells, failure, loseContext, noise, readAfter, wait } from '../support/automata.js';

const life = parseRule('life');
const size = [45, 20] as const;
const compiled = () => sharedGpu.current?.programs.compiled ?? expect.fail('no context');

describe('another rule', () => {
  it('is in force at once, keeps the cells and the generation, and is told', async () => {
    const simulation = await createSimulation({ rule: life, size });
    const cells = await readAfter(simulation, 5);
    const highlife = parseRule('highlife');
    const told: Rule[] = [];
    simulation.events.on('rule', (rule) => told.push(rule));
    simulation.setRule(highlife);
    simulation.setRule(highlife);
    expect(told).to.deep.equal([highlife]);
    expect(simulation.rule).to.equal(highlife);
    expect(simulation.generation).to.equal(5);
    expectSameCells(await simulation.read(), cells);
    expectSameCells(await readAfter(simulation, 6), runReference(highlife, cells, size, 6));
    simulation.dispose();
  });

  it('before the GPU is asked for is the same as after', async () => {
    const rules = ['highlife', 'analog-life', 'B2/S/C3', 'life'].map(parseRule);
    const play = (simulation: Simulation) => {
      for (const rule of rules) {
        simulation.setRule(rule);
        simulation.step(2);
      }
    };
    const after = await createSimulation({ rule: life, size });
    const before = new Simulation({ rule: life, size });
    play(after);
    play(before);
    expectSameCells(await before.read(), await after.read());
    after.dispose();
    before.dispose();
  });

  it('of the same structure compiles nothing, whatever weights change', async () => {
    const steep = (rule: Rule, steepness: number) =>
      rule.with({ network: { layers: (rule.network?.layers ?? []).map((layer) => ({ ...layer, steepness })) } });
    const edits: [string, Rule, (rule: Rule, turn: number) => Rule][] = [
      [
        'a discrete network',
        validateRule(LIFE),
        (rule, turn) => rule.withBias('peersOver3', -3.5 - turn).withWeight('self0peers3', 'peersOver2', 1 + turn),
      ],
      ['steepness', parseRule('analog-life'), (rule, turn) => steep(rule, 9 - turn)],
      [
        'a table',
        parseRule('B2/S/C3'),
        (rule, turn) => rule.withBias(rule.network?.layers.flatMap((layer) => ('units' in layer ? layer.units : []))[0].name ?? '', -turn),
      ],
      [
        'dt, fire rate, bounds and matrices',
        validateRule({ ...MATRIX, dimensions: [2], update: { mode: 'add', dt: 0.5, fireRate: 0.5 } }),
        (rule, turn) =>
          rule
            .withBias(`hidden0_1`, turn / 5)
            .with({ update: { mode: 'add', dt: 0.1 * turn, fireRate: 0.2 * turn, clamp: [-turn, turn] } }),
      ],
    ];
    for (const [name, rule, edit] of edits) {
      const simulation = await createSimulation({ rule, size });
      simulation.step();
      const [before, { path }] = [compiled(), simulation];
      for (const turn of [1, 2, 3]) {
        const start = await simulation.read();
        const edited = edit(rule, turn);
        expect(edited.structureKey, name).to.equal(rule.structureKey);
        const generation = simulation.generation;
        simulation.setRule(edited);
        expectSameCells(await simulation.read(), start, `${name}: the cells stay`);
        const expected = runReference(edited, start, size, 1, { seed: 1, generation });
        expectNear(await readAfter(simulation, 1), expected, rule.states === 'continuous' ? 1e-4 : 0, name);
      }
      expect(compiled(), name).to.equal(before);
      expect(simulation.path, name).to.equal(path);
      simulation.dispose();
    }
  });

  it('with a fire rate of 1 has the structure of one without, both ways', async () => {
    const rule = validateRule({ ...MATRIX, dimensions: [2] });
    const whole = rule.with({ update: { ...rule.update, fireRate: 1 } });
    for (const [from, to] of [
      [rule, whole],
      [whole, rule],
    ]) {
      const simulation = await createSimulation({ rule: from, size });
      const start = await readAfter(simulation, 1);
      simulation.setRule(to);
      expectNear(await readAfter(simulation, 2), runReference(to, start, size, 2), 1e-4);
      simulation.dispose();
    }
  });

  it('that rests for a while is still the same rule, to the cell', async () => {
    const rules = ['B3/S23', 'B0123478/S01234678', 'B/S012345678', 'B36/S125', 'B1357/S02468', 'B2/S/C3', 'analog-life'].map(parseRule);
    const cells = soup(size[0] * size[1], 0.4, 3);
    const all = await Promise.all(rules.map((rule) => createSimulation({ rule, size })));
    for (const simulation of all) {
      simulation.write(simulation.rule.states === 'continuous' ? Float32Array.from(cells) : cells);
      simulation.step();
    }
    // Half a second of rest lets programs be made for a rule alone; each step looks whether they are there.
    for (let i = 0; i < 4; i++) {
      await wait(200);
      for (const simulation of all) await readAfter(simulation, 1);
    }
    for (const simulation of all)
      expectNear(
        await simulation.read(),
        runReference(simulation.rule, cells, size, 5),
        simulation.rule.states === 'continuous' ? 1e-4 : 0,
        simulation.rule.name,
      );
    // An edit after the rest holds at once.
    for (const simulation of all) {
      const start = await simulation.read();
      const other = parseRule(simulation.rule.states === 2 ? 'B34/S34' : 'highlife');
      simulation.setRule(simulation.rule.states === 'continuous' ? other.with({ states: 'continuous' }) : other);
      const from = simulation.rule.states === 2 ? start.map((state) => Math.min(1, state)) : start;
      expectNear(await readAfter(simulation, 2), runReference(simulation.rule, from, size, 2), 1e-4, simulation.rule.name);
      simulation.dispose();
    }
  });
});

describe('cells on their way to another kind of rule', () => {
  const identity = (change: Partial<RuleData>): Rule =>
    validateRule({
      ...{ name: 'still', channels: 1, states: 'continuous', update: { mode: 'replace' }, boundary: 'torus', dimensions: [2] },
      inputs: [{ name: 'self', neighbourhood: { kind: 'self' } }],
      network: { layers: [{ activation: 'identity', units: [{ name: 'out', weights: { self: 1 } }] }] },
      ...change,
    } as RuleData);
  const moved = async (from: Rule, to: Rule, cells: Uint8Array | Float32Array) => {
    const simulation = await createSimulation({ rule: from, size: [cells.length, 1], init: 'empty' });
    simulation.write(cells);
    simulation.setRule(to);
    const got = await simulation.read();
    simulation.dispose();
    return [...got];
  };

  it('discrete and continuous: dead and live are the ends of the range, and back', async () => {
    const analog = parseRule('analog-life');
    const cells = soup(130, 0.5, 4);
    expect(await moved(life, analog, cells)).to.deep.equal([...cells]);
    expect(
      await moved(
        analog,
        life,
        Float32Array.from(cells, (state) => 0.3 * state + 0.3),
      ),
    ).to.deep.equal([...cells]);
    expect(await moved(life, identity({ range: [-1, 3] }), Uint8Array.of(0, 1))).to.deep.equal([-1, 3]);
    expect(await moved(identity({ range: [-1, 3] }), identity({ states: 5 }), Float32Array.of(-1, 0, 0.9, 2, 3))).to.deep.equal([
      0, 1, 2, 3, 4,
    ]);
  });

  it('several states to fewer: those that are too high become the highest', async () => {
    expect(await moved(identity({ states: 5 }), life, Uint8Array.of(0, 1, 2, 3, 4))).to.deep.equal([0, 1, 1, 1, 1]);
    expect(await moved(identity({ states: 5 }), identity({ states: 3 }), Uint8Array.of(0, 1, 2, 3, 4))).to.deep.equal([0, 1, 2, 2, 2]);
    expect(await moved(life, identity({ states: 5 }), Uint8Array.of(0, 1, 1, 0))).to.deep.equal([0, 1, 1, 0]);
  });

  it('continuous to continuous of another structure, as they are', async () => {
    const cells = noise(60, 8);
    const two = identity({ inputs: [{ name: 'self', neighbourhood: { kind: 'disc', radius: 0 } }] });
    expect(await moved(identity({}), two, Float32Array.of(-7, 0.5, 2e6))).to.deep.equal([-7, 0.5, 2e6]);
    expect(await moved(identity({}), two, cells)).to.deep.equal([...cells]);
    expect(
      await moved(identity({ range: [-2, 2] }), identity({ range: [-2, 2], boundary: 'dead' }), Float32Array.of(-2, 1.5, 0)),
    ).to.deep.equal([-2, 1.5, 0]);
  });
});

describe('a rule that cannot be run here', () => {
  const solid = parseRule('life').with({ dimensions: [3] });
  const REASON = 'argument: rule.dimensions: not one for a flat grid; expected 1 or 2, got 3';

  it('leaves the one in force, its cells and its steps', async () => {
    const simulation = await createSimulation({ rule: life, size });
    const cells = await readAfter(simulation, 3);
    expect(await failure(() => simulation.setRule(solid))).to.equal(REASON);
    expect(simulation.rule).to.equal(life);
    await loseContext(); // and leaves nothing behind for the next start
    expectSameCells(await simulation.read(), cells);
    expectSameCells(await readAfter(simulation, 1), runReference(life, cells, size, 1));
    simulation.dispose();
  });

  it('is also one of more channels than are read at once', async () => {
    const weights = Array.from({ length: 33 }, () => [1]);
    const many = validateRule({
      ...{ name: 'many', channels: 33, states: 'continuous', update: { mode: 'replace' }, boundary: 'torus', dimensions: [2] },
      inputs: [{ name: 'self', neighbourhood: { kind: 'self' } }],
      network: { layers: [{ activation: 'identity', weights }] },
    });
    expect(await failure(() => createSimulation({ rule: many, size }))).to.equal(
      'size: rule.channels: too many to run; expected at most 32, got 33',
    );
  });

  it('from the first, gives way to one that can', async () => {
    const simulation = new Simulation({ rule: solid, size, seed: 3 });
    expect(await failure(() => simulation.read())).to.equal(REASON);
    simulation.setRule(life);
    const other = new Simulation({ rule: life, size, seed: 3 });
    expectSameCells(await readAfter(simulation, 4), await readAfter(other, 4));
    simulation.dispose();
    other.dispose();
  });
});
