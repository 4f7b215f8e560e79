// How a grid begins: bare, with autoplay, for readers who want no motion, made by a script, set up by a framework.
import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import type { CaGrid } from '../../components/grid/grid.js';
import { createSimulation } from '../../core/simulation/create.js';
import { parseRule } from '../../core/rule/parse.js';
import { pageLoop } from '../../core/page/loop.js';
import { withReducedMotion } from './person.js';
import {
  asleep,
  BLINKER,
  cellColor,
  drawn,
  drawnGrid,
  expectLive,
  GLIDER,
  isNear,
  liveCells,
  part,
  record,
  shownError,
  until,
} from './support.js';

describe('<ca-grid>: how it begins', () => {
  it('bare: a soup of Life at rest, drawn, with a play button', async () => {
    const grid = await drawnGrid(html`<ca-grid></ca-grid>`);
    expect(grid.simulation?.rule.name).to.equal('Life');
    expect(grid.simulation?.size).to.deep.equal([256, 256]);
    const live = (await liveCells(grid)).length;
    expect(live / 256 ** 2).to.be.within(0.28, 0.32);
    expect(grid.paused).to.be.true;
    expect(grid.generation).to.equal(0);
    await asleep();
    const button = part<HTMLButtonElement>(grid, '[part=start]');
    expect(button.getAttribute('aria-label')).to.equal('Play');
    button.click();
    expect(grid.paused).to.be.false;
    await until(() => grid.generation > 2, 'it runs');
    expect(button.getAttribute('aria-label')).to.equal('Pause');
    button.click();
    expect(grid.paused).to.be.true;
  });

  it('draws live cells in ink and dead ones in paper', async () => {
    const grid = await drawnGrid(html`<ca-grid size="8 8" pattern="o!" style="--ca-ink: #f00; --ca-paper: #00f"></ca-grid>`);
    const [x, y] = (await liveCells(grid))[0].split(',').map(Number);
    expect(isNear(cellColor(grid, x, y), [255, 0, 0]), 'live').to.be.true;
    expect(isNear(cellColor(grid, 0, 0), [0, 0, 255]), 'dead').to.be.true;
  });

  it('autoplay begins to run, and takes away the way of the start button with controls', async () => {
    const grid = await drawnGrid(html`<ca-grid size="32 32" autoplay controls></ca-grid>`);
    expect(grid.paused).to.be.false;
    expect(grid.matches(':state(running)')).to.be.true;
    expect(grid.shadowRoot?.querySelector('[part=start]')).to.equal(null);
    await until(() => grid.generation > 2, 'it runs');
    grid.autoplay = false;
    await grid.updateComplete;
    expect(grid.paused, 'autoplay is about the beginning').to.be.false;
  });

  it('paused keeps autoplay from starting; taking it away plays, setting it pauses', async () => {
    const grid = await drawnGrid(html`<ca-grid size="32 32" autoplay paused></ca-grid>`);
    expect(grid.paused).to.be.true;
    await asleep();
    expect(grid.generation).to.equal(0);
    grid.removeAttribute('paused');
    expect(grid.paused).to.be.false;
    grid.setAttribute('paused', '');
    expect(grid.paused).to.be.true;
    grid.paused = false;
    expect(grid.paused).to.be.false;
  });

  it('autoplay stays at rest for readers who prefer reduced motion, and play still plays', async () => {
    await withReducedMotion(async () => {
      const grid = await drawnGrid(html`<ca-grid size="32 32" autoplay></ca-grid>`);
      expect(grid.paused).to.be.true;
      grid.play();
      await until(() => grid.generation > 2, 'it runs');
    });
  });

  it('made by a script: its methods work before it is in the page, and what they did stays', async () => {
    const grid = document.createElement('ca-grid');
    grid.size = [12, 12];
    grid.pattern = BLINKER;
    grid.clear();
    grid.place(GLIDER, 1, 1);
    grid.step(4);
    grid.paint({ x: 9, y: 9 });
    expect(grid.generation).to.equal(4);
    await expectLive(grid, '3,2', '4,3', '2,4', '3,4', '4,4', '9,9');
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.append(grid);
    await drawn(grid);
    expect(grid.generation).to.equal(4);
    await expectLive(grid, '3,2', '4,3', '2,4', '3,4', '4,4', '9,9');
  });

  it('play before it is in the page runs it when it is', async () => {
    const before = pageLoop.size;
    const grid = document.createElement('ca-grid');
    grid.size = '16 16';
    grid.play();
    grid.reset();
    expect(grid.paused).to.be.false;
    expect(pageLoop.size, 'a tag that never comes into the page leaves nothing in the loop').to.equal(before);
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.append(grid);
    await until(() => grid.generation > 2, 'it runs');
  });

  it('takes properties of any kind, as frameworks set them', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const life = parseRule('B36/S23').toJSON();
    const errors = record(host, 'ca-error');
    render(
      html`<ca-grid
        .rule=${life}
        .size=${[16, 8]}
        .seed=${'5' as unknown as number}
        .rate=${12}
        .density=${undefined as unknown as null}
        .src=${undefined as unknown as null}
        .for=${undefined as unknown as null}
        .pattern=${undefined as unknown as null}
        .brushRadius=${undefined as unknown as null}
        .paused=${false}
      ></ca-grid>`,
      host,
    );
    const grid = host.firstElementChild as CaGrid;
    await drawn(grid);
    expect(errors.map(({ message }) => message)).to.deep.equal([]);
    expect(grid.simulation?.rule.toJSON()).to.deep.equal(life);
    expect(grid.simulation?.size).to.deep.equal([16, 8]);
    expect(grid.simulation?.seed).to.equal(5);
    expect(grid.paused).to.be.false;
  });

  it('takes properties that were set before the tag was defined', async () => {
    const simulation = await createSimulation({ rule: parseRule('life'), size: [9, 9] });
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const tag = document.createElement('ca-grid-later') as CaGrid;
    Object.assign(tag, { simulation, zoom: 3 });
    host.append(tag);
    customElements.define('ca-grid-later', class extends (customElements.get('ca-grid') as typeof CaGrid) {});
    await drawn(tag);
    expect(tag.simulation).to.equal(simulation);
    expect(tag.zoom).to.equal(3);
    expect(shownError(tag)).to.equal('');
    simulation.dispose();
  });
});
