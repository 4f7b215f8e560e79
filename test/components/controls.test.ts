// The bar of controls: built into a grid, and on its own linked by `for`.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/controls/controls.js';
import type { CaControls } from '../../components/controls/controls.js';
import type { CaGrid } from '../../components/grid/grid.js';
import { placeOfRate, rateAtPlace, SLIDER_STEPS } from '../../components/controls/rate-scale.js';
import { Playback } from '../../core/page/playback.js';
import { inScheme, mouse } from './person.js';
import { BLINKER, buttonOf, controlsOf, drawnGrid, expectLive, frames, liveCells, part, record, until } from './support.js';

const slider = (controls: CaControls) => part<HTMLInputElement>(controls, 'input');
const rateOf = ({ simulation }: CaGrid) => simulation && Playback.of(simulation).rate;
const generationIn = (controls: CaControls) => part(controls, '[part=generation]').textContent;

async function withControls(): Promise<[CaGrid, CaControls]> {
  const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER} controls style="width: 280px"></ca-grid>`);
  return [grid, controlsOf(grid)];
}

describe('<ca-controls> in a grid', () => {
  it('comes and goes with the attribute', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9"></ca-grid>`);
    expect(grid.shadowRoot?.querySelector('ca-controls')).to.equal(null);
    grid.controls = true;
    await grid.updateComplete;
    expect(controlsOf(grid).part.contains('controls')).to.be.true;
    expect(controlsOf(grid).getBoundingClientRect().top).to.be.at.least(part(grid, '.stage').getBoundingClientRect().bottom);
    grid.removeAttribute('controls');
    await grid.updateComplete;
    expect(grid.shadowRoot?.querySelector('ca-controls')).to.equal(null);
  });

  it('plays, pauses and keeps the focus on the button', async () => {
    const [grid, controls] = await withControls();
    const events = [record(grid, 'ca-play'), record(grid, 'ca-pause')];
    buttonOf(controls, 'Play').focus();
    buttonOf(controls, 'Play').click();
    expect(grid.paused).to.be.false;
    await until(() => grid.generation > 1, 'it runs');
    await controls.updateComplete;
    expect(controls.shadowRoot?.activeElement).to.equal(buttonOf(controls, 'Pause'));
    buttonOf(controls, 'Pause').click();
    expect(grid.paused).to.be.true;
    await controls.updateComplete;
    expect(generationIn(controls)).to.equal(String(grid.generation));
    expect(events.map(({ length }) => length)).to.deep.equal([1, 1]);
  });

  it('steps, goes back, reseeds and clears', async () => {
    const [grid, controls] = await withControls();
    const changes = record(grid, 'ca-change');
    buttonOf(controls, 'One step').click();
    buttonOf(controls, 'One step').click();
    buttonOf(controls, 'One step').click();
    await controls.updateComplete;
    await expectLive(grid, '4,3', '4,4', '4,5');
    expect(generationIn(controls)).to.equal('3');
    const steps = record(grid, 'ca-step');
    buttonOf(controls, 'One step back').click();
    await expectLive(grid, '3,4', '4,4', '5,4');
    await until(() => generationIn(controls) === '2', 'one less');
    expect(steps).to.deep.equal([{ generation: 2 }]);
    buttonOf(controls, 'Another start').click();
    await expectLive(grid, '3,4', '4,4', '5,4');
    await until(() => generationIn(controls) === '0', 'the start');
    buttonOf(controls, 'Clear').click();
    await expectLive(grid);
    grid.init = 'random';
    await grid.updateComplete;
    const soup = await liveCells(grid);
    buttonOf(controls, 'Another start').click();
    expect(await liveCells(grid)).not.to.deep.equal(soup);
    expect(changes.map(({ action }) => action)).to.deep.equal(['seed', 'clear', 'seed']);
  });

  it('the slider sets the speed, follows it, and tells only of a person', async () => {
    const [grid, controls] = await withControls();
    const inputs = record(grid, 'ca-input');
    const changes = record(grid, 'ca-change');
    expect(slider(controls).getAttribute('aria-valuetext')).to.equal('20 steps a second');
    grid.rate = 100;
    await grid.updateComplete;
    await controls.updateComplete;
    expect(Number(slider(controls).value)).to.equal(placeOfRate(100));
    expect([inputs, changes]).to.deep.equal([[], []]);
    slider(controls).value = String(SLIDER_STEPS);
    for (const type of ['input', 'change']) slider(controls).dispatchEvent(new Event(type, { bubbles: true }));
    await controls.updateComplete;
    expect(rateOf(grid)).to.equal(1000);
    expect(slider(controls).getAttribute('aria-valuetext')).to.equal('1000 steps a second');
    expect([inputs, changes]).to.deep.equal([[{ action: 'rate' }], [{ action: 'rate' }]]);
    grid.size = '12 12';
    await grid.updateComplete;
    expect(rateOf(grid), 'a new size keeps the speed that a person set').to.equal(1000);
  });

  it('every place of the slider is a rate that leads back to it, or next to it', () => {
    for (let place = 0; place <= SLIDER_STEPS; place++) expect(placeOfRate(rateAtPlace(place))).to.be.closeTo(place, 1);
    expect([rateAtPlace(0), rateAtPlace(SLIDER_STEPS)]).to.deep.equal([0.5, 1000]);
    expect([placeOfRate(1e-9), placeOfRate(1e9)]).to.deep.equal([0, SLIDER_STEPS]);
  });

  it('is told of running at most ten times a second', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" controls autoplay rate="1000"></ca-grid>`);
    const controls = controlsOf(grid);
    let updates = 0;
    const observer = new MutationObserver(() => updates++);
    observer.observe(part(controls, '[part=generation]'), { characterData: true, childList: true, subtree: true });
    const steps = record(grid, 'ca-step');
    const began = performance.now();
    await until(() => steps.length > 4, 'some steps');
    observer.disconnect();
    expect(updates).to.be.within(1, (performance.now() - began) / 90 + 1);
    expect(steps[4].generation).to.be.above(steps[0].generation);
  });

  for (const direction of ['ltr', 'rtl']) {
    it(`fits into 280 pixels, ${direction}, with targets of 24 pixels and more`, async () => {
      const page = await fixture<HTMLElement>(
        html`<div dir=${direction} style="width: 280px"><ca-grid size="9 9" rate="1000" controls></ca-grid></div>`,
      );
      const controls = controlsOf(page.firstElementChild as CaGrid);
      await controls.updateComplete;
      const bar = part(controls, '[part=bar]').getBoundingClientRect();
      const targets = [...(controls.shadowRoot?.querySelectorAll('button, input') ?? [])].map((target) => target.getBoundingClientRect());
      expect(targets).to.have.length(7);
      for (const { left, right, width, height } of targets) {
        expect(left).to.be.at.least(bar.left);
        expect(right).to.be.at.most(bar.right);
        expect(Math.min(width, height)).to.be.at.least(24);
      }
      const order = targets.map(({ left }) => left);
      expect(order).to.deep.equal([...order].sort((a, b) => (direction === 'ltr' ? a - b : b - a)));
      expect(bar.width).to.be.at.most(280);
      expect(part(controls, '[part=bar]').scrollWidth).to.be.at.most(280);
    });
  }

  it('a tooltip names what the pointer rests on, inside the window', async () => {
    const [, controls] = await withControls();
    const { left, top } = buttonOf(controls, 'Play').getBoundingClientRect();
    await mouse.move([left + 10, top + 10]);
    const tip = () => controls.shadowRoot?.querySelector<HTMLElement>('.tip');
    await until(() => tip()?.style.left, 'the tooltip');
    expect(tip()?.textContent).to.equal('Play');
    const box = tip()?.getBoundingClientRect() as DOMRect;
    expect(box.left).to.be.at.least(0);
    expect(box.bottom).to.be.at.most(top);
    expect(box.bottom).to.be.above(top - 20);
    await mouse.rest();
    await until(() => !tip(), 'no tooltip');
  });
});

