import { expect } from '@open-wc/testing';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import type { GridView } from '../../core/view/grid-view.js';
import { soup } from '../rule/support.js';
import { loseContext, until } from '../support/automata.js';
import { drawn, expectCells, IdleLoop, pictureOn, viewOf } from '../support/pictures.js';

const life = parseRule('life');
const open: (Simulation | GridView)[] = [];
afterEach(() => open.splice(0).forEach((each) => each.dispose()));

async function grid(size: readonly [number, number], rule = life): Promise<Simulation> {
  const simulation = await createSimulation({ rule, size, init: 'empty' });
  simulation.write(soup(size[0] * size[1], 0.5, 6));
  open.push(simulation);
  return simulation;
}

function view(...given: Parameters<typeof viewOf>): GridView {
  const made = viewOf(...given);
  open.push(made);
  return made;
}

describe('a view of a grid', () => {
  it('is old after what changes its picture, and asks to be drawn', async () => {
    const loop = new IdleLoop();
    const simulation = await grid([8, 8]);
    const shown = view(simulation, [16, 16], { loop });
    const changes: (() => void)[] = [
      () => simulation.step(),
      () => shown.resize(32, 32, 1),
      () => (shown.look = { ...shown.look, channel: 0 }),
      () => (shown.brush = { x: 1, y: 1, radius: 1 }),
      () => (shown.simulation = null),
      () => (shown.simulation = simulation),
      () => shown.enter(),
    ];
    for (const change of changes) {
      shown.drawn();
      expect(shown.dirty).to.be.false;
      const { wakes } = loop;
      change();
      if (!shown.simulation) continue;
      expect(shown.dirty, String(change)).to.be.true;
      if (!String(change).includes('enter')) expect(loop.wakes, String(change)).to.be.above(wakes);
    }
    shown.drawn();
    shown.resize(32, 32, 1);
    shown.brush = { x: 1, y: 1, radius: 1 };
    shown.simulation = simulation;
    expect(shown.dirty, 'what is as it was').to.be.false;
  });

  it('draws again after its automaton gave back the GPU, took another rule, or lost the context', async () => {
    const simulation = await grid([130, 9]);
    const shown = view(simulation, [260, 18], { look: { fade: 1 } });
    const look = async () => {
      const cells = await simulation.read();
      shown.look = { ...shown.look, fade: 0 };
      expectCells(drawn(shown)[0], shown, cells);
      shown.look = { ...shown.look, fade: 1 };
      drawn(shown);
    };
    await look();
    await simulation.suspend();
    await look();
    for (const rule of ['analog-life', 'life']) {
      simulation.setRule(parseRule(rule));
      await look();
    }
    shown.drawn();
    await loseContext();
    await until(() => simulation.engine !== null, 'back');
    expect(shown.dirty).to.be.true;
    await look();
  });

  it('makes a file of its picture, as large as it is', async () => {
    const simulation = await grid([10, 8]);
    const shown = view(simulation, [40, 32], { ratio: 2 });
    drawn(shown);
    for (const type of ['image/png', 'image/jpeg']) {
      const blob = await shown.toBlob(type);
      expect(blob.type).to.equal(type);
      const bitmap = await createImageBitmap(blob);
      expect([bitmap.width, bitmap.height]).to.deep.equal([40, 32]);
      if (type === 'image/png') expectCells(pictureOn(bitmap, 40, 32), shown, await simulation.read());
    }
    const before = viewOf(simulation, [20, 16]);
    const never = await createImageBitmap(await before.toBlob('image/png')); // it was never on the page
    expectCells(pictureOn(never, 20, 16), before, await simulation.read());
    before.dispose();
  });

  it('frees what it had on the GPU', async () => {
    const simulation = await grid([30, 30]);
    simulation.attach();
    const before = sharedGpu.counts;
    for (let i = 0; i < 5; i++) {
      const shown = viewOf(simulation, [60, 60], { look: { fade: 2 } });
      drawn(shown);
      shown.dispose();
    }
    const { programs, ...counts } = sharedGpu.counts;
    expect(counts).to.deep.equal({
      contexts: before.contexts,
      textures: before.textures,
      targets: before.targets,
      geometries: before.geometries,
      buffers: before.buffers,
      fences: before.fences,
    });
    expect(programs).to.be.at.most(before.programs + 8);
  });
});
