// Drawing, erasing, moving and zooming by mouse and touch: what a stroke leaves in the cells, and when the page keeps its gestures.
import { expect, fixture, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { holding, mouse } from './person.js';
import { cellColor, colorAt, drawnGrid, expectLive, isNear, liveCells, middleOf, part, record, stageOf, until } from './support.js';

/** 10 × 10 empty cells of 20 CSS pixels. */
const empty = () =>
  drawnGrid(html`<ca-grid size="10 10" init="empty" brush-radius="0" style="width: 200px; --ca-accent: #0f0; --ca-paper: #00f"></ca-grid>`);

/** The middle of a cell in the window. */
function at(grid: CaGrid, x: number, y: number): [number, number] {
  const { left, top } = stageOf(grid).getBoundingClientRect();
  const [dx, dy] = middleOf(grid, x, y);
  return [Math.round(left + dx), Math.round(top + dy)];
}

/** Draws with the mouse from cell to cell. */
async function stroke(grid: CaGrid, cells: readonly (readonly [number, number])[], button: 'left' | 'right' | 'middle' = 'left') {
  const [first, ...others] = cells;
  await mouse.move(at(grid, ...first));
  await mouse.down(button);
  for (const cell of others) await mouse.move(at(grid, ...cell));
  await mouse.up(button);
}

/** A pointer event of one finger on the middle of a cell, or moved from there. Tells whether the page keeps the gesture. */
function finger(grid: CaGrid, type: string, [x, y]: readonly [number, number], pointerId = 11): boolean {
  const [clientX, clientY] = at(grid, x, y);
  const more = { pointerId, pointerType: 'touch', clientX, clientY, button: 0, isPrimary: pointerId === 11 };
  return stageOf(grid).dispatchEvent(new PointerEvent(type, { ...more, bubbles: true, composed: true, cancelable: true }));
}

describe('<ca-grid>: the mouse', () => {
  afterEach(() => mouse.rest());

  it('draws a line between the places that it passed, and tells of it', async () => {
    const grid = await empty();
    const inputs = record(grid, 'ca-input');
    const changes = record(grid, 'ca-change');
    await stroke(grid, [
      [1, 1],
      [5, 1],
      [5, 4],
    ]);
    await expectLive(grid, '1,1', '2,1', '3,1', '4,1', '5,1', '5,2', '5,3', '5,4');
    expect(inputs).to.deep.equal([{ action: 'paint' }, { action: 'paint' }, { action: 'paint' }]);
    expect(changes).to.deep.equal([{ action: 'paint' }]);
  });

  it('erases with the right button and with Alt, without a menu', async () => {
    const grid = await drawnGrid(html`<ca-grid size="10 10" density="1" brush-radius="0" style="width: 200px"></ca-grid>`);
    let menus = 0;
    document.addEventListener('contextmenu', (event) => (menus += Number(!event.defaultPrevented)), { once: true });
    await stroke(grid, [[2, 2]], 'right');
    await holding('Alt', () => stroke(grid, [[4, 2]]));
    const live = await liveCells(grid);
    expect(live).to.have.length(98);
    expect(live).not.to.include.members(['2,2']);
    expect(live).not.to.include.members(['4,2']);
    expect(menus).to.equal(0);
  });

  it('brush and brush-radius', async () => {
    const grid = await empty();
    grid.rule = 'B2/S/C3';
    grid.setAttribute('brush', '2');
    grid.setAttribute('brush-radius', '1.5');
    await grid.updateComplete;
    await stroke(grid, [[4, 4]]);
    expect(await liveCells(grid)).to.have.length(13);
    expect((await grid.snapshot())[44]).to.equal(2);
    grid.setAttribute('brush', '3');
    grid.setAttribute('brush-radius', '-1');
    await grid.updateComplete;
    expect(part(grid, '.errors').textContent).to.match(/brush: .*from 0 to 2, got 3.*brush-radius: .*from 0 to 256, got -1/s);
    grid.clear();
    await stroke(grid, [[4, 4]]);
    expect(await liveCells(grid), 'the last good brush').to.have.length(13);
    grid.rule = 'B3/S23';
    await grid.updateComplete;
    grid.clear();
    await stroke(grid, [[4, 4]]);
    expect((await grid.snapshot())[44], 'a state that the rule has').to.equal(1);
    grid.removeAttribute('brush-radius');
    await grid.updateComplete;
    grid.clear();
    await stroke(grid, [[4, 4]]);
    expect(await liveCells(grid), 'radius 1').to.have.length(9);
  });

  it('lifts the brush beside the grid, also on a torus', async () => {
    const grid = await empty();
    const [x, y] = at(grid, 9, 5);
    await mouse.move([x, y]);
    await mouse.down();
    await mouse.move([x + 60, y]);
    await mouse.move([x + 60, y + 40]);
    await mouse.move(at(grid, 9, 7));
    await mouse.up();
    await expectLive(grid, '9,5', '9,7');
  });

  it('hits the right cell where the page has scaled the grid', async () => {
    const grid = await empty();
    grid.style.transform = 'scale(0.5)';
    const { left, top, width } = stageOf(grid).getBoundingClientRect();
    expect(width).to.equal(100);
    await mouse.move([left + 75, top + 25]);
    await mouse.down();
    await mouse.up();
    await expectLive(grid, '7,2');
  });

  it('outlines the brush before it acts, not in a readonly grid', async () => {
    const grid = await empty();
    await mouse.move(at(grid, 5, 5));
    const [x, y] = middleOf(grid, 5, 5);
    const outlined = () => [-11, -10, -9, 9, 10, 11].some((dx) => colorAt(grid, x + dx, y)[1] > 100);
    await until(outlined, 'the outline');
    await expectLive(grid);
    grid.readonly = true;
    await grid.updateComplete;
    await mouse.move(at(grid, 2, 2));
    await until(() => !outlined(), 'no outline');
  });

  it('readonly: nothing is drawn, the picture can be moved', async () => {
    const grid = await drawnGrid(
      html`<ca-grid size="10 10" pattern="o!" zoom="40" readonly style="width: 200px; --ca-ink: #f00"></ca-grid>`,
    );
    const live = await liveCells(grid);
    const changes = record(grid, 'ca-change');
    const red = () => isNear(colorAt(grid, 60, 60), [255, 0, 0]);
    expect(red()).to.be.false;
    const { left, top } = stageOf(grid).getBoundingClientRect();
    await mouse.move([left + 80, top + 80]);
    await mouse.down();
    await mouse.move([left + 60, top + 60]);
    await mouse.up();
    await until(red, 'cell (4, 4) moved to the left and up');
    expect(await liveCells(grid)).to.deep.equal(live);
    expect(changes).to.deep.equal([]);
  });

  it('the wheel is the page’s, with Ctrl it zooms about the pointer', async () => {
    const grid = await drawnGrid(html`<ca-grid size="10 10" pattern="o!" style="width: 200px; --ca-ink: #f00"></ca-grid>`);
    const [clientX, clientY] = at(grid, 4, 4);
    const wheel = (more: WheelEventInit) =>
      stageOf(grid).dispatchEvent(new WheelEvent('wheel', { clientX, clientY, deltaY: -100, bubbles: true, cancelable: true, ...more }));
    stageOf(grid).focus();
    expect(wheel({}), 'the page scrolls').to.be.true;
    const [x, y] = middleOf(grid, 4, 4);
    expect(isNear(colorAt(grid, x + 14, y), [255, 0, 0])).to.be.false;
    for (let i = 0; i < 4; i++) expect(wheel({ ctrlKey: true }), 'the grid zooms').to.be.false;
    await until(() => isNear(colorAt(grid, x + 14, y), [255, 0, 0]), 'a larger cell at the same place');
    for (let i = 0; i < 9; i++) wheel({ ctrlKey: true, deltaY: 100 });
    await until(() => !isNear(colorAt(grid, x + 14, y), [255, 0, 0]), 'all of the grid');
  });
});

describe('<ca-grid>: fingers', () => {
  it('scroll the page until the grid was tapped', async () => {
    const grid = await empty();
    expect(getComputedStyle(stageOf(grid)).touchAction).to.be.oneOf(['manipulation', 'pan-x pan-y pinch-zoom']);
    expect(finger(grid, 'pointerdown', [2, 2])).to.be.true;
    finger(grid, 'pointermove', [2, 5]);
    finger(grid, 'pointercancel', [2, 5]);
    await expectLive(grid);
    finger(grid, 'pointerdown', [2, 2]);
    finger(grid, 'pointerup', [2, 2]);
    stageOf(grid).click();
    expect(stageOf(grid).matches(':focus')).to.be.true;
    expect(getComputedStyle(stageOf(grid)).touchAction).to.equal('none');
    await expectLive(grid);
    const changes = record(grid, 'ca-change');
    expect(finger(grid, 'pointerdown', [2, 2])).to.be.false;
    finger(grid, 'pointermove', [2, 5]);
    finger(grid, 'pointerup', [2, 5]);
    await expectLive(grid, '2,2', '2,3', '2,4', '2,5');
    finger(grid, 'pointerdown', [7, 7]);
    finger(grid, 'pointerup', [7, 7]);
    await expectLive(grid, '2,2', '2,3', '2,4', '2,5', '7,7');
    expect(changes).to.have.length(2);
  });

  it('two of them pinch, and leave no dot', async () => {
    const grid = await drawnGrid(html`<ca-grid size="10 10" pattern="o!" brush-radius="0" style="width: 200px; --ca-ink: #f00"></ca-grid>`);
    const live = await liveCells(grid);
    const changes = record(grid, 'ca-change');
    const [x, y] = middleOf(grid, 4, 4);
    grid.focus();
    finger(grid, 'pointerdown', [3, 4], 11);
    finger(grid, 'pointerdown', [5, 4], 12);
    finger(grid, 'pointermove', [1, 4], 11);
    finger(grid, 'pointermove', [7, 4], 12);
    finger(grid, 'pointerup', [1, 4], 11);
    finger(grid, 'pointerup', [7, 4], 12);
    await until(() => isNear(colorAt(grid, x + 25, y), [255, 0, 0]), 'three times as large');
    expect(await liveCells(grid)).to.deep.equal(live);
    expect(changes).to.deep.equal([]);
  });

  it('what a page puts into the grid keeps its own clicks', async () => {
    const page = await fixture<HTMLElement>(html`<div><ca-grid size="10 10" init="empty" style="width: 200px"></ca-grid></div>`);
    const grid = page.firstElementChild as CaGrid;
    await until(() => grid.simulation?.engine, 'the automaton reaches the GPU');
    part<HTMLButtonElement>(grid, '[part=start]').click();
    expect(grid.paused).to.be.false;
    expect(stageOf(grid).matches(':focus')).to.be.false;
    grid.pause();
    await expectLive(grid);
    expect(cellColor(grid, 0, 9)).to.be.an('array');
  });
});
