// The editor on a page: linked in any order, several on one grid, one that goes from grid to grid, what a person points at elsewhere,
// cards that stay in view, the garden's automata, and that nothing is left behind.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/grid/grid.js';
import type { CaGrid } from '../../components/grid/grid.js';
import type { CaWeightEditor } from '../../components/weight-editor/weight-editor.js';
import { registry } from '../../core/page/bus.js';
import { Editing } from '../../core/page/editing.js';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule } from '../../core/rule/parse.js';
import { createSimulation } from '../../core/simulation/create.js';
import { button, cardOf, edited, openCard, pair, ruleOf, standing, weightOf } from './editor.js';
import { drawn, frames, part, record, sleep, stageOf, until } from './support.js';
import { mouse, press } from './person.js';

function make<T extends HTMLElement>(tag: string, attributes: Record<string, string>): T {
  const element = document.createElement(tag) as T;
  for (const [name, text] of Object.entries(attributes)) element.setAttribute(name, text);
  return element;
}

const life = (id = 'life') => make<CaGrid>('ca-grid', { id, size: '9 9', pattern: '3o!', style: 'inline-size: 120px' });
const editorFor = (id = 'life') => make<CaWeightEditor>('ca-weight-editor', { for: id, style: 'inline-size: 640px' });

describe('an editor’s link', () => {
  let page: HTMLElement;
  let grid: CaGrid;
  let editor: CaWeightEditor;
  beforeEach(async () => {
    page = await fixture<HTMLElement>(html`<div></div>`);
    grid = life();
    editor = editorFor();
  });

  for (const [order, act] of [
    ['grid first', () => page.append(grid, editor)],
    ['editor first', () => page.append(editor, grid)],
    ['grid much later', async () => (page.append(editor), await sleep(30), page.append(grid))],
    ['id set later', async () => (grid.removeAttribute('id'), page.append(grid, editor), await sleep(30), (grid.id = 'life'))],
    ['for set later', () => (editor.removeAttribute('for'), page.append(grid, editor), (editor.for = 'life'))],
    ['editor moved', () => (page.append(grid, editor), page.prepend(editor))],
    ['grid moved', () => (page.append(grid, editor), page.append(grid))],
  ] as const) {
    it(`leads to the grid: ${order}`, async () => {
      await act();
      await edited(editor);
      expect(editor.simulation).to.equal(grid.simulation);
      expect(editor.matches(':state(linked)')).to.be.true;
      standing<SVGElement>(editor, 'number:activation<self0peers3').focus();
      await press('End');
      expect(weightOf(grid, 'activation', 'self0peers3')).to.equal(2);
    });
  }

  it('ends with the grid, and says so', async () => {
    page.append(grid, editor);
    await edited(editor);
    const unlinks = record(editor, 'ca-unlink');
    grid.remove();
    await editor.updateComplete;
    expect(unlinks).to.deep.equal([{ target: grid }]);
    expect(editor.shadowRoot?.textContent).to.include('no automaton with the id “life”');
    page.append(grid);
    await edited(editor);
    expect(editor.simulation).to.equal(grid.simulation);
  });

  it('goes from grid to grid, each with a history of its own', async () => {
    const other = life('other');
    page.append(grid, other, editor);
    await edited(editor);
    const first = ruleOf(grid);
    standing<SVGElement>(editor, 'number:activation<self0peers3').focus();
    await press('End');
    editor.for = 'other';
    await editor.updateComplete;
    expect(editor.simulation).to.equal(other.simulation);
    await until(() => button(editor, 'Undo').disabled, 'nothing to undo there');
    standing<SVGElement>(editor, 'number:activation<self0peers3').focus();
    await press('Home');
    expect(weightOf(other, 'activation', 'self0peers3')).to.equal(-2);
    expect(weightOf(grid, 'activation', 'self0peers3')).to.equal(2);
    editor.for = 'life';
    await editor.updateComplete;
    await until(() => !button(editor, 'Undo').disabled, 'the other history is there again');
    editor.undo();
    expect(ruleOf(grid)).to.equal(first);
  });

  it('several editors of one grid share rule, history and selected unit', async () => {
    const second = editorFor();
    page.append(grid, editor, second);
    await Promise.all([edited(editor), edited(second)]);
    const first = ruleOf(grid);
    const heard = [record(editor, 'ca-rule-change'), record(second, 'ca-rule-change')];
    standing<SVGElement>(editor, 'number:activation<self0peers3').focus();
    await press('End');
    await second.updateComplete;
    expect(standing(second, 'number:activation<self0peers3').getAttribute('aria-valuenow')).to.equal('2');
    expect(heard.map((list) => list.map(({ source }) => source))).to.deep.equal([['editor'], ['api']]);
    second.undo();
    expect(ruleOf(grid)).to.equal(first);
    await openCard(editor, 'unit:peersOver3');
    await second.updateComplete;
    expect(standing(second, 'unit:peersOver3').getAttribute('aria-pressed')).to.equal('true');
  });

  it('takes an automaton that a program made', async () => {
    const simulation = await createSimulation({ rule: parseRule('young-spots'), size: [24, 24] });
    page.append(editor);
    editor.simulation = simulation;
    await edited(editor);
    expect(editor.shadowRoot?.querySelectorAll('.node')).to.have.length(4);
    standing<SVGElement>(editor, 'number:activation<self').focus();
    await press('ArrowUp');
    expect(simulation.rule.network?.layers[0]).to.have.nested.property('units[0].weights.self', 0.5);
    editor.simulation = null;
    await editor.updateComplete;
    expect(editor.shadowRoot?.querySelector('.node')).to.equal(null);
    simulation.dispose();
  });

  it('leaves nothing behind', async () => {
    page.append(grid, editor);
    await drawn(grid);
    await edited(editor);
    await frames();
    const simulation = grid.simulation;
    const listeners = simulation?.events.listenerCount ?? 0;
    const size = registry.size;
    for (let i = 0; i < 3; i++) {
      editor.remove();
      page.append(editor);
      await editor.updateComplete;
    }
    expect(simulation?.events.listenerCount).to.equal(listeners);
    expect(registry.size).to.equal(size);
    editor.remove();
    expect(simulation?.events.listenerCount).to.be.below(listeners);
  });
});

