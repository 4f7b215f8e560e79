// <ca-surface-plot> in a page: linking in any order, units and probes on the bus, attributes good and bad, hand and keys, the heat and
// the path against the cells, pictures as files, and nothing left when it goes.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/surface-plot/surface-plot.js';
import type { CaSurfacePlot } from '../../components/surface-plot/surface-plot.js';
import type { CaGrid } from '../../components/grid/grid.js';
import '../../components/volume/volume.js';
import '../../core/rules.js';
import { registry } from '../../core/page/bus.js';
import { pageLoop } from '../../core/page/loop.js';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { press, mouse, holding } from './person.js';
import { frames, part, record, until } from './support.js';

const stageOf = (plot: CaSurfacePlot) => part(plot, '.stage');
const labels = (plot: CaSurfacePlot) => [...(plot.shadowRoot?.querySelectorAll('.axes .name') ?? [])].map((text) => text.textContent);
const messages = (plot: CaSurfacePlot) => part(plot, '.errors').textContent.replace(/\s+/g, ' ').trim();
const said = (plot: CaSurfacePlot) => part(plot, '[part=status]').textContent;

/** A grid and a plot of it whose picture is there. */
async function pair(grid: ReturnType<typeof html>, plot: ReturnType<typeof html>): Promise<{ grid: CaGrid; plot: CaSurfacePlot }> {
  const root = await fixture<HTMLElement>(html`<div style="inline-size: 420px">${plot}${grid}</div>`);
  const found = { grid: root.querySelector('ca-grid') as CaGrid, plot: root.querySelector('ca-surface-plot') as CaSurfacePlot };
  await drawn(found.plot);
  return found;
}

/** Waits for the axes, which come with the picture. */
async function drawn(plot: CaSurfacePlot): Promise<void> {
  await until(() => plot.simulation?.engine && plot.shadowRoot?.querySelector('.axes, .tile'), 'the plot is drawn');
  await frames();
}

const life = html`<ca-grid id="life" size="48 32" density="0.4"></ca-grid>`;
const heatOf = (plot: CaSurfacePlot) => until(() => plot.heatCounts, 'there is heat').then(() => plot.heatCounts ?? expect.fail('no heat'));

/** Life's 18 contexts, counted by hand. */
function contexts(cells: ArrayLike<number>, X: number, Y: number): number[] {
  const counts = new Array<number>(18).fill(0);
  for (let y = 0; y < Y; y++)
    for (let x = 0; x < X; x++) {
      let count = 0;
      for (let v = -1; v < 2; v++) for (let u = -1; u < 2; u++) if (u || v) count += cells[((y + v + Y) % Y) * X + ((x + u + X) % X)];
      counts[count * 2 + cells[y * X + x]]++;
    }
  return counts;
}

