// A browser without WebGL2: the page says so in the slot `fallback`, nothing is thrown, and the grid is there when WebGL2 is.
import { expect, fixture, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { CaError } from '../../core/base/errors.js';
import { sharedGpu } from '../../core/gpu/share.js';
import {
  asleep,
  BLINKER,
  controlsOf,
  drawn,
  expectLive,
  frames,
  interceptWebGL2,
  part,
  record,
  shownError,
  stageOf,
  until,
} from './support.js';

const fallback = (grid: CaGrid) => grid.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=fallback]');

describe('<ca-grid> without WebGL2', () => {
  let page: HTMLElement;
  let grid: CaGrid;

  let giveBack = () => {};

  beforeEach(async () => {
    await until(() => sharedGpu.current === null, 'a clean start');
    giveBack = interceptWebGL2(() => null);
    page = await fixture<HTMLElement>(html`<div></div>`);
  });
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
    const errors = await insert(`<ca-grid size="9 9" pattern="${BLINKER}" autoplay></ca-grid>`);
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
    await insert('<ca-grid size="9 9" rate="0"><img slot="fallback" alt="A glider" /></ca-grid>');
    await until(() => fallback(grid), 'the slot');
    expect(fallback(grid)?.assignedElements()).to.deep.equal([grid.querySelector('img')]);
    expect(shownError(grid)).to.match(/^rate:/);
    expect(shownError(grid)).not.to.match(/WebGL2/);
  });

  it('its methods and keys do not throw; what needs the GPU rejects with a typed error', async () => {
    await insert('<ca-grid size="9 9" controls></ca-grid>');
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
    await insert('<ca-grid size="9 9" init="empty"></ca-grid>');
    grid.place(BLINKER, 3, 4);
    giveBack();
    grid.step();
    await drawn(grid);
    await grid.updateComplete;
    expect(fallback(grid)).to.equal(null);
    expect(grid.matches(':state(error)')).to.be.false;
    expect(stageOf(grid).tabIndex).to.equal(0);
    await expectLive(grid, '4,3', '4,4', '4,5');
  });

  it('tries again when it comes back into the page', async () => {
    await insert(`<ca-grid size="9 9" pattern="${BLINKER}"></ca-grid>`);
    giveBack();
    page.append(grid);
    await drawn(grid);
    expect(fallback(grid)).to.equal(null);
  });
});