describe('<ca-controls for>', () => {
  it('controls what it links to, and nothing when that goes', async () => {
    const page = await fixture<HTMLElement>(html`<div><ca-controls for="life"></ca-controls></div>`);
    const controls = page.firstElementChild as CaControls;
    const links = record(controls, 'ca-link');
    await controls.updateComplete;
    expect(buttonOf(controls, 'Play').disabled).to.be.true;
    expect(slider(controls).disabled).to.be.true;
    const grid = document.createElement('ca-grid');
    Object.assign(grid, { id: 'life', size: '9 9', pattern: BLINKER });
    page.append(grid);
    await until(() => grid.simulation?.engine, 'the automaton reaches the GPU');
    await controls.updateComplete;
    expect(links).to.deep.equal([{ target: grid }]);
    expect(controls.matches(':state(linked)')).to.be.true;
    buttonOf(controls, 'Play').click();
    expect(grid.paused).to.be.false;
    await controls.updateComplete;
    expect(buttonOf(controls, 'Pause').disabled).to.be.false;
    grid.remove();
    await controls.updateComplete;
    expect(controls.matches(':state(linked)')).to.be.false;
    expect(controls.simulation).to.equal(null);
    expect(buttonOf(controls, 'Play').disabled, 'it neither runs nor can it be run').to.be.true;
  });

  it('takes a program’s automaton, and a slot takes more controls', async () => {
    const [grid] = await withControls();
    const controls = await fixture<CaControls>(html`<ca-controls .simulation=${grid.simulation}><button>More</button></ca-controls>`);
    buttonOf(controls, 'One step').click();
    expect(grid.generation).to.equal(1);
    expect(controls.querySelector('button')?.checkVisibility()).to.be.true;
    controls.simulation = null;
    await controls.updateComplete;
    expect(buttonOf(controls, 'One step').disabled).to.be.true;
  });

  it('stands in the slot of a grid in place of its own', async () => {
    const grid = await drawnGrid(
      html`<ca-grid id="mine" size="9 9" controls><ca-controls slot="controls" for="mine"></ca-controls></ca-grid>`,
    );
    expect(controlsOf(grid).checkVisibility()).to.be.false;
    buttonOf(grid.querySelector('ca-controls') as CaControls, 'One step').click();
    expect(grid.generation).to.equal(1);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`axe finds nothing in ${scheme}`, async () => {
      await inScheme(scheme, async () => {
        const [grid, controls] = await withControls();
        await frames();
        await expect(controls).to.be.accessible();
        await expect(grid).to.be.accessible();
        await expect(await fixture<CaControls>(html`<ca-controls></ca-controls>`)).to.be.accessible();
      });
    });
  }
});