describe('<ca-surface-plot> and its link', () => {
  it('finds its grid before and after it, and says when there is none', async () => {
    const plot = await fixture<CaSurfacePlot>(html`<ca-surface-plot for="life"></ca-surface-plot>`);
    expect(stageOf(plot).textContent).to.match(/no automaton with the id “life”/);
    const links = record(plot, 'ca-link');
    const unlinks = record(plot, 'ca-unlink');
    const grid = document.createElement('ca-grid');
    grid.id = 'life';
    plot.before(grid);
    await drawn(plot);
    expect(plot.simulation).to.equal(grid.simulation);
    expect(plot.matches(':state(linked)')).to.be.true;
    expect(labels(plot)).to.deep.equal(['self', 'count', 'activation']);
    plot.after(grid); // moved
    await drawn(plot);
    expect(plot.simulation).to.equal(grid.simulation);
    grid.id = 'other';
    await until(() => plot.simulation === null, 'unlinked');
    plot.for = 'other';
    await drawn(plot);
    grid.remove();
    await until(() => plot.simulation === null, 'unlinked again');
    expect([links.length >= 2, unlinks.length >= 2]).to.deep.equal([true, true]);
    plot.for = null;
    await plot.updateComplete;
    expect(stageOf(plot).textContent).to.match(/Nothing to show yet/);
  });

  it('counts the voxels of a volume, each of them', async () => {
    const root = await fixture<HTMLElement>(
      html`<div style="inline-size: 420px">
        <ca-surface-plot for="solid" heat="cells"></ca-surface-plot>
        <ca-volume id="solid" rule="5766" size="15 14 13"></ca-volume>
      </div>`,
    );
    const plot = root.querySelector('ca-surface-plot') as CaSurfacePlot;
    await until(() => plot.heatCounts, 'there is heat');
    expect(plot.heatCounts?.total).to.equal(15 * 14 * 13);
    await until(() => part(plot, '[part=legend]').textContent.includes('2,730'), 'the legend says so');
  });

  it('shows a program’s own automaton, and goes back', async () => {
    const { plot, grid } = await pair(life, html`<ca-surface-plot for="life"></ca-surface-plot>`);
    const simulation = await createSimulation({ rule: parseRule('young-spots'), size: [20, 20] });
    plot.simulation = simulation;
    await until(() => labels(plot)[0] === simulation.rule.inputs[0].name && labels(plot)[1] !== 'count', 'another rule');
    plot.simulation = null;
    await until(() => labels(plot)[1] === 'count', 'the grid’s rule again');
    expect(plot.simulation).to.equal(grid.simulation);
    simulation.dispose();
  });

  it('shows the unit that a person looks at, unless it has one of its own, and says which it chose', async () => {
    const { plot, grid } = await pair(life, html`<ca-surface-plot for="life" controls></ca-surface-plot>`);
    const own = document.createElement('ca-surface-plot');
    Object.assign(own, { for: 'life', unit: 'peersOver1' });
    grid.after(own);
    await drawn(own);
    const bus = registry.of(grid)?.bus ?? expect.fail('no bus');
    bus.emit('unit', 'peersOver3');
    await until(() => labels(plot)[2] === 'peersOver3', 'the unit of the bus');
    expect(labels(own)[2]).to.equal('peersOver1');
    bus.emit('unit', 'of another rule');
    await until(() => labels(plot)[2] === 'activation', 'a unit that the rule does not have');
    const changes = record(plot, 'ca-change');
    const chooser = part<HTMLSelectElement>(plot, 'select');
    chooser.value = 'self0peers3';
    chooser.dispatchEvent(new Event('change'));
    expect(bus.last('unit')).to.equal('self0peers3');
    await until(() => labels(plot)[2] === 'self0peers3', 'the unit that was chosen');
    expect(changes).to.deep.equal([{ action: 'plot' }]);
  });

  it('leaves nothing behind', async () => {
    await until(() => sharedGpu.current === null, 'the tests before have let go');
    const { plot, grid } = await pair(life, html`<ca-surface-plot for="life" heat="recent" trace probe="3 4" controls></ca-surface-plot>`);
    const simulation = grid.simulation ?? expect.fail('no automaton');
    grid.step(3);
    await heatOf(plot);
    plot.remove();
    await frames();
    expect(simulation.engine?.watchers.size).to.equal(0);
    const alone = sharedGpu.counts;
    expect(alone.geometries).to.equal(1);
    await until(() => sharedGpu.counts.buffers === 0, 'read-backs end');
    grid.before(plot);
    await drawn(plot);
    await heatOf(plot);
    const { size } = pageLoop;
    plot.remove();
    expect(pageLoop.size).to.equal(size - 1);
    grid.remove();
    await until(() => sharedGpu.current === null, 'the context is given back');
    expect(Object.values(sharedGpu.counts).every((count) => count === 0)).to.be.true;
  });
});

