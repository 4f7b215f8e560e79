import { expect } from '@open-wc/testing';
import { sharedGpu } from '../../core/gpu/share.js';
import { StepClock } from '../../core/page/budget.js';
import { PageLoop } from '../../core/page/loop.js';
import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { Simulation } from '../../core/simulation/simulation.js';
import type { View } from '../../core/view/view.js';
import { until, wait } from '../support/automata.js';
import { counter, Frames, runnerOf, watching } from '../support/frames.js';
import { viewOf } from '../support/pictures.js';

let frames: Frames;
let loop: PageLoop;
beforeEach(() => {
  frames = new Frames();
  loop = new PageLoop();
});
afterEach(() => frames.end());

describe('the page loop, pictures', () => {
  const size = [20, 20] as const;
  const rule = parseRule('life');
  /** Lets frames pass until the loop sleeps: the GPU is done, and all is drawn. */
  const settled = () =>
    until(() => {
      frames.pass();
      return !loop.awake;
    }, 'the loop sleeps');

  it('draws what is old and seen, once', async () => {
    const simulation = new Simulation({ rule, size });
    const views = [true, true, false].map((visible) => {
      const view = viewOf(simulation, [40, 40], { loop });
      view.visible = visible;
      view.enter();
      return view;
    });
    frames.pass();
    expect(simulation.engine, 'got its part of the GPU').to.not.equal(null);
    expect(views.map(({ dirty }) => dirty)).to.deep.equal([false, false, true]);
    expect(loop.statistics.drawn).to.equal(2);
    await settled();
    expect(loop.statistics.drawn).to.equal(2);
    simulation.step();
    await settled();
    expect(loop.statistics.drawn).to.equal(4);
    views[2].visible = true;
    await settled();
    expect(loop.statistics.drawn).to.equal(5);
    views.forEach((view) => view.dispose());
    expect(loop.size).to.equal(0);
    simulation.dispose();
  });

  it('does nothing more while the GPU is busy, and then goes on', async () => {
    const simulation = await createSimulation({ rule, size });
    const view = viewOf(simulation, [40, 40], { loop });
    view.visible = true;
    view.enter();
    const runner = { simulation, clock: new StepClock(), rate: 60, tell: () => undefined };
    loop.add(runner);
    frames.pass();
    const gl = simulation.engine?.gpu.gl ?? expect.fail('no engine');
    const { getSyncParameter } = gl;
    gl.getSyncParameter = () => gl.UNSIGNALED;
    const { steps, drawn, skipped } = loop.statistics;
    for (let i = 0; i < 10; i++) frames.pass();
    expect(loop.statistics).to.deep.include({ steps, drawn, skipped: skipped + 10 });
    gl.getSyncParameter = getSyncParameter;
    await until(() => {
      frames.pass();
      return loop.statistics.steps > steps;
    }, 'it goes on');
    expect(loop.statistics.steps - steps, 'catches up with a tenth of a second').to.be.within(1, 7);
    expect(loop.statistics.drawn).to.equal(drawn + 1);
    loop.remove(runner);
    view.dispose();
    simulation.dispose();
  });

  it('gives less work to a GPU that is late, and more again when it is in time', async () => {
    const lease = sharedGpu.acquire();
    const gpu = lease.gpu ?? expect.fail('no context');
    const simulation = { ...counter(1000), engine: { gpu, plan: { stages: undefined } }, attach: () => ({ gpu }) };
    const view = { ...watching(simulation), pixelWidth: 1, pixelHeight: 1, draw: () => undefined, drawn: () => undefined, surface: { show: () => undefined } }; // prettier-ignore
    loop.addView(view as unknown as View);
    loop.add(runnerOf(simulation, 100_000));
    frames.pass();
    view.dirty = true as never; // from now on what is spent is measured
    const { getSyncParameter } = gpu.gl;
    const stepsOfTick = async (late: boolean) => {
      gpu.gl.getSyncParameter = () => gpu.gl.SIGNALED;
      simulation.most = 0;
      frames.pass(100);
      if (late) gpu.gl.getSyncParameter = () => gpu.gl.UNSIGNALED;
      await wait(20); // half a frame later it looks
      return simulation.most;
    };
    const shrinking = [];
    for (let i = 0; i < 4; i++) shrinking.push(await stepsOfTick(true));
    expect(shrinking).to.deep.equal([3000, 1800, 1080, 648]);
    for (let i = 0; i < 10; i++) await stepsOfTick(false);
    expect(await stepsOfTick(false)).to.be.above(648);
    gpu.gl.getSyncParameter = getSyncParameter;
    lease.release();
  });

  it('tells a view what keeps it from being drawn, once', async () => {
    const simulation = new Simulation({ rule: rule.with({ dimensions: [3] }), size });
    const said: string[] = [];
    const view = viewOf(simulation, [40, 40], { loop });
    view.failed = (error) => said.push(`${error.code}: ${error.message}`);
    view.visible = true;
    view.enter();
    for (let i = 0; i < 5; i++) frames.pass();
    expect(said).to.deep.equal(['argument: rule.dimensions: not one for a flat grid; expected 1 or 2, got 3']);
    expect(loop.awake).to.be.false;
    simulation.setRule(rule); // and draws it when it can
    frames.pass();
    expect(loop.statistics.drawn).to.equal(1);
    view.dispose();
    simulation.dispose();
  });

  it('a view that throws does not keep the others from being drawn', async () => {
    const simulation = await createSimulation({ rule, size });
    const views = [0, 1, 2].map(() => viewOf(simulation, [40, 40], { loop }));
    const said: string[] = [];
    views[1].draw = () => {
      throw new TypeError('odd');
    };
    let drawn = 0;
    for (const view of views) {
      view.failed = (error) => said.push(`${error.code}: ${error.message}`);
      const { show } = view.surface;
      view.surface.show = (...given) => {
        drawn++;
        show.apply(view.surface, given);
      };
      view.visible = true;
      view.enter();
    }
    frames.pass();
    expect(said).to.deep.equal(['shader: drawing: TypeError: odd']);
    expect(drawn).to.equal(2);
    for (const view of views) view.dispose();
    simulation.dispose();
  });
});
