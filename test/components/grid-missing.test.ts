// A browser without WebGL2: a rule that needs it says so in the slot `fallback`, nothing is thrown, and the grid is there when WebGL2
// is. Small discrete rules run all the same.
import { expect, fixture, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { CaError } from '../../core/base/errors.js';
import { sharedGpu } from '../../core/gpu/share.js';
import {
  asleep,
  BLINKER,
  cellColor,
  controlsOf,
  drawn,
  expectLive,
  frames,
  interceptWebGL2,
  isNear,
  middleOf,
  part,
  record,
  shownError,
  stageOf,
  until,
} from './support.js';

const fallback = (grid: CaGrid) => grid.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=fallback]');

let page: HTMLElement;
let grid: CaGrid;
let giveBack = () => {};

async function takeWebGL2(): Promise<void> {
  await until(() => sharedGpu.current === null, 'a clean start');
  giveBack = interceptWebGL2(() => null);
  page = await fixture<HTMLElement>(html`<div></div>`);
}

describe('<ca-grid> whose rule needs WebGL2, without it', () => {
  beforeEach(takeWebGL2);
  afterEach(() => giveBack());

  async function insert(markup: string) {
    const errors = record(page, 'ca-error');
    page.innerHTML = markup;
    grid = page.firstElementChild as CaGrid;
    await until(() => errors.length, 'the event');
    await grid.updateComplete;
    return errors;
  }

  it('says so, once, in place of the picture', async () => {
    const errors = await insert(`<ca-grid rule="analog-life" size="9 9" pattern="${BLINKER}" autoplay></ca-grid>`);
    expect(errors).to.deep.equal([
      {
        code: 'capability',
        message: 'WebGL2 is not to be had; expected a browser and a graphics driver with WebGL2',
        recoverable: false,
      },
    ]);
    expect(fallback(grid)?.textContent).to.match(/needs WebGL2/);
    expect(fallback(grid)?.parentElement?.checkVisibility()).to.be.true;
    expect(shownError(grid), 'said once').to.equal('');
    expect(grid.matches(':state(error)')).to.be.true;
    expect(grid.shadowRoot?.querySelector('[part=start]')).to.equal(null);
    expect(stageOf(grid).tabIndex).to.equal(-1);
    await frames(4);
    grid.pause();
    await asleep();
    expect(errors).to.have.length(1);
    await expect(grid).to.be.accessible();
  });

  it('shows what the page has put into the slot, and other messages beside it', async () => {
    await insert('<ca-grid rule="analog-life" size="9 9" rate="0"><img slot="fallback" alt="A glider" /></ca-grid>');
    await until(() => fallback(grid), 'the slot');
    expect(fallback(grid)?.assignedElements()).to.deep.equal([grid.querySelector('img')]);
    expect(shownError(grid)).to.match(/^rate:/);
    expect(shownError(grid)).not.to.match(/WebGL2/);
  });

  it('its methods and keys do not throw; what needs the GPU rejects with a typed error', async () => {
    await insert('<ca-grid rule="analog-life" size="9 9" controls></ca-grid>');
    grid.play();
    grid.step(2);
    grid.clear();
    grid.place(BLINKER, 3, 4);
    grid.pause();
    expect(grid.generation).to.equal(0);
    part<HTMLButtonElement>(controlsOf(grid), 'button[aria-label="One step"]').click();
    stageOf(grid).dispatchEvent(new KeyboardEvent('keydown', { key: 'i' }));
    stageOf(grid).dispatchEvent(new PointerEvent('pointerdown', { button: 0 }));
    for (const promise of [grid.snapshot(), grid.toBlob()]) {
      const error = await promise.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(CaError).with.property('code', 'capability');
    }
  });

  it('is there when WebGL2 is, with all that happened meanwhile', async () => {
    await insert('<ca-grid rule="analog-life" size="9 9" init="empty"></ca-grid>');
    grid.place(BLINKER, 3, 4);
    giveBack();
    grid.step();
    await drawn(grid);
    await grid.updateComplete;
    expect(fallback(grid)).to.equal(null);
    expect(grid.matches(':state(error)')).to.be.false;
    expect(stageOf(grid).tabIndex).to.equal(0);
    expect([...(await grid.snapshot())].filter((state) => state > 0.5)).to.have.length(3);
  });

  it('tries again when it comes back into the page', async () => {
    await insert(`<ca-grid rule="analog-life" size="9 9" pattern="${BLINKER}"></ca-grid>`);
    giveBack();
    page.append(grid);
    await drawn(grid);
    expect(fallback(grid)).to.equal(null);
  });
});