describe('<ca-surface-plot> and its attributes', () => {
  it('keeps the last good value of a bad one and says what was expected', async () => {
    const { plot } = await pair(life, html`<ca-surface-plot for="life" view="flat" height-scale="2"></ca-surface-plot>`);
    const errors = record(plot, 'ca-error');
    const bad = {
      unit: 'nobody',
      x: 'z',
      at: 'self=no',
      view: 'cube',
      heat: 'hot',
      'half-life': '-1',
      trace: 'long',
      probe: 'here',
      'height-scale': '9',
      colormap: 'mud',
    };
    for (const [name, text] of Object.entries(bad)) plot.setAttribute(name, text);
    await plot.updateComplete;
    await plot.updateComplete;
    expect(errors.map(({ code }) => code)).to.deep.equal(Object.keys(bad).map(() => 'argument'));
    for (const word of [
      'no such unit',
      'no such input',
      'surface, pillars, flat, units',
      'none, cells, recent, probe',
      'column and row',
      'unknown color map',
    ])
      expect(messages(plot)).to.include(word);
    expect(plot.matches(':state(error)')).to.be.true;
    expect(labels(plot)).to.deep.equal(['self', 'count']);
    for (const name of Object.keys(bad)) plot.removeAttribute(name);
    await plot.updateComplete;
    await plot.updateComplete;
    expect(messages(plot)).to.equal('');
  });

  it('turns the axes, and lets further inputs stand at numbers, means or the probed cell', async () => {
    const grid = html`<ca-grid id="young" rule="young-spots" size="40 40" density="0.5"></ca-grid>`;
    const { plot, grid: young } = await pair(grid, html`<ca-surface-plot for="young" controls></ca-surface-plot>`);
    const [self, activator, inhibitor] = young.simulation?.rule.inputs.map(({ name }) => name) ?? [];
    Object.assign(plot, { x: activator, y: inhibitor, at: `${self}=0.25` });
    await until(() => labels(plot)[0] === activator && labels(plot)[1] === inhibitor, 'turned');
    const slider = () => part<HTMLInputElement>(plot, 'input[type=range]');
    expect(slider().value).to.equal('0.25');
    plot.at = { [self]: 'mean' };
    const cells = [...(await young.snapshot())];
    const mean = cells.reduce((sum, state) => sum + state, 0) / cells.length;
    await until(() => Math.abs(Number(slider().value) - mean) < 0.01, `the slider stands at the mean, ${mean}`);
    plot.setAttribute('probe', '7 9');
    plot.at = `${self}=probe`;
    young.step();
    const state = (await young.snapshot())[9 * 40 + 7];
    await until(() => Math.abs(Number(slider().value) - state) < 0.01, `the slider stands at the cell, ${state}`);
    slider().value = '0.75';
    const inputs = record(plot, 'ca-input');
    slider().dispatchEvent(new Event('input'));
    await plot.updateComplete;
    expect(plot.at).to.deep.equal({ [self]: 0.75 });
    expect(inputs).to.deep.equal([{ action: 'plot' }]);
  });

  it('shows a formula’s expressions', async () => {
    const grid = html`<ca-grid id="gs" rule="gray-scott-mitosis" size="32 32"></ca-grid>`;
    const { plot } = await pair(grid, html`<ca-surface-plot for="gs" unit="output1"></ca-surface-plot>`);
    expect(labels(plot)[2]).to.equal('output1');
    expect(messages(plot)).to.equal('');
  });
});

