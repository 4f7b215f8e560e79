// What the attributes about drawing do to the picture, and how the picture follows the page: colours, extent, direction.
import { expect, fixture, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { pageLoop } from '../../core/page/loop.js';
import { inScheme } from './person.js';
import { asleep, BLINKER, cellColor, colorAt, drawnGrid, expectLive, frames, isNear, middleOf, part } from './support.js';
import { record, shownError, stageOf, until } from './support.js';

const RED = [255, 0, 0];
const BLUE = [0, 0, 255];
const colors = '--ca-ink: #f00; --ca-paper: #00f';

describe('<ca-grid>: looks', () => {
  it('colormap: by name, as a list of colours, bad ones leave the last', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER} style=${colors}></ca-grid>`);
    expect(cellColor(grid, 4, 4)).to.satisfy((seen: number[]) => isNear(seen, RED));
    const errors = record(grid, 'ca-error');
    grid.colormap = '#0f0,#ff0';
    await until(() => isNear(cellColor(grid, 4, 4), [255, 255, 0]), 'yellow for 1');
    expect(cellColor(grid, 0, 0)).to.satisfy((seen: number[]) => isNear(seen, [0, 255, 0]));
    grid.colormap = 'chartreuse';
    await grid.updateComplete;
    expect(shownError(grid)).to.match(/^colormap: unknown color map; expected .*ink.*got "chartreuse"$/);
    await frames();
    expect(cellColor(grid, 4, 4)).to.satisfy((seen: number[]) => isNear(seen, [255, 255, 0]));
    expect(errors).to.have.length(1);
    grid.removeAttribute('colormap');
    grid.colormap = 'ink-reversed';
    await until(() => isNear(cellColor(grid, 4, 4), BLUE), 'reversed');
    grid.colormap = null;
    await until(() => isNear(cellColor(grid, 4, 4), RED), 'ink again');
    expect(shownError(grid)).to.equal('');
  });

  it('colormap: the attribute wins over what suits the rule, and that follows the rule', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" rule="analog-life" init="centre" colormap="#0f0,#ff0"></ca-grid>`);
    expect(cellColor(grid, 4, 4)).to.satisfy((seen: number[]) => isNear(seen, [255, 255, 0]));
    grid.colormap = null;
    await until(() => isNear(cellColor(grid, 4, 4), [253, 231, 37]), 'viridis for a continuous rule');
    grid.rule = 'B2/S/C3';
    grid.style.setProperty('--ca-paper', '#00f');
    await until(() => isNear(cellColor(grid, 0, 0), BLUE), 'paper for state 0 of many');
  });

  it('channel: a bad one leaves the last good one', async () => {
    const grid = await fixture<CaGrid>(html`<ca-grid size="9 9" channel="1"></ca-grid>`);
    expect(shownError(grid)).to.match(/^channel: .*from 0 to 0, got 1$/);
    grid.setAttribute('channel', '0');
    await grid.updateComplete;
    expect(shownError(grid)).to.equal('');
  });

  it('fade: cells that died glow, and less with each generation', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern="o!" fade="2" style=${colors}></ca-grid>`);
    await expectLive(grid, '4,4');
    await frames();
    grid.step();
    await until(() => !isNear(cellColor(grid, 4, 4), RED), 'it died');
    const glow = cellColor(grid, 4, 4)[0];
    expect(glow).to.be.within(20, 200);
    grid.step(4);
    await until(() => cellColor(grid, 4, 4)[0] < glow / 2, 'the glow fades');
    grid.fade = 0;
    await until(() => isNear(cellColor(grid, 4, 4), BLUE), 'no glow');
    grid.setAttribute('fade', '-1');
    await grid.updateComplete;
    expect(shownError(grid)).to.match(/^fade: .*from 0 upwards, got -1$/);
  });

  it('precision: bits of a continuous state', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" rule="analog-life" precision="8"></ca-grid>`);
    expect(grid.simulation?.path).to.match(/256 levels/);
    grid.setAttribute('precision', '32');
    await until(() => /\b32/.test(grid.simulation?.path ?? ''), '32 bits');
    grid.setAttribute('precision', '12');
    await grid.updateComplete;
    expect(shownError(grid)).to.match(/^precision: .*auto, 8, 16, 32, got "12"$/);
    expect(grid.simulation?.path).to.match(/32/);
  });

  it('zoom: CSS pixels a cell, all of the grid without it', async () => {
    const grid = await drawnGrid(html`<ca-grid size="64 64" pattern="o!" zoom="40" style="${colors}; width: 200px"></ca-grid>`);
    const [x, y] = [100, 100]; // the corner of cells (31, 31) … (32, 32); the pattern is cell (31, 31)
    expect(colorAt(grid, x - 20, y - 20)).to.satisfy((seen: number[]) => isNear(seen, RED));
    expect(colorAt(grid, x + 20, y - 20)).to.satisfy((seen: number[]) => isNear(seen, BLUE));
    grid.zoom = null;
    await until(() => isNear(colorAt(grid, x - 20, y - 20), BLUE), 'all of the grid');
    grid.setAttribute('zoom', '65');
    await grid.updateComplete;
    expect(shownError(grid)).to.match(/^zoom: .*from 0.01 to 64, got 65$/);
  });

  it('gaps between large cells, none between small ones', async () => {
    const grid = await drawnGrid(html`<ca-grid size="32 32" init="random" density="1" style="${colors}; width: 320px"></ca-grid>`);
    expect(colorAt(grid, 105, 105)).to.satisfy((seen: number[]) => isNear(seen, RED));
    expect(colorAt(grid, 100, 105)[2], 'a gap').to.be.above(20);
    grid.style.width = '128px';
    await until(() => stageOf(grid).clientWidth === 128, 'smaller');
    await frames(4);
    for (let x = 40; x < 60; x++) expect(colorAt(grid, x, 40)).to.satisfy((seen: number[]) => isNear(seen, RED));
  });

  it('keeps the shape of the grid at any width, and draws at the size that it has', async () => {
    const grid = await drawnGrid(html`<ca-grid size="30 10" density="1" style=${colors}></ca-grid>`);
    for (const width of [300, 123, 77]) {
      grid.style.width = `${width}px`;
      await frames(4);
      const stage = stageOf(grid);
      expect(stage.clientWidth / stage.clientHeight).to.be.closeTo(3, 0.1);
      await until(() => isNear(cellColor(grid, 29, 9), RED, 60), `the last cell at ${width} px`);
    }
  });

  it('follows the colour scheme of the page and its custom properties', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const grid = document.createElement('ca-grid');
    Object.assign(grid, { size: '9 9', pattern: BLINKER });
    page.append(grid);
    await until(() => grid.simulation?.engine, 'the automaton reaches the GPU');
    await frames();
    const light = cellColor(grid, 0, 0);
    expect(Math.min(...light)).to.be.above(230);
    await inScheme('dark', async () => {
      await until(() => Math.max(...cellColor(grid, 0, 0)) < 60, 'dark paper');
      expect(Math.min(...cellColor(grid, 4, 4))).to.be.above(200);
    });
    await until(() => isNear(cellColor(grid, 0, 0), light), 'light again');
    page.style.setProperty('--ca-paper', 'rgb(0 128 0)');
    await until(() => isNear(cellColor(grid, 0, 0), [0, 128, 0]), 'a custom property above it');
  });

  it('hidden: takes no room, does not run, and looks right when it is shown again', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER} autoplay style=${colors}></ca-grid>`);
    grid.hidden = true;
    expect(grid.getBoundingClientRect().height).to.equal(0);
    await asleep();
    const { generation } = grid;
    grid.style.setProperty('--ca-paper', 'rgb(0 128 0)');
    await frames(4);
    expect(grid.generation).to.equal(generation);
    grid.hidden = false;
    await until(() => grid.generation > generation, 'it goes on');
    await until(() => isNear(cellColor(grid, 0, 0), [0, 128, 0]), 'the colours of now');
  });

  it('right-to-left pages do not mirror the grid', async () => {
    const page = await fixture<HTMLElement>(html`<div dir="rtl"></div>`);
    page.innerHTML = `<ca-grid size="9 9" pattern="o2$9b!" style="${colors}" controls></ca-grid>`;
    const grid = page.firstElementChild as CaGrid;
    await until(() => grid.simulation?.engine, 'the automaton reaches the GPU');
    await frames();
    expect(part(grid, 'canvas').getBoundingClientRect().left).to.be.closeTo(stageOf(grid).getBoundingClientRect().left, 0.5);
    await expectLive(grid, '0,3');
    expect(cellColor(grid, 0, 3)).to.satisfy((seen: number[]) => isNear(seen, RED));
  });

  it('off the window it neither steps nor draws', async () => {
    const page = await fixture<HTMLElement>(html`<div><div style="height: 2000px"></div></div>`);
    const grid = document.createElement('ca-grid');
    Object.assign(grid, { size: '16 16', autoplay: true });
    page.append(grid);
    await frames(6);
    await asleep();
    expect(grid.generation).to.equal(0);
    expect(grid.simulation?.engine, 'nothing on the GPU before somebody sees it').to.equal(null);
    grid.scrollIntoView();
    await until(() => grid.generation > 1, 'it runs');
    window.scrollTo(0, 0);
    await asleep();
    const { drawn, steps } = pageLoop.statistics;
    const { generation } = grid;
    grid.paint({ x: 3, y: 3 });
    await frames(6);
    expect(grid.generation).to.equal(generation);
    expect(pageLoop.statistics).to.include({ drawn, steps });
  });

  it('toBlob: the picture as it is on the page', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER} style="${colors}; width: 90px"></ca-grid>`);
    const blob = await grid.toBlob();
    expect(blob.type).to.equal('image/png');
    const bitmap = await createImageBitmap(blob);
    expect([bitmap.width, bitmap.height]).to.deep.equal([90 * devicePixelRatio, 90 * devicePixelRatio]);
    const copy = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    const [x, y] = middleOf(grid, 4, 4).map((pixels) => Math.floor(pixels * devicePixelRatio));
    copy.drawImage(bitmap, x, y, 1, 1, 0, 0, 1, 1);
    expect([...copy.getImageData(0, 0, 1, 1).data.slice(0, 3)]).to.satisfy((seen: number[]) => isNear(seen, RED));
    expect((await grid.toBlob('image/jpeg')).type).to.equal('image/jpeg');
  });
});