describe('<ca-grid> without WebGL2', () => {
  beforeEach(takeWebGL2);
  afterEach(() => giveBack());

  async function insert(markup: string): Promise<void> {
    page.innerHTML = markup;
    grid = page.firstElementChild as CaGrid;
    await until(() => grid.simulation?.cpu, 'it runs on the CPU');
    await until(() => part<HTMLCanvasElement>(grid, 'canvas').style.width, 'the picture');
    await frames();
    await grid.updateComplete;
  }

  it('runs Life and shows it', async () => {
    const ready = record(page, 'ca-ready');
    const errors = record(page, 'ca-error');
    await insert(`<ca-grid size="9 9" pattern="${BLINKER}" style="width: 180px"></ca-grid>`);
    expect(ready).to.deep.equal([{ path: 'cpu-bits (no WebGL2)' }]);
    expect(fallback(grid)).to.equal(null);
    const [ink, paper] = [cellColor(grid, 4, 4), cellColor(grid, 4, 3)];
    expect(isNear(ink, paper)).to.be.false;
    grid.step();
    await frames();
    expect(isNear(cellColor(grid, 4, 3), ink)).to.be.true;
    expect(isNear(cellColor(grid, 3, 4), paper)).to.be.true;
    await expectLive(grid, '4,3', '4,4', '4,5');
    expect(errors).to.deep.equal([]);
    await expect(grid).to.be.accessible();
  });

  it('plays, is drawn on, zoomed, cleared, and gives its picture', async () => {
    await insert('<ca-grid size="16 12" init="empty" controls brush-radius="0" style="width: 320px"></ca-grid>');
    const paper = cellColor(grid, 5, 5);
    const [x, y] = middleOf(grid, 5, 5);
    const { left, top } = stageOf(grid).getBoundingClientRect();
    const at = { clientX: left + x, clientY: top + y, pointerId: 1, isPrimary: true, button: 0, bubbles: true };
    stageOf(grid).dispatchEvent(new PointerEvent('pointerdown', at));
    stageOf(grid).dispatchEvent(new PointerEvent('pointerup', at));
    await frames();
    await expectLive(grid, '5,5');
    expect(isNear(cellColor(grid, 5, 5), paper)).to.be.false;
    grid.play();
    await until(() => grid.generation > 2, 'it runs');
    grid.pause();
    expect(await grid.simulation?.population()).to.equal(0);
    grid.place(BLINKER, 1, 1);
    stageOf(grid).dispatchEvent(new KeyboardEvent('keydown', { key: '+' }));
    await frames();
    expect((await grid.toBlob()).type).to.equal('image/png');
    grid.clear();
    await expectLive(grid);
  });

  it('says so when it is given a rule that needs WebGL2, and is back with one that does not', async () => {
    await insert(`<ca-grid size="9 9" pattern="${BLINKER}"></ca-grid>`);
    grid.rule = 'analog-life';
    await until(() => fallback(grid), 'the slot');
    expect(grid.matches(':state(error)')).to.be.true;
    grid.rule = 'B2/S/C3';
    await until(() => !fallback(grid) && grid.simulation?.cpu, 'the picture');
    expect(grid.simulation?.path).to.equal('cpu-table (no WebGL2)');
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('is shown by others too, and moves to the GPU when it comes back into a page that has one', async () => {
    await insert(`<ca-grid id="one" size="9 9" pattern="${BLINKER}"></ca-grid><ca-grid for="one"></ca-grid>`);
    const other = page.lastElementChild as CaGrid;
    await until(() => part<HTMLCanvasElement>(other, 'canvas').style.width, 'the second picture');
    other.remove();
    grid.remove();
    await until(() => !grid.simulation?.attached, 'it lets go');
    giveBack();
    page.append(grid);
    await drawn(grid);
    expect(grid.simulation?.path).to.match(/^bit-sliced/);
    await expectLive(grid, '3,4', '4,4', '5,4');
  });
});