describe('<ca-surface-plot>: heat and path', () => {
  it('counts every cell exactly once, now and lately', async () => {
    const { plot, grid } = await pair(life, html`<ca-surface-plot for="life" heat></ca-surface-plot>`);
    const counted = async () => {
      const right = contexts(await grid.snapshot(), 48, 32);
      await until(
        () => JSON.stringify([...(plot.heatCounts?.counts ?? [])]) === JSON.stringify(right),
        'the counts are those of the cells',
      );
      expect(plot.heatCounts?.total).to.equal(48 * 32);
      expect(part(plot, '.total').textContent).to.equal('1,536 cells now');
    };
    await counted();
    grid.step(5);
    await counted();
    plot.heat = 'recent';
    await until(() => part(plot, '.total').textContent.includes('visits'), 'lately');
    const severalCounted = () => {
      grid.step();
      return (plot.heatCounts?.total ?? 0) > 48 * 32 * 1.5;
    };
    await until(severalCounted, 'more than one generation is counted');
    plot.heat = 'none';
    await plot.updateComplete;
    expect(plot.heatCounts).to.equal(null);
    expect(plot.shadowRoot?.querySelector('.legend')).to.equal(null);
  });

  it('follows the cell that a person points at, also after the pointer left', async () => {
    const { plot, grid } = await pair(life, html`<ca-surface-plot for="life" trace heat="probe"></ca-surface-plot>`);
    expect(part(plot, '.total').textContent).to.equal('Point at a cell to follow it');
    const bus = registry.of(grid)?.bus ?? expect.fail('no bus');
    bus.emit('probe', { x: 10, y: 6 });
    await plot.updateComplete;
    bus.emit('probe', null);
    await plot.updateComplete;
    const right: number[][] = [];
    for (let i = 0; i < 6; i++) {
      const cells = await grid.snapshot();
      let count = 0;
      for (let v = -1; v < 2; v++) for (let u = -1; u < 2; u++) if (u || v) count += cells[(6 + v) * 48 + 10 + u];
      right.push([cells[6 * 48 + 10], count]);
      if (i < 5) grid.step();
    }
    expect((await plot.path()).map(({ inputs }) => [...inputs])).to.deep.equal(right);
    await until(() => plot.heatCounts?.total === 6, 'six generations are counted');
    expect(part(plot, '.total').textContent).to.equal('6 generations of one cell');
  });
});

