// Rules that come into force when their programs are there, while the rule before runs on.
import { expect } from '@open-wc/testing';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule, runReference, type Rule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { expectAllReleased, expectSameCells, loseContext, readAfter, until } from '../support/automata.js';
import { SideCompiler } from '../support/compiler.js';

const life = parseRule('life');
const brain = parseRule('brians-brain');
const size = [45, 20] as const;

describe('a rule that a page turns to', () => {
  let simulation: Simulation;
  let compiler: SideCompiler;
  beforeEach(async () => {
    simulation = await createSimulation({ rule: life, size });
    compiler = new SideCompiler(sharedGpu.current ?? expect.fail('no context'), true);
  });
  afterEach(async () => {
    compiler.restore();
    simulation.dispose();
    await expectAllReleased(); // what one test compiled would be ready for the next
  });
  const inForce = (rule: Rule) => until(() => simulation.rule === rule, `${rule.name} is in force`);

  it('lets the one before run on until it is compiled, and keeps every cell', async () => {
    const start = await simulation.read();
    simulation.turnTo(brain);
    expect([simulation.rule, simulation.nextRule]).to.deep.equal([life, brain]);
    simulation.step(3);
    const cells = await readAfter(simulation, 4);
    expectSameCells(cells, runReference(life, start, size, 7));
    expect(simulation.rule).to.equal(life);
    compiler.letGo();
    await inForce(brain);
    expect(simulation.generation).to.equal(7);
    expectSameCells(await simulation.read(), cells);
    expectSameCells(await readAfter(simulation, 5), runReference(brain, cells, size, 5));
  });

  it('never asks whether a program is linked before it is said to be', async () => {
    compiler.letGo();
    await readAfter(simulation, 1);
    compiler.asked = compiler.early = 0; // what the first rule needs was waited for
    for (const id of ['brians-brain', 'analog-life', 'wireworld', 'moving-blob']) {
      const rule = parseRule(id);
      simulation.turnTo(rule);
      await inForce(rule);
      await readAfter(simulation, 1);
    }
    expect(compiler.asked).to.be.at.least(6);
    expect(compiler.early).to.equal(0);
  });

  it('is in force at once where nothing is to be compiled, or nothing can be compiled beside the page', async () => {
    const edited = life.withBias('peersOver3', -4.5);
    simulation.turnTo(edited);
    expect(simulation.rule).to.equal(edited);
    compiler.restore();
    Object.assign(sharedGpu.current?.capabilities ?? {}, { parallelCompile: false });
    const start = await simulation.read();
    simulation.turnTo(brain);
    expect(simulation.rule).to.equal(brain);
    expectSameCells(await readAfter(simulation, 5), runReference(brain, start, size, 5));
  });

  it('gives way to the last that is asked for', async () => {
    const told: Rule[] = [];
    simulation.events.on('rule', (rule) => told.push(rule));
    const last = parseRule('analog-life');
    for (const rule of [brain, parseRule('wireworld'), last]) simulation.turnTo(rule);
    compiler.letGo();
    await inForce(last);
    expect(told).to.deep.equal([last]);
  });

  it('is forgotten when the one before is asked for again, or another is put in force', async () => {
    simulation.turnTo(brain);
    simulation.turnTo(life);
    expect(simulation.nextRule).to.equal(life);
    simulation.turnTo(brain);
    const edited = life.withBias('peersOver3', -4.5);
    simulation.setRule(edited);
    expect(simulation.nextRule).to.equal(edited);
    simulation.turnTo(brain);
    simulation.setRule(edited);
    compiler.letGo();
    await readAfter(simulation, 1);
    expect([simulation.rule, simulation.nextRule]).to.deep.equal([edited, edited]);
  });

  it('can be had at once by whoever cannot wait', async () => {
    const start = await simulation.read();
    simulation.turnTo(brain);
    simulation.settle();
    expect(simulation.rule).to.equal(brain);
    expectSameCells(await readAfter(simulation, 6), runReference(brain, start, size, 6));
  });

  it('is put in force by whoever asked for it, then and later', async () => {
    const calls: string[] = [];
    simulation.turnTo(brain, (set) => {
      calls.push('before');
      set();
      calls.push(simulation.rule.name);
    });
    expect(calls).to.deep.equal(['before', life.name]);
    compiler.letGo();
    await inForce(brain);
    expect(calls).to.deep.equal(['before', life.name, 'before', brain.name]);
  });

  it('comes into force with the next context when this one goes', async () => {
    const start = await simulation.read();
    simulation.turnTo(brain);
    simulation.step(4);
    await loseContext();
    await inForce(brain);
    expectSameCells(await readAfter(simulation, 5), runReference(brain, runReference(life, start, size, 4), size, 5));
  });

  it('comes into force when the part on the GPU is given back', async () => {
    const start = await simulation.read();
    simulation.turnTo(brain);
    await simulation.suspend();
    expect(simulation.engine).to.equal(null);
    await inForce(brain);
    expectSameCells(await readAfter(simulation, 2), runReference(brain, start, size, 2));
  });

  it('leaves nothing behind when the automaton goes before it comes', async () => {
    simulation.turnTo(brain);
    simulation.dispose();
    compiler.letGo();
    await expectAllReleased();
    expect(simulation.rule).to.equal(life);
  });
});