describe('what a person points at', () => {
  it('lights the values of the cell under the pointer, else the mean', async () => {
    const { grid, editor } = await pair('life', '', '3o!');
    const said = (name: string) => standing(editor, name).querySelector('.value')?.textContent;
    editor.scrollIntoView({ block: 'end' });
    await until(() => said('input:self') === '0.02', 'the mean: three of 144 cells live');
    stageOf(grid).focus();
    const { left, top, width } = stageOf(grid).getBoundingClientRect();
    const at = (cell: number) => (cell + 0.5) * (width / 12);
    // The row of three lies in the middle: columns 4 to 6 of row 5.
    await mouse.move([left + at(5), top + at(5)]);
    await until(() => said('input:count') === '2.00', 'a cell between two others');
    expect(said('input:self')).to.equal('1.00');
    expect(Number(said('unit:selfIsOne'))).to.be.closeTo(0.99, 0.01);
    expect(part(editor, '.whose').textContent).to.include('cell 5, 5');
    await until(() => editor.shadowRoot?.querySelector('td.here'), 'its entry of the table is marked');
    await mouse.rest();
    await until(() => said('input:count') !== '2.00', 'the mean again');
    expect(part(editor, '.whose').textContent).to.include('mean');
  });

  it('says on the bus which unit a person looks at, and follows it', async () => {
    const { grid, editor } = await pair();
    const bus = registry.of(grid)?.bus;
    await openCard(editor, 'unit:peersOver2');
    expect(bus?.last('unit')).to.equal('peersOver2');
    bus?.emit('unit', 'selfIsOne');
    await editor.updateComplete;
    expect(standing(editor, 'unit:selfIsOne').getAttribute('aria-pressed')).to.equal('true');
    part(editor, '.diagram').click();
    expect(bus?.last('unit')).to.equal(null);
  });
});

describe('cards stay in view', () => {
  const places: readonly (readonly [string, string])[] = [
    ['in a page that is scrolled', 'padding-block: 900px'],
    ['in a transformed page', 'transform: translate(40px, 300px) scale(0.8) rotate(1deg)'],
    ['in a page from right to left', 'direction: rtl'],
    ['in a box that cuts off what leaves it', 'overflow: hidden; block-size: 300px; contain: paint'],
  ];
  for (const [where, style] of places) {
    it(where, async () => {
      const { page, editor } = await pair();
      page.style.cssText = style;
      for (const name of ['unit:selfIsOne', 'unit:activation', 'input:count', 'layer:0']) {
        standing(editor, name).scrollIntoView({ block: 'end' });
        await frames();
        const card = await openCard(editor, name);
        await until(() => {
          const { left, top, right, bottom } = card.getBoundingClientRect();
          return left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
        }, `the card of ${name} is in the window`);
      }
      scrollBy(0, 40);
      await frames(3);
      const { top, bottom } = (await cardOf(editor)).getBoundingClientRect();
      expect(top).to.be.at.least(0);
      expect(bottom).to.be.at.most(innerHeight + 1);
      scrollTo(0, 0);
    });
  }
});