describe('<ca-surface-plot> under a hand', () => {
  it('turns, zooms and comes home by keys, and changes what it shows', async () => {
    const { plot } = await pair(life, html`<ca-surface-plot for="life" controls></ca-surface-plot>`);
    const first = part(plot, '.axes').innerHTML;
    const axes = async () => {
      await plot.updateComplete;
      return part(plot, '.axes').innerHTML;
    };
    plot.focus();
    const home = part<HTMLButtonElement>(plot, 'button[aria-label="Back to the first view"]');
    expect(home.disabled).to.be.true;
    await press('ArrowLeft', 'ArrowUp', '+');
    expect((await axes()) === first).to.be.false;
    expect(home.disabled).to.be.false;
    await press('0');
    expect((await axes()) === first).to.be.true;
    for (const [key, view] of [
      ['p', 'pillars'],
      ['f', 'flat'],
      ['u', 'units'],
      ['s', 'surface'],
    ]) {
      await press(key);
      expect(plot.view).to.equal(view);
      await plot.updateComplete;
    }
    await press('h');
    expect(plot.heat).to.equal('cells');
    await plot.updateComplete;
    expect(said(plot)).to.equal('All cells now');
    await press('t');
    expect(plot.trace).to.equal(48);
  });

  it('reads a place aloud by Shift and arrows, by states where there are states', async () => {
    const { plot } = await pair(life, html`<ca-surface-plot for="life"></ca-surface-plot>`);
    plot.focus();
    await holding('Shift', async () => press('ArrowRight', 'ArrowDown'));
    await plot.updateComplete;
    expect(said(plot)).to.equal('self 1, count 3, activation 0.9932');
    await until(() => plot.shadowRoot?.querySelector('.readout b'), 'the readout');
    expect([...(plot.shadowRoot?.querySelectorAll('.readout b') ?? [])].map(({ textContent }) => textContent)).to.deep.equal([
      '1',
      '3',
      '0.9932',
    ]);
    await press('Escape');
    await plot.updateComplete;
    expect(plot.shadowRoot?.querySelector('.readout, .mark')).to.equal(null);
  });

  it('turns by a drag and reads under the pointer', async () => {
    const { plot } = await pair(life, html`<ca-surface-plot for="life"></ca-surface-plot>`);
    const { left, top, width, height } = stageOf(plot).getBoundingClientRect();
    const middle = [left + width / 2, top + height / 2] as const;
    await mouse.move(middle);
    await until(() => plot.shadowRoot?.querySelector('.readout b'), 'the readout');
    const before = part(plot, '.axes').innerHTML;
    await mouse.down();
    await mouse.move([middle[0] + 60, middle[1] - 20]);
    await mouse.up();
    await plot.updateComplete;
    expect(part(plot, '.axes').innerHTML === before).to.be.false;
    await mouse.rest();
    await until(() => !plot.shadowRoot?.querySelector('.readout'), 'no readout');
  });

  it('shows a unit that is clicked among all', async () => {
    const { plot, grid } = await pair(life, html`<ca-surface-plot for="life" view="units" controls></ca-surface-plot>`);
    const tiles = [...(plot.shadowRoot?.querySelectorAll<HTMLElement>('.tile') ?? [])];
    expect(tiles.map(({ textContent }) => textContent.trim())).to.have.length(7);
    tiles[2].click();
    await until(() => labels(plot)[2] === 'peersOver2', 'the unit');
    expect(plot.view).to.equal('surface');
    expect(registry.of(grid)?.bus.last('unit')).to.equal('peersOver2');
  });

  it('takes a weight into the next picture without a compile', async () => {
    const { plot, grid } = await pair(
      html`<ca-grid id="life" rule="analog-life" size="32 32"></ca-grid>`,
      html`<ca-surface-plot for="life"></ca-surface-plot>`,
    );
    await frames(4);
    const programs = sharedGpu.current?.programs ?? expect.fail('no context');
    const { compiled } = programs;
    const simulation = grid.simulation ?? expect.fail('no automaton');
    const { drawn: before } = pageLoop.statistics;
    for (let i = 0; i < 5; i++) {
      simulation.setRule(simulation.rule.withBias('peersOver1', -1.5 + i / 50));
      await frames(1);
    }
    await until(() => pageLoop.statistics.drawn > before, 'drawn anew');
    expect(programs.compiled).to.equal(compiled);
    expect(plot.simulation?.rule).to.equal(simulation.rule);
  });
});

describe('<ca-surface-plot> as a file', () => {
  it('is its picture with the axes, as pixels or as SVG', async () => {
    const { plot } = await pair(life, html`<ca-surface-plot for="life"></ca-surface-plot>`);
    const png = await plot.toBlob();
    expect(png.type).to.equal('image/png');
    const bitmap = await createImageBitmap(png);
    expect(bitmap.width).to.equal(Math.round(stageOf(plot).clientWidth * devicePixelRatio));
    const svg = await plot.toBlob('image/svg+xml');
    const document = new DOMParser().parseFromString(await svg.text(), 'image/svg+xml');
    expect(document.querySelector('parsererror')).to.equal(null);
    expect([...document.querySelectorAll('text')].map(({ textContent }) => textContent)).to.include.members([
      'self',
      'count',
      'activation',
      '0.5',
    ]);
    expect(document.querySelector('title')?.textContent).to.match(/activation over self and count/);
    plot.remove();
    let message = '';
    await plot.toBlob().catch((error: Error) => (message = error.message));
    expect(message).to.match(/toBlob: there is no picture; expected/);
  });

  it('is accessible in every mode', async () => {
    const { plot } = await pair(life, html`<ca-surface-plot for="life" heat controls></ca-surface-plot>`);
    for (const view of ['surface', 'pillars', 'flat', 'units'] as const) {
      plot.view = view;
      await plot.updateComplete;
      await frames();
      await expect(plot).to.be.accessible();
    }
  });
});
