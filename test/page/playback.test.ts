import { expect } from '@open-wc/testing';
import { pageLoop } from '../../core/page/loop.js';
import { Playback } from '../../core/page/playback.js';
import { parseRule, runReference } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { Simulation } from '../../core/simulation/simulation.js';
import type { GridView } from '../../core/view/grid-view.js';
import { expectAllReleased, expectSameCells, failure, loseContext, until, wait } from '../support/automata.js';
import { viewOf } from '../support/pictures.js';

const size = [40, 30] as const;
// Fires at random, so that a step that was lost or taken twice shows.
const rule = parseRule('life').with({ update: { mode: 'replace', fireRate: 0.7 } });

let simulation: Simulation;
let playback: Playback;
let view: GridView;

beforeEach(async () => {
  simulation = await createSimulation({ rule, size, seed: 3 });
  playback = new Playback(simulation);
  view = viewOf(simulation, [40, 30], { loop: pageLoop });
  view.visible = true;
  view.enter();
});
afterEach(async () => {
  playback.dispose();
  view.dispose();
  simulation.dispose();
  expect(pageLoop.size).to.equal(0);
  await expectAllReleased();
});

/** What a topic told, from now on. */
function heard<K extends 'playing' | 'rate' | 'generation' | 'steps'>(topic: K): unknown[] {
  const values: unknown[] = [];
  playback.events.on(topic, (value) => values.push(value));
  return values;
}

describe('a playback', () => {
  it('tells a late subscriber at once', () => {
    playback.rate = 12;
    playback.step(4);
    playback.play();
    expect([heard('playing'), heard('rate'), heard('generation'), heard('steps')]).to.deep.equal([[true], [12], [4], []]);
  });

  it('is one for all who show a simulation', () => {
    const other = new Simulation({ rule, size });
    expect(Playback.of(other)).to.equal(Playback.of(other));
    expect(Playback.of(other)).to.not.equal(playback);
    Playback.of(other).dispose();
    other.dispose();
  });

  it('plays and pauses, and says so once', async () => {
    const told = heard('playing');
    playback.play();
    playback.play();
    await until(() => simulation.generation > 2, 'it runs');
    playback.pause();
    playback.pause();
    const { generation } = simulation;
    await wait(100);
    expect(simulation.generation).to.equal(generation);
    expect(told).to.deep.equal([false, true, false]);
    expect(playback.playing).to.be.false;
  });

  it('steps by hand, which pauses it', async () => {
    playback.play();
    playback.step(5);
    expect([playback.playing, simulation.generation]).to.deep.equal([false, 5]);
    playback.step();
    expect(heard('generation')).to.deep.equal([6]);
    expect(await failure(() => playback.step(-1))).to.contain('step: cannot be used');
  });

  it('takes any rate over 0, and tells it', async () => {
    const told = heard('rate');
    for (const rate of [0.1, 60, 100_000, 60, 60]) playback.rate = rate;
    expect(told).to.deep.equal([30, 0.1, 60, 100_000, 60]);
    for (const bad of [0, -1, NaN, Infinity, 100_001]) {
      const says = `argument: rate: not a rate; expected steps per second over 0, at most 100000, got ${bad}`;
      expect(await failure(() => (playback.rate = bad))).to.equal(says);
      expect(await failure(() => new Playback(simulation, { rate: bad }))).to.equal(says);
    }
    expect(playback.rate).to.equal(60);
  });

  it('runs every step of the reference, none twice', async () => {
    const start = await simulation.read();
    playback.rate = 300;
    playback.play();
    await until(() => simulation.generation > 60, 'sixty steps');
    playback.pause();
    const { generation } = simulation;
    expectSameCells(await simulation.read(), runReference(rule, start, size, generation, { seed: 3 }));
  });

  it('goes on after a lost context as if nothing were', async () => {
    const start = await simulation.read();
    playback.rate = 120;
    playback.play();
    await until(() => simulation.generation > 5, 'it runs');
    await loseContext();
    const { generation } = simulation;
    await until(() => simulation.engine !== null && simulation.generation > generation + 5, 'it goes on');
    playback.pause();
    await until(() => !view.dirty, 'it is drawn');
    expectSameCells(await simulation.read(), runReference(rule, start, size, simulation.generation, { seed: 3 }));
  });

  it('tells the generation at most once a tick, also when cells start anew', async () => {
    const told = heard('generation') as number[];
    const { ticks } = pageLoop.statistics;
    playback.rate = 1000;
    playback.play();
    await until(() => simulation.generation > 50, 'it runs');
    playback.pause();
    expect(told.length).to.be.at.most(pageLoop.statistics.ticks - ticks + 1); // and once at the beginning
    expect(told).to.deep.equal([...told].sort((a, b) => a - b));
    expect(told.at(-1)).to.equal(simulation.generation);
    simulation.reset();
    simulation.step(2);
    expect(told.slice(-2)).to.deep.equal([0, 2]);
  });

  it('tells steps at most ten times a second, and always the last', async () => {
    const times: number[] = [];
    const told = heard('steps') as number[];
    playback.events.on('steps', () => times.push(performance.now()));
    playback.rate = 200;
    playback.play();
    await wait(450);
    playback.pause();
    const { generation } = simulation;
    await until(() => told.at(-1) === generation, 'the last');
    times.slice(1).forEach((time, i) => expect(time - times[i]).to.be.at.least(99));
    expect(told.length).to.be.within(2, 7);
    playback.step();
    await until(() => told.at(-1) === generation + 1, 'a single step');
    const { length } = told;
    simulation.paint({ x: 1, y: 1 }); // no step
    await wait(150);
    expect(told).to.have.length(length);
  });

  it('keeps a snapshot when it pauses', async () => {
    playback.play();
    await until(() => simulation.generation > 2, 'it runs');
    const engine = simulation.engine ?? expect.fail('no engine');
    let reads = 0;
    const { readRaw } = engine;
    engine.readRaw = () => {
      reads++;
      return readRaw.call(engine);
    };
    playback.pause();
    expect(reads).to.equal(1);
  });

  it('leaves the loop and every listener when it is disposed', () => {
    playback.play();
    const before = simulation.events.listenerCount;
    playback.dispose();
    expect(simulation.events.listenerCount).to.equal(before - 2);
    expect(playback.events.listenerCount).to.equal(0);
    expect(pageLoop.size).to.equal(1); // the view
    playback = new Playback(simulation);
  });
});
