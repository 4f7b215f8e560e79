// What survives: a move in the page, a while out of it, the loss of the context. What is left of a tag that went away: nothing.
import { expect, fixture, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { sharedGpu } from '../../core/gpu/share.js';
import { registry } from '../../core/page/bus.js';
import { pageLoop } from '../../core/page/loop.js';
import { asleep, BLINKER, cellColor, drawn, drawnGrid, expectLive, frames, GLIDER, isNear, liveCells, record, sleep } from './support.js';
import { interceptWebGL2, until } from './support.js';

const style = '--ca-ink: #f00; --ca-paper: #00f';
const RED = [255, 0, 0];

/** Counts the listeners on what outlives a tag: the window, the document, its root and body. */
function countListeners(): { readonly left: number; restore: () => void } {
  const { prototype } = EventTarget;
  const { addEventListener, removeEventListener } = prototype;
  const lasting: unknown[] = [window, document, document.documentElement, document.body];
  let left = 0;
  prototype.addEventListener = function (this: EventTarget, ...args: Parameters<EventTarget['addEventListener']>) {
    if (lasting.includes(this ?? window)) left++;
    return Reflect.apply(addEventListener, this, args);
  };
  prototype.removeEventListener = function (this: EventTarget, ...args: Parameters<EventTarget['removeEventListener']>) {
    if (lasting.includes(this ?? window)) left--;
    return Reflect.apply(removeEventListener, this, args);
  };
  return {
    get left() {
      return left;
    },
    restore: () => Object.assign(prototype, { addEventListener, removeEventListener }),
  };
}

/** Takes the page's context away, as a driver's crash does. */
const loseContext = () => sharedGpu.current?.gl.getExtension('WEBGL_lose_context')?.loseContext();

/** Every count of live objects is zero. */
const nothingOnGpu = () => Object.values(sharedGpu.counts).every((count) => count === 0);

describe('<ca-grid>: in and out of the page', () => {
  it('a move keeps the cells, the generation and the running', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <p></p>
        <section></section>
      </div>`,
    );
    const grid = await drawnGrid(html`<ca-grid size="16 16" pattern=${GLIDER} style=${style} autoplay></ca-grid>`);
    const { simulation } = grid;
    await until(() => grid.generation > 2, 'it runs');
    const pauses = record(grid, 'ca-pause');
    const { engine } = simulation ?? {};
    page.querySelector('p')?.append(grid);
    await sleep(0);
    page.querySelector('section')?.append(grid);
    const { generation } = grid;
    expect(grid.simulation).to.equal(simulation);
    await until(() => grid.generation > generation, 'it goes on');
    await sleep(400);
    expect(simulation?.engine, 'nothing was built again').to.equal(engine);
    expect(pauses).to.deep.equal([]);
  });

  it('a second out of the page: the GPU has its memory back, the cells stay', async () => {
    const grid = await drawnGrid(html`<ca-grid size="16 16" pattern=${GLIDER} style=${style}></ca-grid>`);
    const page = grid.parentElement as HTMLElement;
    grid.step(5);
    grid.paint({ x: 0, y: 0 });
    const live = await liveCells(grid);
    grid.remove();
    await until(nothingOnGpu, 'the GPU is empty');
    page.append(grid);
    await drawn(grid);
    expect(grid.generation).to.equal(5);
    expect(grid.paused).to.be.true;
    expect(await liveCells(grid)).to.deep.equal(live);
    await until(() => isNear(cellColor(grid, 0, 0), RED), 'the picture');
  });

  it('a running one goes on after a second out of the page', async () => {
    const grid = await drawnGrid(html`<ca-grid size="16 16" pattern=${GLIDER} autoplay></ca-grid>`);
    const page = grid.parentElement as HTMLElement;
    await until(() => grid.generation > 2, 'it runs');
    grid.remove();
    await until(nothingOnGpu, 'the GPU is empty');
    await asleep();
    const { generation } = grid;
    await sleep(100);
    expect(grid.generation, 'nobody looks').to.equal(generation);
    page.append(grid);
    await until(() => grid.generation > generation + 2, 'it goes on');
    expect(await liveCells(grid), 'still a glider').to.have.length(5);
  });

  it('a person’s pause stands after a move, a new size and a while out of the page', async () => {
    const grid = await drawnGrid(html`<ca-grid size="16 16" autoplay></ca-grid>`);
    const page = grid.parentElement as HTMLElement;
    await until(() => grid.generation > 0, 'it runs');
    grid.shadowRoot?.querySelector<HTMLButtonElement>('[part=start]')?.click();
    expect(grid.paused).to.be.true;
    page.prepend(grid);
    grid.size = '17 17';
    await grid.updateComplete;
    expect(grid.paused).to.be.true;
    grid.remove();
    await until(nothingOnGpu, 'the GPU is empty');
    page.append(grid);
    await grid.updateComplete;
    expect(grid.paused).to.be.true;
  });

  it('cells can be read and changed while it is out of the page, and nothing is left behind', async () => {
    const grid = document.createElement('ca-grid');
    Object.assign(grid, { size: '9 9', pattern: BLINKER });
    grid.step();
    await expectLive(grid, '4,3', '4,4', '4,5');
    await until(nothingOnGpu, 'the GPU is empty');
  });

  it('a hundred times made and taken away: nothing is left', async () => {
    await until(nothingOnGpu, 'a clean start');
    const page = await fixture<HTMLElement>(html`<div style="width: 60px"></div>`);
    const before = { size: pageLoop.size, registry: registry.size };
    const listeners = countListeners();
    let seen = 0;
    for (let i = 0; i < 100; i++) {
      page.innerHTML = `<ca-grid id="g${i}" size="8 8" ${i % 2 ? 'autoplay' : 'controls'} ${i % 5 ? '' : 'fade="3"'}></ca-grid><ca-grid for="g${i}"></ca-grid>`;
      if (i % 4 === 0) await frames(3);
      if (sharedGpu.counts.contexts) seen++;
    }
    expect(seen, 'some were drawn').to.be.above(20);
    page.replaceChildren();
    await until(nothingOnGpu, 'the GPU is empty');
    await asleep();
    listeners.restore();
    expect(listeners.left).to.equal(0);
    expect({ size: pageLoop.size, registry: registry.size }).to.deep.equal(before);
    expect(sharedGpu.current).to.equal(null);
  });
});

describe('<ca-grid>: forty on a page', () => {
  it('share exactly one context, and all run', async function () {
    this.timeout(30_000);
    await until(nothingOnGpu, 'a clean start');
    const contexts = new Set<unknown>();
    const restore = interceptWebGL2((given) => {
      const context = given();
      if (context) contexts.add(context);
      return context;
    });
    try {
      const page = await fixture<HTMLElement>(html`<div style="display: grid; grid-template-columns: repeat(8, 40px)"></div>`);
      page.innerHTML = '<ca-grid size="32 32" autoplay rate="60"></ca-grid>'.repeat(40);
      const grids = [...page.children] as CaGrid[];
      await until(() => grids.every(({ generation }) => generation > 2), 'all run', 25_000);
      expect(contexts.size).to.equal(1);
      expect(sharedGpu.counts.contexts).to.equal(1);
      const [first, ...others] = await Promise.all(grids.slice(0, 4).map(liveCells));
      for (const live of others) expect(live).not.to.deep.equal([]);
      expect(first).not.to.deep.equal([]);
    } finally {
      restore();
    }
  });
});

describe('<ca-grid>: the context is taken away', () => {
  it('one at rest has its cells and its picture again', async () => {
    const grid = await drawnGrid(html`<ca-grid size="16 16" pattern=${GLIDER} style=${style}></ca-grid>`);
    grid.step(8);
    grid.paint({ x: 1, y: 1 });
    const live = await liveCells(grid);
    const ready = record(grid, 'ca-ready');
    const before = grid.simulation?.engine;
    loseContext();
    await until(() => grid.simulation?.engine && grid.simulation.engine !== before, 'it is built again');
    expect(grid.generation).to.equal(8);
    expect(await liveCells(grid)).to.deep.equal(live);
    await until(() => isNear(cellColor(grid, 1, 1), RED), 'the picture');
    grid.paint({ x: 3, y: 3 });
    await until(() => isNear(cellColor(grid, 3, 3), RED), 'a new picture');
    expect(ready, 'it was ready before').to.deep.equal([]);
    expect(grid.matches(':state(error)')).to.be.false;
  });

  it('a running one goes on, with what was asked of it while the context was away', async () => {
    const grid = await drawnGrid(html`<ca-grid size="16 16" pattern=${GLIDER} autoplay fade="2"></ca-grid>`);
    await until(() => grid.generation > 2, 'it runs');
    loseContext();
    await until(() => grid.simulation?.engine === null, 'it is gone');
    grid.clear();
    grid.place(GLIDER, 2, 2);
    await until(() => grid.generation > 3, 'it goes on');
    expect(await liveCells(grid)).to.have.length(5);
    expect(sharedGpu.counts.contexts).to.equal(1);
  });
});
