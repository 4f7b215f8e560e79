import { expect } from '@open-wc/testing';
import { PageLoop } from '../../core/page/loop.js';
import { counter, Frames, runnerOf, watching, type Counter } from '../support/frames.js';

let frames: Frames;
let loop: PageLoop;
beforeEach(() => {
  frames = new Frames();
  loop = new PageLoop();
});
afterEach(() => frames.end());

/** A counter that runs and is seen. */
function running(rate: number, cost = 1): Counter {
  const simulation = counter(cost);
  loop.addView(watching(simulation));
  loop.add(runnerOf(simulation, rate));
  frames.pass(); // time begins to count with the first tick
  return simulation;
}

describe('the page loop, steps', () => {
  it('holds slow rates exactly over many frames of any length', () => {
    for (const [rate, frame] of [
      [0.2, 16.7],
      [1, 1000 / 144],
      [7, 1000 / 60],
      [29.97, 33.4],
      [59, 1000 / 60],
      [60, 1000 / 60],
      [61, 1000 / 60],
    ] as const) {
      // prettier-ignore
      loop = new PageLoop();
      const simulation = running(rate);
      let passed = 0;
      for (let i = 0; i < 20_000; i++) {
        const ms = frame * (i % 7 === 0 ? 1.6 : 0.9);
        frames.pass(ms);
        passed += ms;
        // One step is the fraction that is kept; one more may wait for the next frame where the machine was busy with something else.
        if (Math.abs(simulation.total - (passed * rate) / 1000) > 2.001)
          expect.fail(`${simulation.total} steps after ${passed} ms at ${rate}`);
      }
    }
  });

  it('takes several steps a frame at fast rates', () => {
    for (const [rate, most] of [
      [600, 11],
      [6000, 101],
      [100_000, 1668],
    ] as const) {
      loop = new PageLoop();
      const simulation = running(rate);
      for (let i = 0; i < 600; i++) frames.pass();
      expect(simulation.total, `rate ${rate}`).to.be.closeTo(rate * 10, 1.001);
      expect(simulation.most).to.be.at.most(most);
    }
  });

  it('gives a tick no more work than is allowed, and a heavy automaton one step', () => {
    const simulation = running(6000, 1e6);
    for (let i = 0; i < 100; i++) frames.pass();
    expect(simulation.most).to.equal(3); // three million units to begin with
    const heavy = running(60, 1e12);
    for (let i = 0; i < 10; i++) frames.pass();
    expect(heavy.most).to.equal(1);
    expect(heavy.total).to.be.above(0);
  });

  it('shares the allowance among all that run', () => {
    const all = Array.from({ length: 5 }, () => running(60_000, 1e5));
    for (const simulation of all) simulation.total = 0;
    for (let i = 0; i < 100; i++) frames.pass();
    const totals = all.map(({ total }) => total);
    expect(totals.reduce((sum, total) => sum + total)).to.be.within(2000, 3000);
    expect(Math.max(...totals) / Math.min(...totals)).to.be.below(1.3);
    // Also where there is not enough for all in one tick.
    const heavy = Array.from({ length: 7 }, () => running(60, 2e6));
    for (const simulation of heavy) simulation.total = 0;
    for (let i = 0; i < 700; i++) frames.pass();
    expect(Math.min(...heavy.map(({ total }) => total))).to.be.above(20);
  });

  it('does not catch up with what a hidden page slept through', () => {
    const simulation = running(30);
    frames.pass(3600_000);
    expect(simulation.total).to.be.at.most(4);
    for (let i = 0; i < 60; i++) frames.pass();
    expect(simulation.total).to.be.at.most(34);
  });

  it('steps once a tick, however many views show it', () => {
    const simulation = running(60);
    for (let i = 0; i < 5; i++) loop.addView(watching(simulation));
    for (let i = 0; i < 600; i++) frames.pass();
    expect(simulation.total).to.be.closeTo(600, 1);
    expect(loop.statistics.steps).to.equal(simulation.total);
  });

  it('tells each that runs after each tick', () => {
    const simulation = counter();
    const runner = runnerOf(simulation, 10);
    loop.addView(watching(simulation));
    loop.add(runner);
    for (let i = 0; i < 30; i++) frames.pass();
    expect(runner.told).to.equal(30);
  });

  it('leaves what nobody sees at rest, and goes on with it without haste', () => {
    const simulation = counter();
    const view = watching(simulation, false);
    loop.addView(view);
    loop.add(runnerOf(simulation, 60));
    for (let i = 0; i < 100; i++) frames.pass();
    expect([simulation.total, loop.awake]).to.deep.equal([0, false]);
    view.visible = true;
    loop.wake();
    for (let i = 0; i < 61; i++) frames.pass();
    expect(simulation.total).to.be.closeTo(60, 1);
    view.visible = false;
    for (let i = 0; i < 100; i++) frames.pass();
    expect(simulation.total).to.be.closeTo(60, 1);
    expect(loop.awake).to.be.false;
  });

  it('sleeps when there is nothing to do', () => {
    expect(loop.awake).to.be.false;
    loop.wake();
    expect(loop.awake, 'with nothing to serve').to.be.false;
    const simulation = counter();
    const [view, runner] = [watching(simulation), runnerOf(simulation, 60)];
    loop.addView(view);
    frames.pass();
    expect(loop.awake, 'after a look at a view that is as it was').to.be.false;
    loop.add(runner);
    for (let i = 0; i < 10; i++) frames.pass();
    expect(loop.awake).to.be.true;
    loop.remove(runner);
    frames.pass();
    expect(loop.awake).to.be.false;
    const { ticks } = loop.statistics;
    for (let i = 0; i < 10; i++) frames.pass();
    expect(loop.statistics.ticks).to.equal(ticks);
    loop.add(runner);
    simulation.disposed = true;
    frames.pass();
    expect([loop.awake, loop.size], 'a disposed one is let go').to.deep.equal([false, 1]);
    loop.removeView(view);
    expect(loop.size).to.equal(0);
  });

  it('takes a step that is more than a frame in parts, and counts it once', () => {
    const simulation = counter(1e9, []);
    loop.addView(watching(simulation));
    loop.add(runnerOf(simulation, 60));
    let frame = 0;
    while (simulation.total < 2 && frame++ < 5000) frames.pass();
    expect(simulation.total).to.equal(2);
    expect(simulation.most).to.equal(1);
    expect(simulation.parts, 'parts').to.be.within(20, frame);
    expect(loop.statistics.steps).to.equal(2);
  });

  it('takes a step whole that cannot be taken in parts, however long it is', () => {
    const simulation = running(60, 1e9);
    frames.pass();
    frames.pass();
    expect(simulation.total).to.be.at.least(1);
    expect(simulation.parts).to.equal(simulation.total);
  });
});