describe('the garden', () => {
  it('grows nine automata on the one context, adopts one, and frees all', async function () {
    this.timeout(120_000);
    const { grid, editor } = await pair('young-labyrinth', '', '');
    await frames();
    button(editor, 'Explore').click();
    await editor.updateComplete;
    const before = sharedGpu.counts;
    button(editor, 'Garden of mutants').click();
    await editor.updateComplete;
    const grids = () => [...(editor.shadowRoot?.querySelectorAll<CaGrid>('.garden ca-grid') ?? [])];
    expect(grids()).to.have.length(9);
    await until(() => editor.shadowRoot?.querySelectorAll('.plant:not(.growing)').length === 9, 'all are judged', 60_000);
    expect(sharedGpu.counts.contexts).to.equal(1);
    const rules = grids().map((each) => each.simulation?.rule);
    expect(new Set(rules.map((rule) => rule?.structureKey)).size, 'one program for all').to.equal(1);
    expect(new Set(rules.map((rule) => JSON.stringify(rule))).size).to.equal(9);
    for (const each of grids()) {
      const cells = await each.snapshot();
      const live = [...cells].filter((level) => level > 0.5).length / cells.length;
      expect(live, 'neither empty nor full').to.be.within(0.003, 0.997);
    }
    const changes = record(editor, 'ca-change');
    button(editor, 'Adopt mutant 3').click();
    expect(ruleOf(grid)).to.equal(rules[2]);
    expect(changes).to.deep.equal([{ action: 'explore' }]);
    await until(() => grids()[0]?.simulation?.rule !== rules[0], 'its own mutants grow');
    const last = grids().map((each) => each.simulation);
    button(editor, 'Explore').click();
    await editor.updateComplete;
    expect(last.every((simulation) => simulation?.disposed)).to.be.true;
    await until(() => sharedGpu.counts.textures <= before.textures, 'textures are freed');
    expect(sharedGpu.counts.targets).to.be.at.most(before.targets);
    editor.undo();
    expect(ruleOf(grid).name).to.equal("Young's labyrinth");
  });

  it('is freed when the editor leaves the page', async function () {
    this.timeout(120_000);
    const { editor } = await pair('young-labyrinth', '', '');
    button(editor, 'Explore').click();
    await editor.updateComplete;
    button(editor, 'Garden of mutants').click();
    await editor.updateComplete;
    const simulations = [...(editor.shadowRoot?.querySelectorAll<CaGrid>('.garden ca-grid') ?? [])].map((each) => each.simulation);
    expect(simulations).to.have.length(9);
    editor.remove();
    await until(() => simulations.every((simulation) => simulation?.disposed), 'all are freed');
  });
});

describe('exploring', () => {
  it('leaves locked numbers as they are, and can be undone', async () => {
    const { grid, editor } = await pair('young-spots', '', '');
    const first = ruleOf(grid);
    await openCard(editor, 'unit:activation');
    button(editor, 'Lock: exploring leaves it as it is (Weight of inhibitor in activation)').click();
    expect(Editing.of(grid.simulation as never).locked).to.deep.equal(new Set(['activation<inhibitor']));
    button(editor, 'Explore').click();
    await editor.updateComplete;
    for (const name of ['Mutate', 'Randomise']) {
      button(editor, name).click();
      expect(weightOf(grid, 'activation', 'inhibitor'), name).to.equal(-6);
      expect(weightOf(grid, 'activation', 'activator'), name).not.to.equal(4);
    }
    editor.undo();
    editor.undo();
    expect(ruleOf(grid)).to.equal(first);
  });

  it('blends two rules by a slider, without compiling on the way', async () => {
    const { grid, editor } = await pair('young-spots', '', '');
    button(editor, 'Explore').click();
    await editor.updateComplete;
    const chooser = part<HTMLSelectElement>(editor, '.blend select');
    chooser.value = 'young-holes';
    chooser.dispatchEvent(new Event('change'));
    await editor.updateComplete;
    const slider = part<HTMLInputElement>(editor, '.blend .slider');
    const inhibitor: (number | undefined)[] = [];
    const gpu = grid.simulation?.engine?.gpu;
    const compiled = gpu?.programs.compiled;
    for (const share of [0.25, 0.5, 1]) {
      slider.value = `${share}`;
      slider.dispatchEvent(new Event('input'));
      inhibitor.push(weightOf(grid, 'activation', 'inhibitor'));
      await editor.updateComplete;
    }
    slider.dispatchEvent(new Event('change'));
    expect(inhibitor.map((weight) => Number(weight?.toFixed(3)))).to.deep.equal([-5.3, -4.6, -3.2]);
    expect(gpu?.programs.compiled).to.equal(compiled);
    await editor.updateComplete;
    expect(editor.shadowRoot?.querySelectorAll('.history li'), 'one entry').to.have.length(2);
  });
});
