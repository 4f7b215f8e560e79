// The keyboard on a grid, and what a screen reader is told.
import { expect, fixture, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { holding, inScheme, press } from './person.js';
import {
  BLINKER,
  colorAt,
  drawnGrid,
  expectLive,
  frames,
  GLIDER,
  isNear,
  liveCells,
  middleOf,
  part,
  record,
  shownError,
} from './support.js';
import { stageOf, until } from './support.js';

const status = (grid: CaGrid) => part(grid, '[part=status]').textContent?.trim();

/** 9 × 9 cells with a blinker, with the focus. */
async function focused(): Promise<CaGrid> {
  const grid = await drawnGrid(
    html`<ca-grid size="9 9" pattern=${BLINKER} brush-radius="0" style="width: 180px; --ca-ink: #f00"></ca-grid>`,
  );
  grid.focus();
  return grid;
}

describe('<ca-grid>: keys', () => {
  it('the picture takes the focus and shows a ring', async () => {
    const grid = await fixture<CaGrid>(html`<ca-grid size="9 9"></ca-grid>`);
    expect(stageOf(grid).tabIndex).to.equal(0);
    grid.focus();
    expect(document.activeElement).to.equal(grid);
    expect(stageOf(grid).matches(':focus-visible')).to.be.true;
    expect(getComputedStyle(stageOf(grid)).outlineStyle).to.equal('solid');
    expect(parseFloat(getComputedStyle(stageOf(grid)).outlineWidth)).to.be.at.least(2);
  });

  it('space plays and pauses, full stop steps', async () => {
    const grid = await focused();
    await press(' ');
    expect(grid.paused).to.be.false;
    expect(status(grid)).to.equal('Running');
    await until(() => grid.generation > 1, 'it runs');
    await press(' ');
    expect(grid.paused).to.be.true;
    await grid.updateComplete;
    expect(status(grid)).to.equal(`Paused at generation ${grid.generation}`);
    grid.reset();
    await press('.', '.', '.');
    await grid.updateComplete;
    expect(grid.generation).to.equal(3);
    expect(status(grid)).to.equal('Generation 3');
    await expectLive(grid, '4,3', '4,4', '4,5');
    await press(',');
    await grid.updateComplete;
    expect(status(grid)).to.equal('Generation 2');
    await press(',', ',', ',');
    await grid.updateComplete;
    expect(status(grid)).to.equal('There is nothing to go back to');
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('arrows move a cursor from the middle, Enter draws there, Backspace erases', async () => {
    const grid = await focused();
    const changes = record(grid, 'ca-change');
    const inputs = record(grid, 'ca-input');
    await press('ArrowRight');
    await grid.updateComplete;
    expect(status(grid)).to.equal('Column 5, row 5');
    await press('ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowUp', 'Enter');
    await grid.updateComplete;
    expect(status(grid)).to.equal('Column 3, row 4');
    await expectLive(grid, '2,3', '3,4', '4,4', '5,4');
    await press('ArrowDown', 'ArrowRight', 'Backspace', 'ArrowRight', 'Delete');
    await expectLive(grid, '2,3', '5,4');
    for (let i = 0; i < 12; i++) await press('ArrowUp');
    await grid.updateComplete;
    expect(status(grid), 'it stays on the grid').to.equal('Column 5, row 1');
    expect(changes).to.deep.equal([{ action: 'paint' }, { action: 'paint' }, { action: 'paint' }]);
    expect(inputs).to.have.length(3);
    stageOf(grid).blur();
    grid.focus();
    await press('Enter');
    await expectLive(grid, '2,3', '4,4', '5,4');
  });

  it('readonly: Enter draws nothing', async () => {
    const grid = await focused();
    grid.readonly = true;
    await grid.updateComplete;
    await press('ArrowUp', 'ArrowUp', 'Enter');
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('plus and minus zoom, 0 shows all, Shift with arrows moves the view', async () => {
    const grid = await focused();
    const [x, y] = middleOf(grid, 4, 4);
    const aside = () => isNear(colorAt(grid, x, y + 12), [255, 0, 0]);
    expect(aside()).to.be.false;
    await press('+', '=', '+');
    await until(aside, 'larger');
    await holding('Shift', () => press('ArrowUp'));
    await until(() => isNear(colorAt(grid, x, y + 40), [255, 0, 0]), 'moved by 40 pixels');
    await press('-', '-', '-', '-');
    await until(() => !aside(), 'all of the grid');
    await press('+', '+', '+');
    await until(aside, 'larger');
    await press('0');
    await until(() => !aside(), 'all of the grid');
  });

  it('R starts anew, C clears, I tells the population', async () => {
    const grid = await focused();
    const changes = record(grid, 'ca-change');
    grid.clear();
    await press('r');
    await expectLive(grid, '3,4', '4,4', '5,4');
    await press('i');
    await until(() => status(grid) === '3 live cells at generation 0', 'the population');
    await press('C');
    await expectLive(grid);
    grid.init = 'random';
    await grid.updateComplete;
    const live = await liveCells(grid);
    await press('R');
    expect(await liveCells(grid), 'another soup').not.to.deep.equal(live);
    expect(changes).to.deep.equal([{ action: 'seed' }, { action: 'clear' }, { action: 'seed' }]);
  });

  it('leaves to the page what is the page’s', async () => {
    const grid = await focused();
    const kept = (init: KeyboardEventInit) =>
      stageOf(grid).dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }));
    for (const init of [
      { key: 'r', ctrlKey: true },
      { key: 'ArrowLeft', altKey: true },
      { key: 'c', metaKey: true },
      { key: 'Tab' },
      { key: 'x' },
    ])
      expect(kept(init), JSON.stringify(init)).to.be.true;
    await expectLive(grid, '3,4', '4,4', '5,4');
    part<HTMLButtonElement>(grid, '[part=start]').focus();
    await press('c');
    await expectLive(grid, '3,4', '4,4', '5,4');
  });
});

describe('<ca-grid>: for screen readers', () => {
  it('is an application with a name, a description of its keys, and a polite status', async () => {
    const grid = await drawnGrid(html`<ca-grid size="24 16" pattern=${GLIDER}></ca-grid>`);
    const stage = stageOf(grid);
    expect(stage.getAttribute('role')).to.equal('application');
    expect(stage.getAttribute('aria-label')).to.equal('Life, cellular automaton of 24 by 16 cells');
    const keys = grid.shadowRoot?.getElementById(stage.getAttribute('aria-describedby') ?? '');
    expect(keys?.textContent).to.match(/Space plays and pauses/);
    expect(part(grid, '[part=status]').getAttribute('role')).to.equal('status');
    expect(status(grid), 'silent until something happens').to.equal('');
    grid.simulation?.setRule(grid.simulation.rule.with({ name: 'Another' }));
    await grid.updateComplete;
    expect(stage.getAttribute('aria-label')).to.match(/^Another,/);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`axe finds nothing in ${scheme}`, async () => {
      await inScheme(scheme, async () => {
        const page = await fixture<HTMLElement>(
          html`<main style="width: 280px">
            <ca-grid size="9 9"></ca-grid>
            <ca-grid size="9 9" controls autoplay></ca-grid>
            <ca-grid size="9 9" rule="?"></ca-grid>
            <ca-grid for="nobody"></ca-grid>
            <ca-grid size="9 9"><p slot="error">No.</p></ca-grid>
          </main>`,
        );
        await frames(4);
        expect(shownError(page.children[2] as CaGrid)).not.to.equal('');
        for (const grid of page.children) await expect(grid).to.be.accessible();
      });
    });
  }
});
